import { type FileSet, textOf } from '../../files/file-set.ts'
import type { JsonObject } from '../../files/json.ts'
import { withoutSections } from '../../files/section.ts'
import { scanHeader } from '../../files/yaml.ts'
import { readFrontmatter } from './frontmatter.ts'
import { ownedAs } from './paths.ts'
import { agentProblem } from './schema.ts'
import type { Source } from './source.ts'

/** The agents in Markdown files below a `.opencode`. */
export const markdownSources = (files: FileSet): Source[] =>
  [...files.keys()].flatMap((path) => {
    const owned = ownedAs(path)
    if (owned?.kind !== 'agent' && owned?.kind !== 'mode') return []
    const text = textOf(files, path)
    return text === null
      ? []
      : [markdownSource(path, text, { root: owned.root, name: owned.name, mode: owned.kind === 'mode' })]
  })

/** @param at `name` from the path; `mode` for a file in `modes/`, which is forced to be primary and skipped where it is wrong */
export const markdownSource = (
  path: string,
  text: string,
  at: { readonly root: string; readonly name: string; readonly mode: boolean },
): Source => {
  const page = readFrontmatter(text)
  const body = { prompt: page.body.trim(), instructions: withoutSections(page.body) }
  const base = {
    place: { path },
    root: at.root,
    promptFile: null,
    rank: at.mode ? 3 : 2,
    lost: null,
    problem: null,
    notes: [] as string[],
  }
  const forced: JsonObject = at.mode ? { mode: 'primary' } : {}

  if (page.outcome === 'none') return { ...base, ...body, name: at.name, data: forced, seen: forced }

  if (page.outcome === 'ignored' || page.outcome === 'skipped') {
    const data = scanHeader(page.head)
    const skipped = `OpenCode leaves this file out without a word: its frontmatter is no valid YAML: ${page.why}. Mend that line, for example by putting the value in double quotes.`
    const ignored = `OpenCode cannot read the frontmatter: ${page.why}. It takes the whole file as the prompt of an agent without any of these fields, with everything allowed. Mend that line, for example by putting the value in double quotes.`
    const whole = text.replace(/^\ufeff/, '').trim()
    return page.outcome === 'skipped'
      ? { ...base, ...body, name: named(data, at.name), data: { ...data, ...forced }, seen: {}, lost: skipped }
      : { ...base, ...body, prompt: whole, name: at.name, data: { ...data, ...forced }, seen: forced, notes: [ignored] }
  }

  const data = { ...page.data, ...forced }
  const wrong = agentProblem(page.data)
  return {
    ...base,
    ...body,
    place: page.data.name === undefined ? { path } : { path, named: true },
    name: named(page.data, at.name),
    data,
    seen: data,
    problem: at.mode ? null : wrong,
    lost: at.mode && wrong !== null ? `OpenCode leaves this file out without a word: ${wrong}.` : null,
    notes: notesOf(page.data, page.mended),
  }
}

const named = (data: JsonObject, name: string): string => (data.name === undefined ? name : String(data.name))

const notesOf = (data: JsonObject, mended: boolean): string[] => [
  ...(mended
    ? [
        'The frontmatter is no valid YAML; OpenCode mends it by taking lines with a second colon as plain text. Put such values in double quotes.',
      ]
    : []),
  ...(data.permissions === undefined
    ? []
    : [
        '“permissions” is a key of OpenCode 2: OpenCode 1 does not enforce it and sends it to the provider of the model. Write “permission”.',
      ]),
]
