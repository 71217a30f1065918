import { type FileSet, textOf } from '../../files/file-set.ts'
import { entriesOf, meantText, quoting, quotingAll } from '../../files/header-entry.ts'
import type { JsonObject } from '../../files/json.ts'
import { withoutSections } from '../../files/section.ts'
import { scanHeader } from '../../files/yaml.ts'
import { type Mend, type Problem, problem } from '../problem.ts'
import { readFrontmatter } from './frontmatter.ts'
import { misfitInHeader } from './misfit.ts'
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
    notes: [] as Problem[],
  }
  const forced: JsonObject = at.mode ? { mode: 'primary' } : {}

  if (page.outcome === 'none') return { ...base, ...body, name: at.name, data: forced, seen: forced }

  if (page.outcome === 'ignored' || page.outcome === 'skipped') {
    const data = scanHeader(page.head)
    const skipped = `OpenCode leaves this file out without a word: its frontmatter is no valid YAML: ${page.why}. Mend that line, for example by putting the value in double quotes.`
    const ignored = `OpenCode cannot read the frontmatter: ${page.why}. It takes the whole file as the prompt of an agent without any of these fields, with everything allowed. Mend that line, for example by putting the value in double quotes.`
    const about = { line: lineIn(page.why), mend: quotingValues(text) }
    const whole = text.replace(/^\ufeff/, '').trim()
    return page.outcome === 'skipped'
      ? {
          ...base,
          ...body,
          name: named(data, at.name),
          data: { ...data, ...forced },
          seen: {},
          lost: problem('broken-header', skipped, about),
        }
      : {
          ...base,
          ...body,
          prompt: whole,
          name: at.name,
          data: { ...data, ...forced },
          seen: forced,
          notes: [problem('ignored-header', ignored, about)],
        }
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
    problem: at.mode || wrong === null ? null : problem('refused-value', wrong.why, misfitInHeader(text, wrong)),
    lost:
      at.mode && wrong !== null
        ? problem(
            'refused-value',
            `OpenCode leaves this file out without a word: ${wrong.why}.`,
            misfitInHeader(text, wrong),
          )
        : null,
    notes: notesOf(text, page.data, page.mended),
  }
}

const named = (data: JsonObject, name: string): string => (data.name === undefined ? name : String(data.name))

/** The line that the reason names. */
const lineIn = (why: string): number | null => {
  const line = /\(line (\d+)\)$/.exec(why)?.[1]
  return line === undefined ? null : Number(line)
}

/** Values and keys in double quotes, where that makes the header valid without the client mending it. */
const quotingValues = (text: string): Mend | null => {
  const edits = quotingAll(text, 'line', (mended) => {
    const page = readFrontmatter(mended)
    return page.outcome === 'read' && !page.mended
  })
  return edits && { title: 'Put what is no YAML in double quotes', safe: true, edits }
}

const notesOf = (text: string, data: JsonObject, mended: boolean): Problem[] => [
  ...(mended
    ? [
        problem(
          'mended-header',
          'The frontmatter is no valid YAML; OpenCode mends it by taking lines with a second colon as plain text. Put such values in double quotes.',
          { mend: quotingValues(text) },
        ),
      ]
    : []),
  ...(data.permissions === undefined
    ? []
    : [
        problem(
          'second-version',
          '“permissions” is a key of OpenCode 2: OpenCode 1 does not enforce it and sends it to the provider of the model. Write “permission”.',
          { line: entriesOf(text, 'line').find(({ key }) => key === 'permissions')?.line ?? null },
        ),
      ]),
  ...cutDescription(text, data),
]

/** A plain description is cut at ` #`, where YAML begins a comment. */
const cutDescription = (text: string, data: JsonObject): Problem[] => {
  const entry = entriesOf(text, 'line').findLast(({ key }) => key === 'description')
  const seen = data.description
  if (!entry || typeof seen !== 'string' || /^["'|>]/.test(entry.raw) || entry.raw.includes('\n')) return []
  const tail = entry.raw.startsWith(seen) ? entry.raw.slice(seen.length) : ''
  return /^\s+#/.test(tail)
    ? [
        problem(
          'cut-description',
          'Everything from ` #` on in the description is a YAML comment, so OpenCode does not see it. Put the description in double quotes.',
          {
            line: entry.line,
            mend: {
              title: 'Put the whole description in double quotes',
              safe: /^\s+#\w/.test(tail),
              edits: [quoting(entry)],
              fields: { description: meantText(entry) },
            },
          },
        ),
      ]
    : []
}
