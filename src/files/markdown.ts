import { type Fence, type LineEnd, splitPage, unixLines } from './page.ts'
import { framed, keptLines, reviseText } from './revise-text.ts'
import { printSection, type Section, sectionsOf, withoutSections } from './section.ts'

export type MarkdownParts = {
  readonly head: string | null
  /** The person's text without the sections, line ends as \n, trimmed at both ends. */
  readonly body: string
  /** Offsets are those in the text after the frontmatter. */
  readonly sections: readonly Section[]
}

/** Takes a Markdown file apart: the header's text, the person's text, the sections that DotBox owns. */
export const readMarkdown = (text: string, fence: Fence): MarkdownParts => {
  const { head, rest } = splitPage(text, fence)
  return { head, body: withoutSections(rest), sections: sectionsOf(rest) }
}

/** The text after a header with another person's text in it. White space around that text and the sections stay as they are. */
export const reviseBody = (rest: string, body: string, eol: LineEnd): string => {
  if (withoutSections(rest) === body.trim()) return rest
  const sections = sectionsOf(rest)
  const regions = [...sections, null].map((section, index) =>
    rest.slice(sections[index - 1]?.end ?? 0, section?.start ?? rest.length),
  )
  const join = (texts: readonly string[]): string =>
    texts.map((text, index) => text + rest.slice(sections[index]?.start ?? rest.length, sections[index]?.end)).join('')
  const spoken = regions.flatMap((region, index) => (region.trim() === '' ? [] : [index]))
  if (spoken.length > 1) {
    const shared = join(sharedOut(regions, spoken, body.trim(), eol))
    if (withoutSections(shared) === body.trim()) return shared
  }
  const place = spoken[0] ?? 0
  const last = sections.length
  const fill = (region: string, index: number): string => {
    if (index === place && body.trim() !== '') return placed(region, body.trim(), eol, index < last)
    const [lead, core, tail] = framed(region)
    if (core === '') return region
    if (index > 0 && index === last) return tail
    const lines = lead.slice(0, lead.lastIndexOf('\n') + 1)
    return lines === '' && index > 0 ? eol : lines
  }
  return join(regions.map(fill))
}

/** A region with another text. Where it was blank, the text gets a line of its own. */
const placed = (region: string, text: string, eol: LineEnd, sectionFollows: boolean): string => {
  if (region.trim() !== '') return reviseText(region, text, eol)
  const lines = region.split('\n').length - 1
  return (
    region.slice(0, region.lastIndexOf('\n') + 1) +
    text.replaceAll('\n', eol) +
    (sectionFollows ? eol + eol : lines > 0 ? eol : '')
  )
}

/** Regions that each keep their share of the text: a new line goes to the region of the line before it. */
const sharedOut = (regions: readonly string[], spoken: readonly number[], body: string, eol: LineEnd): string[] => {
  const owners: number[] = []
  const lines = spoken.flatMap((region, at) => {
    const own = unixLines(regions[region] ?? '')
      .trim()
      .split('\n')
    const all = at === 0 ? own : ['', ...own]
    for (const _ of all) owners.push(region)
    if (at > 0) owners[owners.length - all.length] = -1
    return all
  })
  const after = body.split('\n')
  const texts = new Map<number, string[]>()
  let owner = spoken[0] ?? 0
  for (const [index, from] of keptLines(lines, after).entries()) {
    const at = from === null ? owner : (owners[from] ?? owner)
    if (at >= 0) owner = at
    const own = texts.get(owner) ?? []
    if (at >= 0) own.push(after[index] ?? '')
    texts.set(owner, own)
  }
  return regions.map((region, index) =>
    spoken.includes(index) ? reviseText(region, (texts.get(index) ?? []).join('\n').trim(), eol) : region,
  )
}

/** The text after a header with a section put in place of `old`, or behind everything. Line ends are the file's. */
export const putSection = (rest: string, name: string, content: string, eol: LineEnd): string => {
  const old = sectionsOf(rest).find((section) => section.name === name)
  const printed = printSection(name, content).replaceAll('\n', eol)
  if (old) return rest.slice(0, old.start) + printed + rest.slice(old.end)
  if (rest.trim() === '') return `${rest}${printed}${eol}`
  const gap = rest.endsWith(`\n${eol}`) ? '' : rest.endsWith('\n') ? eol : eol + eol
  return `${rest}${gap}${printed}${eol}`
}

/** The text after a header without a section and the blank lines that set it apart. */
export const dropSection = (rest: string, name: string, eol: LineEnd): string => {
  const old = sectionsOf(rest).find((section) => section.name === name)
  if (!old) return rest
  const before = rest.slice(0, old.start)
  const after = rest.slice(old.end)
  if (before.trim() === '') return before + after.replace(/^\s*?\n(?:[ \t]*\r?\n)*/, '')
  if (after.trim() === '') return before.trimEnd() + (after === '' ? '' : eol)
  return before.trimEnd() + eol + eol + after.replace(/^(?:[ \t]*\r?\n)+/, '')
}
