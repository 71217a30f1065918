import type { Certainty } from '../../guard/certainty.ts'
import type { Attempt, Result } from './attempt.ts'

/** A way past a rule that is known, how far the rule is held all the same, and what a person can do about it. */
export type Hole = { readonly what: string; readonly level: Certainty; readonly around: string }

/** Everything that is shown of one target: its table of levels, and the attempts that its levels rest on. */
export type TargetProof = {
  readonly name: string
  readonly version: string
  /** The row of the table by its name. */
  readonly rows: Readonly<
    Record<string, { readonly level: Certainty; readonly why: string; readonly proofs: readonly string[] }>
  >
  /** Attempts that the guard itself rests on, whatever the rule. */
  readonly guard: readonly string[]
  readonly holes: readonly Hole[]
  /** Sessions of the client, each of which tries some of the attempts. */
  readonly sessions: readonly (() => Promise<readonly Result[]>)[]
}

/** The fewest attempts that a target is tried with. */
const FEWEST = 60

/** What is wrong with the proof of a target as a whole: a claim without an attempt to break it, an attempt that nobody made. */
export const gapsOf = (
  { name, rows, guard }: Pick<TargetProof, 'name' | 'rows' | 'guard'>,
  attempts: readonly Attempt[],
): string[] => {
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]))
  const twice = attempts.map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at)
  const claims = [...Object.entries(rows), ['the guard', { level: 'enforced', proofs: guard }] as const]
  return [
    ...twice.map((id) => `${name}: two attempts are called ${id}.`),
    ...(attempts.length < FEWEST ? [`${name}: ${attempts.length} attempts are fewer than ${FEWEST}.`] : []),
    ...claims.flatMap(([row, { level, proofs }]) => [
      ...proofs.filter((id) => !byId.has(id)).map((id) => `${name}: “${row}” rests on ${id}, which nobody tried.`),
      ...(level === 'enforced' && row !== 'allowed' && !proofs.some((id) => isRefusal(byId.get(id)))
        ? [`${name}: “${row}” claims to be enforced, and no attempt tried to break it.`]
        : []),
      ...(level === 'enforced' ? proofs.filter((id) => ['told', 'hole'].includes(byId.get(id)?.must ?? '')) : []).map(
        (id) => `${name}: “${row}” claims to be enforced, and ${id} gets past it.`,
      ),
    ]),
  ]
}

const isRefusal = (attempt: Attempt | undefined): boolean => attempt?.must === 'refuse' || attempt?.must === 'ask'
