import { isHeld } from '../../commands/moving.ts'
import { frame, isFrame, type Rect, rectOf } from '../../design/frames.ts'
import type { AnyRecord, Design, NodeRecord, RecordOf } from '../../design/model.ts'
import { edges, isEdge, records, settings } from '../../design/queries.ts'
import type { LevelSign, LevelSigns } from '../level-signs.ts'
import { agentColor } from './agent-color.ts'
import { sameItems } from './same-items.ts'

export type Finding = { readonly severity: 'error' | 'warning' | 'info'; readonly count: number }
export type Findings = ReadonlyMap<string, Finding>

/** What an agent mostly does, for the icon of its card. */
export type Role = 'lead' | 'checks' | 'delegates' | 'writes' | 'reads' | 'agent'

/** What a card shows that is not in its own record. */
export type CardFacts = {
  /** The card's name for people who do not see it. */
  readonly label: string
  readonly role: Role
  /** The colours of the agents that write here, as CSS. */
  readonly writers: readonly string[]
  readonly finding: Finding | null
  /** How far the tools hold the agent to its rules; null for what has none. */
  readonly level: LevelSign | null
  /** It stays where it is: locked, or in a group that is. */
  readonly locked: boolean
}

/** A card to draw: its record, its rectangle and what the rest of the design says about it. */
export type Card = { readonly record: NodeRecord; readonly rect: Rect; readonly facts: CardFacts }

const nothing: Findings = new Map()
const noLevels: LevelSigns = new Map()

/**
 * The cards of a design, in the order of its records, groups first so that they lie below. The function remembers: where
 * nothing about a card changed it gives the same object again, so that nothing is drawn anew.
 */
export const cardsOf = (): ((design: Design, findings?: Findings, levels?: LevelSigns) => readonly Card[]) => {
  let known = new Map<string, Card>()
  let last: Shown | null = null
  return (design, findings = nothing, levels = noLevels) => {
    const sameSigns = last?.findings === findings && last.levels === levels
    if (last && sameSigns && last.around.design === design) return last.cards
    const around = surroundings(design, last?.around)
    const touched = last && sameSigns ? touchedBy(last.around, around) : null
    const now = new Map<string, Card>()
    for (const record of records(design)) {
      if (record.kind === 'design' || isEdge(record)) continue
      const before = known.get(record.id)
      if (before && touched && !touched.has(record.id)) {
        now.set(record.id, before)
        continue
      }
      const facts = factsOf(record, around, findings.get(record.id) ?? null, levels.get(record.id) ?? null)
      const rect = record.kind === 'group' ? frame(record, around.members.get(record.id) ?? []) : rectOf(record)
      const same = before && before.record === record && sameFacts(before.facts, facts) && sameRect(before.rect, rect)
      now.set(
        record.id,
        same ? before : { record, rect, facts: before && sameFacts(before.facts, facts) ? before.facts : facts },
      )
    }
    known = now
    const cards = [...now.values()].sort(
      (a, b) => Number(isFrame(b.record)) - Number(isFrame(a.record)) || a.record.layer - b.record.layer,
    )
    last = { around, findings, levels, cards }
    return cards
  }
}

/** Open frames lie below everything; a folded group is a card among cards. */

/** What was shown last, and from what. */
type Shown = {
  readonly around: Surroundings
  readonly findings: Findings
  readonly levels: LevelSigns
  readonly cards: readonly Card[]
}

/** Ids at the other ends, by edge kind and direction: `writes>agent:x`. */
type Ends = ReadonlyMap<string, readonly string[]>

type Surroundings = {
  readonly design: Design
  readonly lead: string | null
  /** The same as long as the edges are. */
  readonly ends: Ends
  readonly members: ReadonlyMap<string, readonly Rect[]>
}

const push = <T>(map: Map<string, T[]>, key: string, value: T) => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const surroundings = (design: Design, before?: Surroundings): Surroundings => {
  const members = new Map<string, Rect[]>()
  for (const record of records(design))
    if ('group' in record && record.group !== null) push(members, record.group, rectOf(record))
  const ends = before && sameItems(edges(before.design), edges(design)) ? before.ends : endsOf(design)
  return { design, lead: settings(design).lead, ends, members }
}

const endsOf = (design: Design): Ends => {
  const ends = new Map<string, string[]>()
  for (const { kind, from, to, suggested } of edges(design)) {
    if (suggested) continue
    push(ends, `${kind}>${from}`, to)
    push(ends, `${kind}<${to}`, from)
  }
  return ends
}

