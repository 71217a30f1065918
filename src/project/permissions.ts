import type { Design, RecordId, RecordOf } from '../design/model.ts'
import { all, directories, facts, settings, title } from '../design/queries.ts'
import type { RuleLevel } from '../guard/certainty.ts'
import { targets } from '../targets/index.ts'
import type { Target } from '../targets/target.ts'
import { answersTo, type Question, type ToolAnswer, type Verb, verbs } from './question.ts'

/** A column of the permissions: something that every agent may be asked about. */
export type Column = {
  readonly id: string
  /** Under which heading it stands; a place has two columns, to read and to change. */
  readonly group: string
  readonly title: string
  readonly verb: Verb
  /** What is asked; several values where the answer may differ between them. */
  readonly values: readonly string[]
  /** The place that the column is about, to be selected. */
  readonly place: RecordId | null
}

/** Whether an agent may do what a column asks, in one tool. `some`: it depends, and `note` says on what. */
export type Cell = {
  readonly answer: 'allow' | 'ask' | 'deny' | 'some'
  readonly note: string
  readonly level: RuleLevel | null
  /** What was asked, and what came out; the first of several. */
  readonly question: Question
  readonly told: ToolAnswer
}

/** A file of a directory that no pattern names, and one outside of every place. */
const ANY_FILE = 'any-file'
const ELSEWHERE = 'no-place-of-this-team/any-file'
const ANY_COMMAND = 'any-other-command'
const ANY = 'any-other'

/** The columns of a design: what agents do, then where they read and change files. */
export const columnsOf = (design: Design): Column[] => {
  const does = (verb: Verb, heading: string, values: readonly string[]): Column => ({
    id: verb,
    group: 'May',
    title: heading,
    verb,
    values,
    place: null,
  })
  const at = (place: RecordOf<'directory' | 'spec'> | null): Column[] =>
    (['read', 'edit'] as const).map((verb) => ({
      id: `${verb} ${place?.id ?? ''}`,
      group: place === null ? 'Elsewhere' : place.kind === 'directory' ? `${place.path}/` : place.path,
      title: verb === 'read' ? 'Read' : 'Edit',
      verb,
      values: [place === null ? ELSEWHERE : place.kind === 'directory' ? `${place.path}/${ANY_FILE}` : place.path],
      place: place?.id ?? null,
    }))
  return [
    does('search', 'Search', ['']),
    does('shell', 'Shell', [ANY_COMMAND]),
    does('web', 'Web', [ANY]),
    does(
      'call',
      'Call',
      all(design, 'agent').map(({ id }) => id),
    ),
    does('skill', 'Skills', [ANY]),
    does('mcp', 'MCP', [`${ANY}/${ANY}`]),
    ...directories(design).flatMap(at),
    ...all(design, 'spec').flatMap(at),
    ...at(null),
  ]
}

/** One cell of the permissions; null where the tool cannot be asked about this agent. */
export const cellOf = (design: Design, agent: RecordOf<'agent'>, column: Column, target: Target): Cell | null => {
  const asked = column.values
    .filter((value) => value !== agent.id)
    .flatMap((value) => {
      const question: Question = { agent: agent.id, verb: column.verb, value }
      return answersTo(design, question, [target]).map((told) => ({ question, told }))
    })
  const [first] = asked
  if (!first) return null
  const allowed = asked.filter(({ told }) => told.answer !== 'deny')
  const exceptions = exceptionsOf(agent, column)
  const shown = allowed[0] ?? first
  const base = { level: shown.told.level, ...shown }
  if (asked.length > 1 && allowed.length > 0 && allowed.length < asked.length)
    return { ...base, answer: 'some', note: `${allowed.length} of ${asked.length}: ${namesOf(design, allowed)}` }
  if (exceptions > 0)
    return {
      ...base,
      answer: 'some',
      note: `${shown.told.answer}, with ${exceptions} ${exceptions === 1 ? 'exception' : 'exceptions'}`,
    }
  return { ...base, answer: shown.told.answer, note: allowed.length > 0 && asked.length > 1 ? 'all' : '' }
}

const namesOf = (design: Design, asked: readonly { readonly question: Question }[]): string =>
  asked.map(({ question }) => title(design, question.value as RecordId)).join(', ')

/** How many exceptions a capability has that a single question cannot meet: commands, skills, single servers. */
const exceptionsOf = ({ patterns, capabilities }: RecordOf<'agent'>, { verb }: Column): number => {
  if (verb === 'mcp')
    return Object.entries(capabilities.mcp).filter(
      ([name, level]) => name !== '*' && level !== (capabilities.mcp['*'] ?? 'deny'),
    ).length
  const { under } = verbs[verb]
  return verb === 'shell' || verb === 'skill' || verb === 'web' ? (patterns[under as 'shell']?.length ?? 0) : 0
}

/** What every agent may do in every tool that can be asked. `cells` is in the order of the columns. */
export type Matrix = {
  readonly design: Design
  readonly columns: readonly Column[]
  readonly tools: readonly {
    readonly id: string
    readonly name: string
    readonly rows: readonly { readonly agent: RecordOf<'agent'>; readonly cells: readonly (Cell | null)[] }[]
  }[]
}

export const matrixOf = (design: Design, of: readonly Target[] = targets): Matrix => {
  const columns = columnsOf(design)
  const { exportTo } = settings(design)
  const asked = of.filter(({ id, may }) => may !== undefined && exportTo.includes(id))
  return {
    design,
    columns,
    tools: asked.map((target) => ({
      id: target.id,
      name: target.name,
      rows: all(design, 'agent')
        .filter((agent) => !agent.leftOut.includes(target.id))
        .map((agent) => ({ agent, cells: columns.map((column) => cellOf(design, agent, column, target)) })),
    })),
  }
}

/** What a click on a cell shows: the line from the agent to the place where there is one, else the agent. */
export const recordOfCell = (design: Design, agent: RecordOf<'agent'>, column: Column): RecordId => {
  const kind = column.verb === 'edit' ? 'writes' : column.verb === 'read' ? 'reads' : null
  const edge = kind && facts(design, kind).find(({ from, to }) => from === agent.id && to === column.place)
  return edge ? edge.id : agent.id
}
