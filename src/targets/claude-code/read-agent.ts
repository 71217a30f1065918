import { utf8ToBytes } from '@noble/hashes/utils.js'
import { type Entry, entriesOf, meantText, quoting } from '../../files/header-entry.ts'
import type { Json, JsonObject } from '../../files/json.ts'
import { baseName } from '../../files/path.ts'
import { withoutSections } from '../../files/section.ts'
import { inWords, type Mend, type Problem, problem } from '../problem.ts'
import type { AgentFields, Verdict } from '../target.ts'
import type { AgentFile } from './agent-files.ts'
import { COLORS, colorFor } from './colors.ts'
import type { Frontmatter } from './frontmatter.ts'
import { refusedForHooks } from './hooks.ts'
import { isStorable, KNOWN, misspelled } from './own-fields.ts'
import { isOldTool, type ToolLists, toolItems, unknownTools } from './tools.ts'

/** One agent file, read for itself; what other files say about it comes in `read.ts`. */
export type ReadAgent = {
  readonly file: AgentFile
  readonly name: string
  readonly fields: AgentFields
  readonly lists: ToolLists
  readonly own: JsonObject
  readonly verdict: Verdict
}

/** What a file beside agents is instead, in words. */
export type NoAgent = { readonly problem: Problem }

const LARGEST = 1_048_576
/** The longest name or model that a design takes. */
const LONGEST_WORD = 300

/** Reads one file as Claude Code 2.1.330 would (claude-code.md, 2.1 and 2.2). */
export const readAgent = (file: AgentFile, text: string, page: Frontmatter): ReadAgent | NoAgent => {
  if (page.state === 'none') return { problem: page.problem }
  const { header } = page
  const entries = entriesIn(text)
  const called = typeof header.name === 'string' && header.name !== '' ? header.name : null
  if (called === null && header.name !== undefined && header.name !== null && header.name !== '') {
    const entry = entries().findLast(({ key }) => key === 'name')
    const name = typeof header.name === 'object' || !entry ? baseName(file.path).replace(/\.md$/, '') : entry.raw
    const wrong = problem(
      'name-no-text',
      `Its name is not text but ${JSON.stringify(header.name)}: put it in double quotes.`,
      at(entry, inQuotes(entry, header.name, 'name')),
    )
    return agent(file, page.body, header, name, [wrong], [], entries)
  }
  if (called === null) return { problem: page.state === 'broken' ? page.problem : nameless(header, entries) }
  const wrong =
    page.state === 'broken'
      ? page.problem
      : (nameProblem(called, entries) ??
        descriptionProblem(header, entries) ??
        refusedHooks(header, entries) ??
        sizeProblem(text))
  return agent(
    file,
    page.body,
    header,
    called,
    wrong === null ? [] : [wrong],
    page.state === 'broken' ? [] : page.notes,
    entries,
  )
}

/** The entries of a header, looked for only where something is wrong: most files have nothing to mend. */
type Entries = () => readonly Entry[]
const entriesIn = (text: string): Entries => {
  let known: readonly Entry[] | undefined
  return () => {
    known ??= entriesOf(text, 'anywhere')
    return known
  }
}

/** Where an entry stands, with the change that mends it. */
const at = (entry: Entry | undefined, mend: Mend | null = null) => ({ line: entry?.line ?? null, mend })

/** A number, or a word such as `true`, that was meant as text. */
const inQuotes = (entry: Entry | undefined, value: Json, what: string): Mend | null =>
  entry && typeof value !== 'object'
    ? { title: `Put the ${what} in double quotes`, safe: true, edits: [quoting(entry)] }
    : null

