import { structuredPatch } from 'diff'
import { slug } from '../design/ids.ts'
import type { RecordOf } from '../design/model.ts'
import { realPath } from '../files/file-set.ts'
import type { Json } from '../files/json.ts'
import { applyEdits } from '../project/apply-edits.ts'
import type { Change, Printed } from '../project/change.ts'
import { printProject } from '../project/print.ts'
import { readProject } from '../project/read.ts'
import type { Reading } from '../project/reading.ts'
import { targetById, targets } from '../targets/index.ts'
import { agentFor } from '../targets/target.ts'

type Agent = RecordOf<'agent'>

/** One field that a person changes, and how much of a file that may touch. */
export type FieldEdit = {
  readonly field: string
  readonly value: (agent: Agent) => Json
  /** What the agent says of this field. */
  readonly read: (agent: Agent) => Json
  /** The most places in a file that may change, where a place is a run of changed lines. */
  readonly hunks: number
  /** May other files than the agent's own change? A name stands wherever the agent is named. */
  readonly elsewhere: boolean
}

/** A model that every target has a spelling for, and that the agent does not have yet. */
const anotherModel = (agent: Agent): string =>
  MODELS.find((model) => targets.every((target) => target.modelFor(model) !== target.modelFor(agent.model ?? ''))) ?? ''
const MODELS = targets
  .flatMap((target) => target.models)
  .filter((model) => targets.every((target) => target.modelFor(model) !== null))

const NEW_LINE = 'Say what you did in one line.'

export const FIELD_EDITS: readonly FieldEdit[] = [
  { field: 'model', value: anotherModel, read: (agent) => agent.model, hunks: 1, elsewhere: false },
  {
    field: 'description',
    value: () => 'Another: description # with "quotes"',
    read: (agent) => agent.description,
    hunks: 1,
    elsewhere: false,
  },
  {
    field: 'capabilities.shell',
    value: (agent) => (agent.capabilities.shell === 'deny' ? 'allow' : 'deny'),
    read: (agent) => agent.capabilities.shell,
    hunks: 2,
    elsewhere: false,
  },
  {
    field: 'name',
    value: (agent) => `${slug(agent.name)}-renamed`,
    read: (agent) => agent.name,
    hunks: 1,
    elsewhere: true,
  },
  {
    field: 'instructions',
    value: (agent) => `${agent.instructions}\n\n${NEW_LINE}`.trim(),
    read: (agent) => agent.instructions,
    hunks: 1,
    elsewhere: false,
  },
]

/** A tool that few agents list and that no capability stands for. */
const ONE_TOOL = 'TaskStop'

/**
 * Gives one named tool to an agent whose file lists its tools, and takes one away again. Null where the file has no list:
 * an agent that inherits everything is given nothing by name.
 */
export const tryTools = (reading: Reading, agent: Agent): readonly EditOutcome[] =>
  reading.verdicts
    .filter((verdict) => verdict.agent === agent.id)
    .flatMap(({ target, path, seen }) => {
      const listed = Array.isArray(seen.tools) ? seen.tools.map(String) : []
      if (listed.length === 0 || listed.includes(ONE_TOOL)) return []
      const given = toolsSet(reading, agent, target, path, [...listed, ONE_TOOL])
      // What a capability stands for is taken with the capability; any other tool alone.
      const single = listed.findLast((tool) => toolsSet(reading, agent, target, path, without(listed, tool)) !== null)
      const taken = single === undefined ? null : toolsSet(reading, agent, target, path, without(listed, single))
      return [given ?? { problems: [`${ONE_TOOL} is not given to it for ${target}`] }, ...(taken ? [taken] : [])]
    })

const without = (tools: readonly string[], tool: string): string[] => tools.filter((other) => other !== tool)

/** The outcome of another list of tools; null where the agent does not have that list afterwards. */
const toolsSet = (
  reading: Reading,
  agent: Agent,
  target: string,
  path: string,
  tools: readonly string[],
): EditOutcome | null => {
  const applied = applyEdits(
    reading.design,
    [{ set: agent.id, field: `targets.${target}.tools`, value: [...tools] }],
    reading,
  )
  if (!applied.ok) return { refused: applied.problems.map(({ message }) => message).join(' ') }
  const printed = printProject(applied.design, reading)
  const changed = printed.changes.filter(({ status }) => status !== 'unchanged')
  const again = readProject(printed.files).verdicts.find(
    (verdict) => verdict.path === path && verdict.target === target,
  )
  const now = Array.isArray(again?.seen.tools) ? again.seen.tools.map(String) : []
  if ([...now].sort().join('\n') !== [...tools].sort().join('\n')) return null
  const own = ownPaths(reading, agent)
  const problems = changed.flatMap((change) =>
    own.has(change.path)
      ? lineProblems(change, { field: 'tools', value: () => null, read: () => null, hunks: 1, elsewhere: false })
      : [`${change.path} is ${change.status}, which is not the agent’s file`],
  )
  return problems.length === 0 ? { made: true } : { problems }
}

