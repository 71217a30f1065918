/** What a block of a text is. Code is what stands between fences. */
export type BlockKind = 'prose' | 'item' | 'row' | 'heading' | 'code'

/** A paragraph, a list item, a table row, a heading or one line of code: what is read on its own. */
export type Block = {
  readonly kind: BlockKind
  /** Offset in the text, and the text of the block. */
  readonly start: number
  readonly text: string
  /** The line it begins on, from 1. */
  readonly line: number
  /** The headings it stands under, outermost first, as one lower-case text. */
  readonly under: string
  /** The line that leads a list or table in (`Hands off to:`), in lower case; '' where there is none. */
  readonly lead: string
  /** The cells of the table's header, in lower case. */
  readonly columns: readonly string[]
  /** True where the text only shows how something could look. */
  readonly example: boolean
}

type Heading = { readonly level: number; readonly text: string }

const FENCE = /^[ \t>]*(`{3,}|~{3,})/
const HEADING = /^[ \t>]{0,3}(#{1,6})[ \t]+(.*)$/
const ITEM = /^[ \t>]*(?:[-*+•]|\d{1,3}[.)]|[├└│─]+)[ \t]+/
const ROW = /^[ \t>]*\|/
const RULE_ROW = /^[ \t>]*\|?[ \t:|-]+$/
const EXAMPLE = /^\W*(?:worked |full |sample )?examples?\b/

/** Takes a text apart. Linear: every line is looked at once. */
export const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = []
  const headings: Heading[] = []
  let lead = ''
  let columns: readonly string[] = []
  let fence = ''
  let shown = 0
  let open: { start: number; line: number; kind: BlockKind; end: number } | null = null
  let under = ''
  let inExample = false

  const close = () => {
    if (open === null) return
    const body = text.slice(open.start, open.end)
    blocks.push({
      kind: open.kind,
      start: open.start,
      text: body,
      line: open.line,
      under,
      lead,
      columns,
      example: inExample || shown > 0,
    })
    // A paragraph that ends in a colon, or is bold as a whole, speaks for the list that follows.
    if (open.kind === 'prose') lead = leadsIn(body) ? body.trim().toLowerCase().slice(-LONGEST_LEAD) : ''
    open = null
  }

  let start = 0
  let lastStart = 0
  for (let line = 1; start <= text.length; line++) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const raw = text.slice(start, text.charAt(end - 1) === '\r' ? end - 1 : end)
    const fenced: string | undefined = FENCE.exec(raw)?.[1]
    const opens = count(raw, '<example')
    if (opens > 0) {
      close()
      shown += opens
    }
    if (fence !== '') {
      if (fenced?.startsWith(fence)) fence = ''
      else if (raw.trim() !== '') {
        open = { start, line, kind: 'code', end }
        close()
      }
    } else if (fenced !== undefined) {
      close()
      fence = fenced
    } else if (raw.trim() === '') close()
    else {
      const heading = HEADING.exec(raw)
      if (heading) {
        close()
        const level = heading[1]?.length ?? 1
        while ((headings.at(-1)?.level ?? 0) >= level) headings.pop()
        headings.push({ level, text: (heading[2] ?? '').toLowerCase() })
        under = headings.map((one) => one.text).join(' › ')
        inExample = headings.some((one) => EXAMPLE.test(one.text))
        lead = ''
        columns = []
        open = { start, line, kind: 'heading', end }
        close()
      } else if (ROW.test(raw)) {
        close()
        if (RULE_ROW.test(raw)) columns = cellsOf(blocks.at(-1)?.text.toLowerCase() ?? '')
        else {
          open = { start, line, kind: 'row', end }
          close()
        }
      } else if (ITEM.test(raw)) {
        close()
        open = { start, line, kind: 'item', end }
      } else if (open === null || raw.trimStart().startsWith('<') || isShort(start - lastStart, raw)) {
        close()
        columns = []
        open = { start, line, kind: 'prose', end }
      } else open.end = end
    }
    const closes = count(raw, '</example')
    if (closes > 0) {
      close()
      shown = Math.max(0, shown - closes)
    }
    lastStart = start
    start = end + 1
  }
  close()
  return blocks
}

const LONGEST_LEAD = 200
/** Text that somebody wrapped has lines at least so long, in characters. */
const WRAPPED = 60

/** A short line before one that begins with a capital was not wrapped: it stands for itself. */
const isShort = (length: number, next: string): boolean => length <= WRAPPED && /^\s*[\p{Lu}\d]/u.test(next)

const leadsIn = (text: string): boolean => /:[*_\s]*$/.test(text) || /^\s*\*\*[^*]+\*\*\s*$/.test(text)

const count = (text: string, what: string): number => {
  let found = 0
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length)) found++
  return found
}

/** Tells the lines of offsets in a text that come in order, each character being looked at once. */
export const lineCounter = ({
  start,
  text,
  line,
}: Pick<Block, 'start' | 'text' | 'line'>): ((offset: number) => number) => {
  let [at, now] = [0, line]
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset - start; next = text.indexOf('\n', at)) {
      now++
      at = next + 1
    }
    return now
  }
}

/** The cells of a table row, trimmed. */
const cellsOf = (row: string): string[] => {
  const cells = row.slice(row.indexOf('|') + 1).split('|')
  return (cells.at(-1)?.trim() === '' ? cells.slice(0, -1) : cells).map((cell) => cell.trim())
}
