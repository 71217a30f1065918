import { type Block, blocksOf, lineCounter } from './blocks.ts'
import { sentenceBounds } from './sentence.ts'

/** A directory that a text says its agent reads or writes, with the words that say it. */
export type PlaceMention = {
  readonly kind: 'reads' | 'writes'
  /** Relative to the project, without a slash at its end. */
  readonly path: string
  readonly line: number
  readonly text: string
}

const LONGEST = 400
/** The most characters between a verb and its path. */
const NEAR = 90
/** However long a text is, so many paths of it are enough. */
const MOST_LOOKED_AT = 1000
/** So many bare names in one sentence are examples of what there might be: `src/, lib/, pkg/`. */
const MANY = 3

/** The directories that an agent's own text tells it to read or write, by the verb beside the path. Linear in the text. */
export const placesIn = (text: string): PlaceMention[] => {
  if (!text.includes('/')) return []
  const found: PlaceMention[] = []
  let looked = 0
  for (const block of blocksOf(text)) {
    if (block.kind === 'code' || block.kind === 'heading' || block.example || !block.text.includes('/')) continue
    const lineOf = lineCounter(block)
    for (const candidate of candidatesIn(block.text)) {
      if (++looked > MOST_LOOKED_AT) return found
      const [start, end] = sentenceBounds(block, candidate.start, candidate.end)
      const kind = kindOf(block, candidate, start, end)
      if (kind !== null)
        found.push({
          kind,
          path: candidate.path,
          line: lineOf(block.start + candidate.start),
          text: block.text.slice(start, end).trim().slice(0, LONGEST),
        })
    }
  }
  return found
}

type Candidate = { readonly path: string; readonly start: number; readonly end: number }

const TOKEN = /[^\s`"'“”‘’()<>|,;=→]*\/[^\s`"'“”‘’()|,;=→]*/g

const candidatesIn = (text: string): Candidate[] => {
  const found: Candidate[] = []
  for (const match of text.matchAll(TOKEN)) {
    const path = directoryIn(match[0])
    if (path !== null && !/[<[{$]/.test(text.charAt(match.index - 1)))
      found.push({ path, start: match.index, end: match.index + match[0].length })
  }
  return found
}

/**
 * The directory that a word of a text names: `notes/`, or the folder of `notes/*.md`. Null for anything else: a path that is
 * absolute, in a home or in an address, one with a hole to fill in, and the folders of tools and of packages. A pattern in one
 * bare folder, `rules/*.md`, is mostly said of any folder of that name.
 */
export const directoryIn = (word: string): string | null => {
  const token = word
    .replace(/^\*{1,2}(?=[\w.])/, '')
    .replace(/[.:!?*]+$/, (end) =>
      end.startsWith('*') && !end.startsWith('**') ? end : end.startsWith('**') ? end : '',
    )
  const [, folder, glob] = /^(?:\.\/)?((?:[\w.@+-]+\/)+)(\*{1,2}(?:\/\*)?(?:\.\w+)?)?$/.exec(token) ?? []
  const path = folder?.slice(0, -1)
  if (path === undefined || path.length > 200 || (glob !== undefined && !path.includes('/'))) return null
  const parts = path.split('/')
  if (parts.some((part) => part === '.' || part === '..' || HOLE.test(part))) return null
  if (parts.some((part) => NOT_WORK.has(part) || part.startsWith('@'))) return null
  return parts[0] !== undefined && TOOLS.has(parts[0]) ? null : path
}

/** A part that stands for another: XX, NN, YYYY-MM-DD, your-name. */
const HOLE = /^(?:[XN]{2,}|[YMD]{2,})(?:[-_.]|$)|YYYY|[Yy]our[-_]|^(?:path|foo|bar|xxx)$/
const NOT_WORK = new Set(['node_modules', '.git', '__pycache__', 'async', 'dist', 'target', 'vendor', 'tmp'])
/** Folders that a tool reads its own configuration from. */
const TOOLS = new Set([
  '.claude',
  '.opencode',
  '.agents',
  '.github',
  '.cursor',
  '.vscode',
  '.codex',
  '.gemini',
  '.claude-plugin',
  '.idea',
  '.husky',
])

const kindOf = (
  block: Block,
  { path, start, end }: Candidate,
  from: number,
  to: number,
): PlaceMention['kind'] | null => {
  const before = plain(block.text.slice(from, start))
  const after = plain(block.text.slice(end, to))
  if (!path.includes('/') && bareNames(block.text.slice(from, to)) >= MANY) return null
  if (
    /\betc\b|\.\.\.|…|\binstead\b/.test(after) ||
    NEGATION.test(before) ||
    FOREIGN.test(before.slice(-NEAR)) ||
    /^[`"'*) ]*sub-?director/.test(after)
  )
    return null
  const written = lastIn(WRITES, before)
  const read = lastIn(READS, before)
  if (written >= 0 || read >= 0) return written > read ? 'writes' : 'reads'
  return block.kind === 'item' && /^[\s>]*(?:[-*+•]|\d{1,3}[.)])[\s]*$/.test(before) ? underTitle(block) : null
}

/** A list that its heading makes one of what is read or written. */
const underTitle = ({ under, lead }: Block): PlaceMention['kind'] | null => {
  const title = (lead === '' ? under.slice(under.lastIndexOf('›') + 1) : lead).replace(/[*_`#:\s]+/g, ' ').trim()
  if (/^(?:you )?(?:reads?|inputs?|reads? from|sources?)$/.test(title)) return 'reads'
  return /^(?:you )?(?:writes?|outputs?|writes? to|produces?|saves? to)$/.test(title) ? 'writes' : null
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[*`"“”]/g, '')
    .replace(/\s+/g, ' ')

const NEGATION =
  /\b(?:not|never|don't|cannot|avoid|without|exclud\w*|ignor\w*|skip\w*|outside|except|out of scope|instead)\b/
/** What belongs to something else than the project. */
const FOREIGN =
  /(?:\b\w+'s|\b(?:user|workspace|plugin|report|package|output)s?'s?|\bin the (?:plugin|package))\s*$|\b(?:instruct|tell|ask) (?:the )?(?:\w+ )?(?:agents?|users?)\b/

/** A full stop inside a word, as in `.feature`, ends nothing. */
const BETWEEN = `(?:[^.;!?]|\\.(?=\\w)){0,${NEAR}}?`
const WRITES = new RegExp(
  `\\b(?:(?:write|writes|writing|save|saves|saving|store|stores|storing|put|puts|output|outputs|place|places|persist|persists|record|records|append|appends|log|logs|add|adds|create|creates|creating|generate|generates|produce|produces|export|maintain|maintains|document)\\b${BETWEEN}\\b(?:to|in|into|at|under|inside|within)(?: the| a| an)?|(?:write|create|update|maintain)(?:s|\\/update)?(?: the)?|(?:saved|written|stored|persisted|logged) (?:to|in|under|at):?(?: the)?|use the)[:\\s]*$`,
)
const READS = new RegExp(
  `\\b(?:(?:read|reads|reading|check|checks|checking|search|searches|scan|scans|consult|consults|review|reviews|study|browse|explore|examine|inspect|load|loads|look|looks|find)\\b(?: ${BETWEEN}\\b(?:in|into|from|under|at|against|within|through|of))?(?: the| all| any| every)?)[:\\s]*$`,
)

const lastIn = (pattern: RegExp, text: string): number => {
  const match = pattern.exec(text.slice(-NEAR * 2))
  return match ? match.index : -1
}

const bareNames = (text: string): number => text.match(/(?<![\w/.])[\w.-]+\/(?![\w*])/g)?.length ?? 0