/** What came of one edit: it was made as it should be, it was refused with a reason, or it went wrong. */
export type EditOutcome =
  | { readonly made: true }
  | { readonly refused: string }
  | { readonly problems: readonly string[] }

/** Makes one edit of one agent as the command line would, and looks at every byte that changed. */
export const tryEdit = (reading: Reading, agent: Agent, edit: FieldEdit): EditOutcome => {
  const value = edit.value(agent)
  const applied = applyEdits(reading.design, [{ set: agent.id, field: edit.field, value }], reading)
  if (!applied.ok) return { refused: applied.problems.map(({ message }) => message).join(' ') }
  const printed = printProject(applied.design, reading)
  const changed = printed.changes.filter(({ status }) => status !== 'unchanged')
  const own = ownPaths(reading, agent)
  if (changed.length === 0) {
    return printed.notices.length > 0
      ? { refused: printed.notices.join(' ') }
      : { problems: ['no file changed, and nothing said why'] }
  }
  // A renamed agent may move to a file of its new name.
  const moved = edit.elsewhere ? changed.filter(({ status }) => status === 'added').map(({ path }) => path) : []
  const problems = [
    ...changed
      .filter(({ path }) => !edit.elsewhere && !own.has(path))
      .map(({ path, status }) => `${path} is ${status}, which is not the agent’s file`),
    ...changed.filter(({ path }) => own.has(path)).flatMap((change) => lineProblems(change, edit)),
    ...readBackProblems(reading, printed, agent, edit, value, new Set([...own.keys(), ...moved])),
  ]
  return problems.length === 0 ? { made: true } : { problems }
}

/** The files that hold the agent, each with the targets that read it there. */
const ownPaths = (reading: Reading, agent: Agent): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(reading.places).flatMap(([target, byAgent]) => {
      const { path, instructions } = byAgent[agent.id] ?? {}
      return [path, instructions].flatMap((one) =>
        one === undefined ? [] : [[realPath(reading.files, one) ?? one, target] as const],
      )
    }),
  )

const lineProblems = ({ path, status, before, after }: Change, edit: FieldEdit): string[] => {
  if (status !== 'changed') return edit.elsewhere ? [] : [`${path} is ${status}`]
  if (typeof before !== 'string' || typeof after !== 'string') return [`${path} is no text any more`]
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: 1 })
  const problems =
    hunks.length > edit.hunks
      ? [`${path} changes in ${hunks.length} places: ${hunks.map((hunk) => hunk.oldStart).join(', ')}`]
      : []
  if (edit.field !== 'instructions') return problems
  const removed = hunks.flatMap((hunk) => hunk.lines.filter((line) => line.startsWith('-')))
  const added = hunks.flatMap((hunk) => hunk.lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1)))
  // A last line without a line end gets one, and in JSON a comma; that is the only old line which may show.
  const kept = removed.every((line) => added.some((other) => bare(other) === bare(line.slice(1))))
  return kept ? problems : [...problems, `${path}: a line added at the end takes away ${JSON.stringify(removed[0])}`]
}

const bare = (line: string): string => line.trimEnd().replace(/,$/, '')

const readBackProblems = (
  reading: Reading,
  printed: Printed,
  agent: Agent,
  edit: FieldEdit,
  value: Json,
  paths: ReadonlySet<string>,
): string[] => {
  const again = readProject(printed.files)
  const targets = Object.keys(reading.places).filter((target) => reading.places[target]?.[agent.id])
  // A target whose file says something of its own keeps saying it.
  const seen = targets.flatMap((target) => {
    if (agent.targets[target] && edit.read(agentFor(agent, target)) !== edit.read(agent)) return []
    const before = reading.places[target]?.[agent.id]
    const entries = Object.entries(again.places[target] ?? {})
    const entry =
      entries.find(
        ([, place]) =>
          place.path === before?.path &&
          (place.pointer === undefined || JSON.stringify(place.pointer) === JSON.stringify(before.pointer)),
      ) ?? entries.find(([id, place]) => paths.has(place.path) && !reading.design.records[id])
    const record = entry ? again.design.records[entry[0]] : undefined
    return [{ target, value: record?.kind === 'agent' ? edit.read(agentFor(record, target)) : 'no agent at all' }]
  })
  const wrong = seen.filter(
    (one) => JSON.stringify(one.value) !== JSON.stringify(value) && !isSameModel(one.target, edit, one.value, value),
  )
  return wrong.map((one) => `read back for ${one.target}, it is ${short(one.value)} and not ${short(value)}`)
}

/** A target may spell a model otherwise. */
const isSameModel = (target: string, edit: FieldEdit, seen: Json, value: Json): boolean =>
  edit.field === 'model' &&
  typeof seen === 'string' &&
  typeof value === 'string' &&
  targetById(target)?.modelFor(value) === seen

const short = (value: Json): string => {
  const text = JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 50)}…${text.slice(-60)}` : text
}
