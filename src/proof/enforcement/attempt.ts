import type { Act } from '../../guard/answer.ts'

/**
 * One thing that an agent tries, driven through the real client, and what must come of it.
 *
 * succeed: the client does it · refuse: it does not, and nothing of it is on the disk · ask: it does not without a person
 * · told: it happens, and the agent is told that it may not · hole: it happens, and nobody notices.
 */
export type Outcome = 'succeed' | 'refuse' | 'ask' | 'told' | 'hole'

export type Attempt = {
  readonly id: string
  /** What is tried, in words, for the page of results. */
  readonly tries: string
  /** The rows of the target's table of levels that it is a proof of. */
  readonly rows: readonly string[]
  readonly must: Outcome
  /** What the evaluator is asked, and of whom; null where the answer depends on the state of the work. */
  readonly asked: { readonly agent: string; readonly act: Act } | null
}

/** What came of an attempt with the real client. */
export type Result = {
  readonly attempt: Attempt
  readonly came: Outcome | 'nothing'
  /** What the agent was told, or what is on the disk and should not be. */
  readonly detail: string
  /** What the evaluator says; null where it was not asked. */
  readonly said: string | null
}

/** The answers of the evaluator that agree with what came of an attempt. */
const AGREES: Readonly<Record<Outcome, readonly string[]>> = {
  succeed: ['allow'],
  refuse: ['deny'],
  // Without a person, what is to be asked is refused; so a client that runs alone says the same to both.
  ask: ['ask'],
  told: ['allow', 'ask'],
  hole: ['allow', 'ask'],
}

/** What is wrong with a result, in words; nothing where the client did what it must and the evaluator said so. */
export const problemsOf = ({ attempt, came, detail, said }: Result): string[] => [
  ...(came === attempt.must
    ? []
    : [`${attempt.id} (${attempt.tries}): must ${attempt.must}, and came to ${came}. ${detail}`]),
  ...(said === null || AGREES[attempt.must].includes(said)
    ? []
    : [`${attempt.id}: the client comes to ${attempt.must}, the evaluator says ${said}.`]),
]