const agent = (
  file: AgentFile,
  body: string,
  header: JsonObject,
  name: string,
  wrong: readonly Problem[],
  cut: readonly Problem[],
  entries: Entries,
): ReadAgent => {
  const lists: ToolLists = {
    tools: Object.hasOwn(header, 'tools') ? toolItems(header.tools) : null,
    disallowed: toolItems(header.disallowedTools),
  }
  const description = descriptionOf(header)
  // What the client does not take for a description is shown as one, so that it is not written anew.
  const shown = description ?? entries().findLast(({ key, raw }) => /^description$/i.test(key) && /^[^\n#]/.test(raw))
  const model = modelOf(header)
  const color = COLORS.find((word) => word === header.color) ?? null
  const values = KNOWN.filter(
    ({ key }) => Object.hasOwn(header, key) && key !== 'tools' && key !== 'disallowedTools',
  ).map((known) => ({ ...known, raw: header[known.key] ?? null }))
  const entryOf = (key: string) => entries().findLast((entry) => entry.key === key)
  const notes = [
    ...cut,
    ...misspelled(header).map(({ key, meant }) =>
      problem(
        'misspelled-key',
        `“${key}” is not applied: Claude Code spells it “${meant}”.`,
        respelling(entryOf(key), meant),
      ),
    ),
    ...values
      .filter(({ raw, seen }) => raw !== null && seen(raw) === null)
      .map(({ key, raw, wants }) =>
        problem('dropped-value', `“${key}: ${short(raw)}” is dropped: Claude Code wants ${wants}.`, at(entryOf(key))),
      ),
    ...(header.color !== undefined && header.color !== null && color === null
      ? [
          problem(
            'dropped-color',
            `“color: ${short(header.color)}” is dropped: Claude Code knows ${COLORS.join(', ')}.`,
            recolouring(entryOf('color'), header.color),
          ),
        ]
      : header.color === null
        ? commentedColor(entryOf('color'))
        : []),
    ...toolNotes(lists).map((message) => problem('unknown-tools', message, at(entryOf('tools')))),
  ]
  const problems = [...wrong, ...notes]
  return {
    file,
    name: name.slice(0, LONGEST_WORD),
    lists,
    fields: {
      ...(shown === undefined ? {} : { description: typeof shown === 'string' ? shown : meantText(shown) }),
      instructions: withoutSections(body),
      model: model === null || model === 'inherit' || model.length > LONGEST_WORD ? null : model,
      color,
    },
    own: Object.fromEntries(
      values.filter(({ raw }) => raw !== null && isStorable(raw)).map(({ key, raw }) => [key, raw]),
    ),
    verdict: {
      loads: wrong.length === 0,
      why: inWords(problems),
      problems,
      seen: {
        name,
        ...(description === null ? {} : { description }),
        model,
        tools: lists.tools?.includes('*') ? null : lists.tools,
        ...(lists.disallowed.length > 0 ? { disallowedTools: lists.disallowed } : {}),
        ...(color === null ? {} : { color }),
        ...Object.fromEntries(
          values
            .filter(({ raw, seen }) => raw !== null && seen(raw) !== null && isStorable(raw))
            .map(({ key, raw, seen }) => [key, seen(raw)]),
        ),
      },
    },
  }
}

/** The key in the client's spelling; what it says was written down already, so nothing new is granted. */
const respelling = (entry: Entry | undefined, meant: string) =>
  at(
    entry,
    entry
      ? {
          title: `Write “${meant}”`,
          safe: !GRANTS.has(meant),
          edits: [{ start: entry.start, was: entry.key, now: meant }],
        }
      : null,
  )

/** Keys that give an agent something: whether that is wanted is for a person to say. */
const GRANTS: ReadonlySet<string> = new Set(['permissionMode', 'tools', 'hooks', 'mcpServers'])

const recolouring = (entry: Entry | undefined, value: Json) => {
  const near = typeof value === 'string' ? colorFor(value) : null
  return at(
    entry,
    entry && near !== null && !entry.raw.includes('\n')
      ? {
          title: `Write the nearest colour, ${near}`,
          safe: true,
          edits: [{ start: entry.from, was: entry.raw, now: near }],
        }
      : null,
  )
}

/** A colour such as `#ff0000` without quotes is a comment to YAML. */
const commentedColor = (entry: Entry | undefined): Problem[] => {
  const hex = /^#[0-9a-f]{3,8}$/i.exec(entry?.raw ?? '')?.[0]
  return hex === undefined
    ? []
    : [
        problem(
          'dropped-color',
          `“color: ${hex}” is a comment to YAML, so there is no colour; Claude Code knows ${COLORS.join(', ')}.`,
          recolouring(entry, hex),
        ),
      ]
}

const nameless = (header: JsonObject, entries: Entries): Problem => {
  const meant = Object.keys(header).find((key) => key !== 'name' && key.toLowerCase() === 'name')
  const entry = entries().find(({ key }) => key === meant)
  return meant === undefined
    ? problem(
        'no-name',
        'Its frontmatter has no name, so Claude Code takes it for documentation that lies beside the agents. Add “name: …”.',
        { line: 1 },
      )
    : problem(
        'misspelled-key',
        `Its name stands under “${meant}”; keys are case-sensitive, so Claude Code takes the file for documentation. Write “name”.`,
        respelling(entry, 'name'),
      )
}

const nameProblem = (name: string, entries: Entries): Problem | null => {
  const entry = entries().findLast(({ key }) => key === 'name')
  const other = (wanted: string) =>
    at(entry, { title: `Call it “${wanted}”`, safe: false, edits: [], fields: { name: wanted } })
  return name.startsWith('-')
    ? problem(
        'bad-name',
        'Its name begins with a hyphen, so Claude Code does not load it.',
        other(name.replace(/^-+/, '') || 'agent'),
      )
    : name.normalize('NFKC').includes(':')
      ? problem(
          'bad-name',
          'Its name holds a colon, which Claude Code keeps for plugins, so it is not loaded.',
          other(
            name
              .normalize('NFKC')
              .replace(/\s*:+\s*/g, '-')
              .replace(/^-+|-+$/g, '') || 'agent',
          ),
        )
      : name.length > 256
        ? problem('bad-name', 'Its name is longer than 256 characters, so Claude Code does not load it.', at(entry))
        : null
}

const descriptionProblem = (header: JsonObject, entries: Entries): Problem | null => {
  if (descriptionOf(header) !== null) return null
  const value = header.description
  const entry = entries().findLast(({ key }) => key === 'description')
  const meant = Object.keys(header).find((key) => key !== 'description' && key.toLowerCase() === 'description')
  if (value === undefined && meant !== undefined)
    return problem(
      'misspelled-key',
      `Its description stands under “${meant}”; keys are case-sensitive, so Claude Code does not load it. Write “description”.`,
      respelling(
        entries().find(({ key }) => key === meant),
        'description',
      ),
    )
  return value === undefined || value === null || value === ''
    ? problem(
        'no-description',
        'It has no description, so Claude Code does not load it. Say when to use it.',
        at(entry, entry && /^#\S/.test(entry.raw) ? inQuotes(entry, '', 'description') : null),
      )
    : problem(
        'description-no-text',
        'Its description is not text, so Claude Code does not load it: put it in double quotes.',
        at(entry, inQuotes(entry, value, 'description')),
      )
}

const refusedHooks = (header: JsonObject, entries: Entries): Problem | null => {
  // A number without end is nothing in JSON, but no nothing to the client.
  const endless =
    header.hooks === null && entries().some(({ key, raw }) => key === 'hooks' && /^[-+]?\.(?:inf|nan)$/i.test(raw))
  const why = refusedForHooks(endless ? { ...header, hooks: 'endless' } : header)
  return why === null
    ? null
    : problem(
        'refused-hooks',
        why,
        at(entries().find(({ key }) => /hooks|^PreToolUse$|^PermissionRequest$/i.test(key))),
      )
}

const sizeProblem = (text: string): Problem | null =>
  text.length > LARGEST || (text.length > LARGEST / 3 && utf8ToBytes(text).length > LARGEST)
    ? problem('too-large', 'It is larger than 1 MiB, so Claude Code does not load it.')
    : null

/** After YAML, the client makes a line break of every backslash-n that is left, which is how generated agents are written. */
const descriptionOf = (header: JsonObject): string | null => {
  const value = header.description
  return typeof value === 'string' && value !== '' ? value.replaceAll('\\n', '\n') : null
}

const modelOf = (header: JsonObject): string | null => {
  const value = header.model
  const name = typeof value === 'string' ? value.trim() : ''
  return name === '' ? null : name.toLowerCase() === 'inherit' ? 'inherit' : name
}

const toolNotes = (lists: ToolLists): string[] => {
  const unknown = unknownTools(lists.tools ?? [])
  const strange = [...new Set(unknown)].filter((tool) => !isOldTool(tool))
  const [noun, pronoun] = strange.length === 1 ? ['tool', 'it'] : ['tools', 'them']
  return [
    ...(strange.length > 0
      ? [`Claude Code has no ${noun} ${strange.slice(0, 8).join(', ')} and leaves ${pronoun} out.`]
      : []),
    ...(lists.tools !== null && lists.tools.length === unknown.length
      ? ['It has no tools at all, so Claude Code refuses to start it.']
      : []),
  ]
}

const short = (value: Json): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** True where the header is written for Claude Code and not for a tool whose agents look alike. */
export const isClaudeShape = (page: Frontmatter): boolean =>
  page.state !== 'none' &&
  typeof page.header.name === 'string' &&
  typeof page.header.description === 'string' &&
  !FOREIGN.some((key) => Object.hasOwn(page.header, key))

/** Keys of other tools' agents: OpenCode's, and Copilot's. */
const FOREIGN = ['mode', 'permission', 'temperature', 'steps', 'prompt', 'handoffs', 'argument-hint']