/**
 * The cards about which anything may be new: those whose record is, those that a line leads to from there, and the group
 * around it. Null where that may be any card.
 */
const touchedBy = (before: Surroundings, after: Surroundings): ReadonlySet<string> | null => {
  if (before.ends !== after.ends || before.lead !== after.lead) return null
  const [old, all] = [records(before.design), records(after.design)]
  if (all.length !== old.length) return null
  const [changed, touched] = [new Set<string>(), new Set<string>()]
  for (const [at, record] of all.entries()) {
    const was = old[at]
    if (was === record) continue
    if (was?.id !== record.id || record.kind === 'group' || groupOf(was) !== groupOf(record)) return null
    changed.add(record.id)
    touched.add(record.id)
    const group = groupOf(record)
    if (group !== null) touched.add(group)
  }
  for (const { from, to } of changed.size === 0 ? [] : edges(after.design)) {
    if (changed.has(from)) touched.add(to)
    if (changed.has(to)) touched.add(from)
  }
  return touched
}

const groupOf = (record: AnyRecord): string | null => ('group' in record ? record.group : null)

const factsOf = (
  record: NodeRecord,
  around: Surroundings,
  finding: Finding | null,
  level: LevelSign | null,
): CardFacts => {
  const at = (key: string) => around.ends.get(`${key}${record.id}`) ?? []
  const agents = at('writes<').map((id) => around.design.records[id] as RecordOf<'agent'>)
  let label: string | undefined
  return {
    // Only cards on the page need one, and of a large design few are.
    get label() {
      label ??=
        labelOf(record, around) +
        (isHeld(around.design, record) ? ', locked' : '') +
        (finding ? `, ${finding.count} ${finding.severity}${finding.count === 1 ? '' : 's'}` : '')
      return label
    },
    role: roleOf(record, around),
    writers: agents.map((agent) => agentColor(agent.color ?? null)),
    finding,
    level,
    locked: isHeld(around.design, record),
  }
}

const roleOf = (record: NodeRecord, { lead, ends }: Surroundings): Role => {
  if (record.id === lead) return 'lead'
  if (ends.has(`verifies>${record.id}`)) return 'checks'
  if (ends.has(`delegates>${record.id}`)) return 'delegates'
  if (ends.has(`writes>${record.id}`)) return 'writes'
  return ends.has(`reads>${record.id}`) ? 'reads' : 'agent'
}

const labelOf = (record: NodeRecord, around: Surroundings): string => {
  const names = (key: string) =>
    (around.ends.get(`${key}${record.id}`) ?? []).map((id) => {
      const other = around.design.records[id]
      return other && 'name' in other ? other.name : other && 'path' in other ? other.path : id
    })
  const list = (words: string, key: string) => (names(key).length > 0 ? `${words} ${names(key).join(' and ')}` : null)
  const said = {
    agent: ({ name, model, root }: RecordOf<'agent'>) => [
      `Agent ${name}`,
      root === '' ? null : `of the project ${root}`,
      record.id === around.lead ? 'the lead' : null,
      model === null ? null : `model ${model}`,
      list('reads', 'reads>'),
      list('writes', 'writes>'),
      list('verifies', 'verifies>'),
    ],
    directory: ({ path, suggested }: RecordOf<'directory'>) => [
      suggested ? `Suggested directory ${path}` : `Directory ${path}`,
      list('written by', 'writes<'),
      list('read by', 'reads<'),
    ],
    spec: ({ path, criteria }: RecordOf<'spec'>) => [
      `Spec ${path}`,
      `${criteria.filter((one) => one.met).length} of ${criteria.length} criteria met`,
      list('verified by', 'verifies<'),
    ],
    note: ({ text }: RecordOf<'note'>) => [`Note: ${text.slice(0, 200) || 'empty'}`],
    group: ({ name, collapsed }: RecordOf<'group'>) =>
      collapsed
        ? [`Group ${name}`, 'folded']
        : [`Group ${name}`, `${around.members.get(record.id)?.length ?? 0} members`],
  }
  const say = said[record.kind] as (node: NodeRecord) => readonly (string | null)[]
  return say(record)
    .filter((part) => part !== null)
    .join(', ')
}

const sameFacts = (a: CardFacts, b: CardFacts): boolean =>
  a.label === b.label &&
  a.role === b.role &&
  a.locked === b.locked &&
  a.finding?.severity === b.finding?.severity &&
  a.finding?.count === b.finding?.count &&
  a.level?.title === b.level?.title &&
  a.writers.length === b.writers.length &&
  a.writers.every((color, at) => color === b.writers[at])

const sameRect = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
