import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * A section of a Markdown file that DotBox owns, between two HTML comments. The opening one carries a hash of what
 * stands between them, so that an edit by hand is noticed. Text outside the markers is the person's.
 *
 *     <!-- dotbox:team begin 0f1e2d3c4b5a -->
 *     …
 *     <!-- dotbox:team end -->
 */
export type Section = {
  readonly name: string
  /** Offsets in the text, of the whole section with its markers, without the line end after it. */
  readonly start: number
  readonly end: number
  /** What stands between the markers, decoded, line ends as \n. */
  readonly content: string
  /** True where the content is not what DotBox wrote: somebody edited it. */
  readonly edited: boolean
}

const MARKER = /^<!-- dotbox:([a-z][a-z0-9-]*) (?:begin ([0-9a-f]{12}) -->\r?\n|(end) -->)/gm

/**
 * All sections of a text, in order. A marker without its partner is ordinary text; whatever stands between the markers of a
 * section is its content, other markers too. One walk from the back finds the partners, however many there are none of.
 */
export const sectionsOf = (text: string): Section[] => {
  if (!text.includes('<!-- dotbox:')) return []
  const markers = [...text.matchAll(MARKER)]
  const endOf = new Map<RegExpMatchArray, RegExpMatchArray>()
  const nextEnd = new Map<string, RegExpMatchArray>()
  for (const marker of markers.toReversed()) {
    const [, name = '', hash] = marker
    const end = nextEnd.get(name)
    if (hash === undefined) nextEnd.set(name, marker)
    else if (end) endOf.set(marker, end)
  }
  const sections: Section[] = []
  let at = 0
  for (const begin of markers) {
    const end = endOf.get(begin)
    const start = begin.index ?? 0
    if (!end || start < at) continue
    const [opening, name = '', hash] = begin
    at = (end.index ?? 0) + end[0].length
    const content = decode(
      text
        .slice(start + opening.length, end.index)
        .replaceAll('\r\n', '\n')
        .replace(/\n$/, ''),
    )
    sections.push({ name, start, end: at, content, edited: hashOf(content) !== hash })
  }
  return sections
}

export const sectionNamed = (text: string, name: string): Section | undefined =>
  sectionsOf(text).find((section) => section.name === name)

/** A section as it stands in a file, markers included, without a line end after it. */
export const printSection = (name: string, content: string): string =>
  `<!-- dotbox:${name} begin ${hashOf(content)} -->\n${encode(content)}\n<!-- dotbox:${name} end -->`

/** The text without its sections and without the blank lines that set them apart, trimmed at both ends, line ends as \n. */
export const withoutSections = (text: string): string => {
  const parts: string[] = []
  let at = 0
  for (const section of sectionsOf(text)) {
    parts.push(text.slice(at, section.start))
    at = section.end
  }
  return [...parts, text.slice(at)]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')
    .replaceAll('\r\n', '\n')
}

/** Twelve hex digits of SHA-256: to notice an edit, not to withstand an attacker. */
export const hashOf = (content: string): string => bytesToHex(sha256(utf8ToBytes(content))).slice(0, 12)

/** A marker inside a section's own text must not end it: `<!-- dotbox:` is written `&lt;!-- dotbox:` there. */
const encode = (content: string): string =>
  content.replace(/<!-- dotbox:|&((?:amp;)*)lt;!-- dotbox:/g, (whole, more?: string) =>
    whole.startsWith('<') ? '&lt;!-- dotbox:' : `&amp;${more}lt;!-- dotbox:`,
  )
const decode = (content: string): string =>
  content.replace(/&((?:amp;)*)lt;!-- dotbox:/g, (_, more: string) =>
    more === '' ? '<!-- dotbox:' : `&${more.slice(4)}lt;!-- dotbox:`,
  )
