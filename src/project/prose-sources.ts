import type { RecordOf } from '../design/model.ts'
import { all, settings } from '../design/queries.ts'
import { type FileSet, textOf } from '../files/file-set.ts'
import { splitPage } from '../files/page.ts'
import { isBelow } from '../files/path.ts'
import { sectionsOf } from '../files/section.ts'
import type { Source } from '../mentions/find.ts'
import { type NameIndex, nameIndex } from '../mentions/names.ts'
import type { Place } from '../targets/target.ts'
import { agentNames, standingsOf } from './agent-names.ts'
import type { Reading } from './reading.ts'

/** A text of a repository that may mention agents: where it stands, whose it is, and the names that count in it. */
export type ProseSource = Source & {
  readonly path: string
  readonly names: NameIndex
  /** The one line of the file that holds the whole text, for a text inside JSON; null where the lines are the file's. */
  readonly line: number | null
}
type Text = Omit<ProseSource, 'names'>

/** Texts that are no agent's own: the instructions of a folder, commands, skills. */
const OUTSIDE = /(?:^|\/)(?:CLAUDE|AGENTS)\.md$|(?:^|\/)commands?\/.*\.md$|(?:^|\/)SKILL\.md$/

/** The texts of a repository that may mention agents: prompts and descriptions, main instructions, commands and skills. */
export const proseSources = (reading: Reading): ProseSource[] => {
  const { design, files } = reading
  const { byRoot: indexes, meant } = agentNames(reading)
  const none = nameIndex([])
  const seen = new Set<string>()
  const sources: ProseSource[] = []
  for (const agent of all(design, 'agent')) {
    const names = indexes.get(agent.root) ?? none
    for (const place of standingsOf(reading, agent.id)) {
      const key = [place.path, ...(place.pointer ?? [])].join('\n')
      if (seen.has(key)) continue
      seen.add(key)
      const texts = place.pointer ? fromJson(files, place, agent) : fromPage(files, place.path, agent.id)
      sources.push(...texts.map((text) => ({ ...text, self: meant(agent.id), names })))
    }
  }
  const { lead } = settings(design)
  // What stands in a command that an agent answers is said to that agent.
  const answers = new Map(
    Object.entries(reading.startedBy).flatMap(([id, starts]) => starts.map(({ path }) => [path, id] as const)),
  )
  const mains = new Set(Object.values(reading.mains))
  for (const path of files.keys()) {
    if (seen.has(path) || !(mains.has(path) || OUTSIDE.test(path))) continue
    const text = textOf(files, path)
    const root = [...indexes.keys()].filter((one) => isBelow(path, one)).sort((a, b) => b.length - a.length)[0]
    if (text === null || root === undefined) continue
    const self = answers.get(path) ?? (mains.has(path) ? lead : null)
    sources.push({ path, text: bodyOf(text), self, voice: 'prompt', names: indexes.get(root) ?? none, line: null })
  }
  return sources
}

const fromPage = (files: FileSet, path: string, self: string): Text[] => {
  const text = textOf(files, path)
  if (text === null) return []
  const { bom, open, head } = splitPage(text, 'anywhere')
  const description = head === null ? '' : descriptionIn(head)
  return [
    { path, text: blank(bom + open) + description, self, voice: 'description', line: null },
    { path, text: bodyOf(text), self, voice: 'prompt', line: null },
  ]
}

/** A Markdown file without its frontmatter and DotBox's sections; every line stays on its line. */
const bodyOf = (text: string): string => {
  const { bom, open, head, close, rest } = splitPage(text, 'anywhere')
  let body = blank(bom + open + (head ?? '') + close)
  let at = 0
  for (const { start, end } of sectionsOf(rest)) {
    body += rest.slice(at, start) + blank(rest.slice(start, end))
    at = end
  }
  return body + rest.slice(at)
}

/** The lines of the description in a header on their lines, without its examples; '' where there is none. */
const descriptionIn = (head: string): string => {
  const start = /^description[ \t]*:/m.exec(head)
  if (!start) return ''
  const behind = head.slice(start.index + start[0].length)
  const end = /\n[^\s#:][^\n:]*:[ \t\n]/.exec(behind)?.index ?? behind.length
  // A backslash and an n in one long line are a line break to the tool; here they must not become part of a word.
  return blank(head.slice(0, start.index)) + withoutExamples(behind.slice(0, end).replaceAll('\\n', '  '))
}

const withoutExamples = (text: string): string => {
  let left = ''
  let at = 0
  for (let open = text.indexOf('<example'); open >= 0; open = text.indexOf('<example', at)) {
    const close = text.indexOf('</example>', open)
    const end = close < 0 ? text.length : close + '</example>'.length
    left += `${text.slice(at, open)} ${blank(text.slice(open, end))}`
    at = end
  }
  return left + text.slice(at)
}

const blank = (text: string): string => '\n'.repeat(text.split('\n').length - 1)

/** An agent inside a JSON file: its texts as the design has them, or the file that its prompt names. */
const fromJson = (files: FileSet, { path }: Place, agent: RecordOf<'agent'>): Text[] => {
  const json = textOf(files, path) ?? ''
  const text = (value: string, voice: Text['voice']): Text[] =>
    value === '' ? [] : [{ path, text: value, self: agent.id, voice, line: lineOf(json, value) }]
  return [...text(agent.description, 'description'), ...text(agent.instructions, 'prompt')]
}

const lineOf = (json: string, value: string): number => {
  const at = json.indexOf(JSON.stringify(value).slice(1, 41))
  return at < 0 ? 1 : json.slice(0, at).split('\n').length
}
