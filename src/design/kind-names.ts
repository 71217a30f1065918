import type { AnyRecord, Kind } from './model.ts'

/** What a record of each kind is called, alone at the beginning of a line and in numbers. */
export const kindNames: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  design: ['Design', 'designs'],
  agent: ['Agent', 'agents'],
  directory: ['Directory', 'directories'],
  spec: ['Spec', 'specs'],
  note: ['Note', 'notes'],
  group: ['Group', 'groups'],
  handoff: ['Handoff', 'handoffs'],
  delegates: ['Delegation', 'delegations'],
  reads: ['Reading', 'readings'],
  writes: ['Writing', 'writings'],
  verifies: ['Verification', 'verifications'],
}

/** How many records of which kind these are: “2 agents, 1 spec and 3 handoffs”. */
export const countsOf = (records: readonly Pick<AnyRecord, 'kind'>[]): string => {
  const counts = new Map<Kind, number>()
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const words = [...counts].map(
    ([kind, count]) => `${count} ${count === 1 ? kindNames[kind][0].toLowerCase() : kindNames[kind][1]}`,
  )
  return words.length < 2 ? (words[0] ?? 'Nothing') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
