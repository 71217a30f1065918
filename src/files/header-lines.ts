/** A top-level entry of a header, found by its lines: `key: value` at column 0 with the lines that continue it. */
export type HeaderEntry = {
  readonly key: string
  /** Offsets in the header: the start of the first line, the end of the key's colon, the end of the last line with its line end. */
  readonly start: number
  readonly colon: number
  readonly end: number
}

const KEY = /^(?:([A-Za-z_][\w.-]*)|"([\w .-]+)"|'([\w .-]+)')[ \t]*:(?=[ \t\r\n]|$)/
const BLOCK = /^(?:[A-Za-z_][\w.-]*|"[\w .-]+"|'[\w .-]+')[ \t]*:[ \t]*[|>][-+0-9]*[ \t]*\r?$/

/**
 * The top-level entries of a header that YAML need not understand. A line inside a tag that closes again further down
 * (`<example>` … `</example>`, as generated descriptions hold) is text and starts no entry, and neither does an indented line.
 * Blank lines and comments between two entries belong to neither.
 */
export const headerLines = (head: string): HeaderEntry[] => {
  const entries: { key: string; start: number; colon: number; end: number }[] = []
  const closings = lastClosings(head)
  let at = 0
  let inTag: string | null = null
  for (const line of head.split(/(?<=\n)/)) {
    const bare = line.trim()
    const entry = inTag === null ? KEY.exec(line) : null
    const last = entries.at(-1)
    if (entry) {
      const key = entry[1] ?? entry[2] ?? entry[3] ?? ''
      entries.push({ key, start: at, colon: at + entry[0].length, end: at + line.length })
    } else if (last && bare !== '' && (inTag !== null || !line.startsWith('#'))) {
      last.end = at + line.length
    }
    if (bare !== '') inTag = openTag(line, inTag, (tag) => (closings.get(tag) ?? -1) >= at + line.length)
    at += line.length
  }
  return entries
}

/** The tag that is open after a line, if it is closed further down at all. */
const openTag = (line: string, inTag: string | null, closesBelow: (tag: string) => boolean): string | null => {
  if (BLOCK.test(line)) return null
  if (!line.includes('<')) return inTag
  let open = inTag
  for (const [, slash, name = ''] of line.matchAll(/<(\/?)([A-Za-z][\w-]*)>/g)) {
    if (slash === '/' && name === open) open = null
    else if (slash === '' && open === null) open = name
  }
  return open !== null && closesBelow(open) ? open : null
}

/** Where each tag is closed for the last time; found once, since each line asks. */
const lastClosings = (head: string): ReadonlyMap<string, number> =>
  new Map([...head.matchAll(/<\/([A-Za-z][\w-]*)>/g)].map((found) => [found[1] ?? '', found.index]))
