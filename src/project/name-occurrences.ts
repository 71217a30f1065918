import { baseName } from '../files/path.ts'

/** A place in a text where an agent is named, and not merely a word that is spelled like its name. */
export type NameAt = { readonly start: number; readonly end: number }

/** What may stand in a name: `reviewer` is not named in `lite-reviewer`, `reviewer-2` or `reviewer/strict`. */
const BEFORE = String.raw`(?<![\p{L}\p{N}_\-/.@:])`
const AFTER = String.raw`(?![\p{L}\p{N}_\-/:]|\.[\p{L}\p{N}])`

/** The ways in which files name an agent exactly, as patterns with the name in a group called `name`. */
const forms = (name: string): readonly string[] => [
  // @reviewer, @agent-reviewer and @"reviewer (agent)", as it is typed to call one.
  `(?<![\\p{L}\\p{N}_\\-/.@\`])\`?@(?:agent-)?(?<name>${name})${AFTER}`,
  `@"(?<name>${name}) \\(agent\\)"`,
  // `reviewer`, the whole of a piece of code; but skills are called like agents, and they are loaded.
  `(?<!\`)(?<![Ll]oad )\`(?<name>${name})\`(?!\`| skill)`,
  // subagent_type: reviewer, in YAML, JSON or as an argument.
  `\\bsubagent_type["']?\\s*[:=]\\s*(?<quote>["'\`]?)(?<name>${name})\\k<quote>${AFTER}`,
  // “the reviewer agent”.
  `${BEFORE}(?<name>${name}) (?:sub-?)?agents?(?![\\p{L}\\p{N}_\\-/])`,
]

/** `Agent(a, b)` and `Task(a)`: a list of names, each of which may be this one. */
const LISTS = /(?<![\p{L}\p{N}_])(?:Agent|Task)\((?<list>[^()\n]*)\)/dgu

/** `agent: reviewer` in the frontmatter of a command, say. */
const keyed = (name: string): string =>
  `^(?:agent|subagent)[ \\t]*:[ \\t]*(?<quote>["']?)(?<name>${name})\\k<quote>[ \\t]*\\r?$`
const FRONTMATTER = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?^---[ \t]*\r?$/m

/** `"agent": "reviewer"` in a tool's settings: who runs the main conversation, or a command. */
const jsonKeyed = (name: string): string => `"(?:agent|default_agent)"\\s*:\\s*"(?<name>${name})"`

/** Where a text names an agent, in order; each place once. `json`: the text is JSON of a tool's settings. */
export const namedIn = (text: string, name: string, json = false): readonly NameAt[] => {
  if (name === '' || !text.includes(name)) return []
  const found = new Map<number, NameAt>()
  const add = (start: number, end: number) => found.set(start, { start, end })
  const search = (form: string, flags: string, within: string) => {
    for (const match of within.matchAll(new RegExp(form, `d${flags}`))) {
      const at = match.indices?.groups?.name
      if (at) add(at[0], at[1])
    }
  }
  const pattern = escaped(name)
  for (const form of forms(pattern)) search(form, 'gu', text)
  if (json) search(jsonKeyed(pattern), 'gu', text)
  search(keyed(pattern), 'gmu', FRONTMATTER.exec(text)?.[0] ?? '')
  for (const match of text.matchAll(LISTS)) {
    let at = match.indices?.groups?.list?.[0] ?? 0
    for (const item of (match.groups?.list ?? '').split(',')) {
      const start = at + (item.length - item.trimStart().length)
      if (item.trim() === name) add(start, start + name.length)
      at += item.length + 1
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

/**
 * Where a text names a file by its path, whole or from any folder on: `.claude/agents/reviewer.md` and
 * `agents/reviewer.md`. Gives the piece that is the name of the file, without its ending.
 */
export const pathNamedIn = (text: string, path: string): readonly NameAt[] => {
  const file = `/${baseName(path)}`
  const found: NameAt[] = []
  for (let at = text.indexOf(file); at >= 0; at = text.indexOf(file, at + 1)) {
    const end = at + file.length
    if (GOES_ON.test(text.slice(end, end + 2))) continue
    let start = at
    while (start > 0 && IN_PATH.test(text[start - 1] ?? '')) start--
    const given = text.slice(start, end).replace(/^(?:\.\/)+/, '')
    const whole = given === path || given.endsWith(`/${path}`) || path.endsWith(`/${given}`)
    if (whole) found.push({ start: at + 1, end: at + file.lastIndexOf('.') })
  }
  return found
}

const IN_PATH = /[\p{L}\p{N}_\-./]/u
const GOES_ON = /^(?:[\p{L}\p{N}_\-/]|\.[\p{L}\p{N}])/u

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
