import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Json, JsonObject } from '../../files/json.ts'
import { baseName } from '../../files/path.ts'
import { withoutSections } from '../../files/section.ts'
import type { AgentFields, Verdict } from '../target.ts'
import type { AgentFile } from './agent-files.ts'
import { COLORS } from './colors.ts'
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
export type NoAgent = { readonly why: string }

const LARGEST = 1_048_576
/** The longest name or model that a design takes. */
const LONGEST_WORD = 300

/** Reads one file as Claude Code 2.1.330 would (claude-code.md, 2.1 and 2.2). */
export const readAgent = (file: AgentFile, text: string, page: Frontmatter): ReadAgent | NoAgent => {
  if (page.state === 'none') return { why: page.why }
  const { header } = page
  const called = typeof header.name === 'string' && header.name !== '' ? header.name : null
  if (called === null && header.name !== undefined && header.name !== null && header.name !== '') {
    return agent(
      file,
      page.body,
      header,
      baseName(file.path).replace(/\.md$/, ''),
      [`Its name is not text but ${JSON.stringify(header.name)}: put it in double quotes.`],
      [],
    )
  }
  if (called === null) return { why: page.state === 'broken' ? page.why : whyNameless(header) }
  const wrong =
    page.state === 'broken'
      ? page.why
      : (nameProblem(called) ?? descriptionProblem(header) ?? refusedForHooks(header) ?? sizeProblem(text))
  return agent(
    file,
    page.body,
    header,
    called,
    wrong === null ? [] : [wrong],
    page.state === 'broken' ? [] : page.notes,
  )
}

const agent = (
  file: AgentFile,
  body: string,
  header: JsonObject,
  name: string,
  wrong: readonly string[],
  cut: readonly string[],
): ReadAgent => {
  const lists: ToolLists = {
    tools: Object.hasOwn(header, 'tools') ? toolItems(header.tools) : null,
    disallowed: toolItems(header.disallowedTools),
  }
  const description = descriptionOf(header)
  const model = modelOf(header)
  const color = COLORS.find((word) => word === header.color) ?? null
  const values = KNOWN.filter(
    ({ key }) => Object.hasOwn(header, key) && key !== 'tools' && key !== 'disallowedTools',
  ).map((known) => ({ ...known, raw: header[known.key] ?? null }))
  const notes = [
    ...cut,
    ...misspelled(header),
    ...values
      .filter(({ raw, seen }) => raw !== null && seen(raw) === null)
      .map(({ key, raw, wants }) => `“${key}: ${short(raw)}” is dropped: Claude Code wants ${wants}.`),
    ...(header.color !== undefined && header.color !== null && color === null
      ? [`“color: ${short(header.color)}” is dropped: Claude Code knows ${COLORS.join(', ')}.`]
      : []),
    ...toolNotes(lists),
  ]
  return {
    file,
    name: name.slice(0, LONGEST_WORD),
    lists,
    fields: {
      ...(description === null ? {} : { description }),
      instructions: withoutSections(body),
      model: model === null || model === 'inherit' || model.length > LONGEST_WORD ? null : model,
      color,
    },
    own: Object.fromEntries(
      values.filter(({ raw }) => raw !== null && isStorable(raw)).map(({ key, raw }) => [key, raw]),
    ),
    verdict: {
      loads: wrong.length === 0,
      why: [...wrong, ...notes].join(' ') || null,
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

const whyNameless = (header: JsonObject): string => {
  const meant = Object.keys(header).find((key) => key !== 'name' && key.toLowerCase() === 'name')
  return meant === undefined
    ? 'Its frontmatter has no name, so Claude Code takes it for documentation that lies beside the agents. Add “name: …”.'
    : `Its name stands under “${meant}”; keys are case-sensitive, so Claude Code takes the file for documentation. Write “name”.`
}

const nameProblem = (name: string): string | null =>
  name.startsWith('-')
    ? 'Its name begins with a hyphen, so Claude Code does not load it.'
    : name.normalize('NFKC').includes(':')
      ? 'Its name holds a colon, which Claude Code keeps for plugins, so it is not loaded.'
      : name.length > 256
        ? 'Its name is longer than 256 characters, so Claude Code does not load it.'
        : null

const descriptionProblem = (header: JsonObject): string | null => {
  if (descriptionOf(header) !== null) return null
  const value = header.description
  return value === undefined || value === null || value === ''
    ? 'It has no description, so Claude Code does not load it. Say when to use it.'
    : 'Its description is not text, so Claude Code does not load it: put it in double quotes.'
}

const sizeProblem = (text: string): string | null =>
  text.length > LARGEST || (text.length > LARGEST / 3 && utf8ToBytes(text).length > LARGEST)
    ? 'It is larger than 1 MiB, so Claude Code does not load it.'
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
