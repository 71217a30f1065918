import type { RecordOf } from '../../design/model.ts'
import type { Limit } from '../../design/records/limit.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { printSection } from '../../files/section.ts'
import { header, type MarkdownSheet, markdown } from '../../files/sheet.ts'
import { colorFor } from './colors.ts'
import { modelFor } from './models.ts'
import { COPIED } from './own-fields.ts'
import { permissionSheet, type Reach } from './permission-sheet.ts'

/** What one agent's file says, whatever kind of file it is. */
export type Content = {
  /** The agent with its values for OpenCode over its own. */
  readonly agent: RecordOf<'agent'>
  readonly isLead: boolean
  /** The file states the name itself. */
  readonly named: boolean
  /** It stands in a file already. */
  readonly hasFile: boolean
  /** The file that is there states its name. */
  readonly isNamed: boolean
  readonly reach: Reach
  /** What no agent of its project may do. */
  readonly limits: readonly Limit[]
  /** What DotBox says about its team, or null. */
  readonly section: string | null
}

/**
 * The fields in the order of a new file. A new file has no `name`, its path is the name; a file that is there and
 * states its name keeps doing so.
 */
const fieldsOf = ({ agent, hasFile, isNamed, isLead, reach, limits }: Content): JsonObject => {
  const own = agent.targets.opencode ?? {}
  return header({
    name: isNamed ? agent.name : undefined,
    description: agent.description === '' ? undefined : agent.description,
    mode: modeOf(own.mode, isLead),
    model: (agent.model === null ? null : modelFor(agent.model)) ?? undefined,
    color: (agent.color === null ? null : colorFor(agent.color)) ?? undefined,
    ...Object.fromEntries(COPIED.map((key) => [key, own[key] as Json | undefined])),
    tools: hasFile && !closesAll(agent) ? own.tools : undefined,
    permission: permissionSheet(agent, reach, limits),
  })
}

/**
 * The keys of the deprecated `tools` come before those of `permission`, so a `"*"` there would take them back: where one
 * is written, `tools` goes. Its rules stand in `permission` by then.
 */
const closesAll = ({ capabilities }: RecordOf<'agent'>): boolean => (capabilities.mcp['*'] ?? 'allow') !== 'allow'

/** A lead must be one that a person can talk to: `default_agent` with a subagent makes every session fail. */
const modeOf = (own: Json | undefined, isLead: boolean): Json =>
  isLead ? (own === 'all' ? 'all' : 'primary') : (own ?? 'subagent')

export const agentPage = (content: Content): MarkdownSheet =>
  markdown({
    fence: 'line',
    header: fieldsOf(content),
    body: content.agent.instructions.trim(),
    sections: content.section === null ? {} : { agent: content.section },
  })

/** The same for an entry of a JSON file. A prompt that stands in another file stays there. */
export const agentEntry = (content: Content): JsonObject => {
  const elsewhere = content.agent.targets.opencode?.prompt
  const prompt = [
    content.agent.instructions.trim(),
    content.section === null ? '' : printSection('agent', content.section),
  ].filter((part) => part !== '')
  return {
    ...fieldsOf(content),
    ...(prompt.length > 0 || elsewhere !== undefined ? { prompt: elsewhere ?? prompt.join('\n\n') } : {}),
  }
}

/** Lays JSON objects over one another, key by key. */
export const laidOver = (a: JsonObject, b: JsonObject): JsonObject => {
  const out = new Map(Object.entries(a))
  for (const [key, value] of Object.entries(b)) {
    const before = out.get(key)
    out.set(key, isObject(before) && isObject(value) ? laidOver(before, value) : value)
  }
  return Object.fromEntries(out)
}
