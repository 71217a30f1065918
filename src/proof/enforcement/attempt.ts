import type { Act, MayAnswer } from '../../guard/answer.ts'

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
  /** What the evaluator is asked, and of whom; or why nothing can be asked of it. */
  readonly asked: Asked | Unasked
}

export type Asked = { readonly agent: string; readonly act: Act }

/**
 * Why the evaluator, which knows a design, has nothing to say of an attempt. `damaged`: the files are not those of the design.
 * `person`: an agent of the person's own, or the client's, tries it. `unguarded`: the guard was taken away to see what is left.
 */
export type Unasked = 'damaged' | 'person' | 'unguarded'

export const isAsked = (asked: Attempt['asked']): asked is Asked => typeof asked === 'object'

/** What came of an attempt with the real client. */
export type Result = {
  readonly attempt: Attempt
  readonly came: Outcome | 'nothing'
  /** What the agent was told, or what is on the disk and should not be. */
  readonly detail: string
  /** What the evaluator says; null where it was not asked. */
  readonly said: Said | null
}

export type Said = Pick<MayAnswer, 'answer' | 'waits'>

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
  ...(said === null || agrees(attempt.must, said)
    ? []
    : [`${attempt.id}: the client comes to ${attempt.must}, the evaluator says ${said.answer}.`]),
]

/** What is allowed once something holds may be refused: whether it holds is the state of the work. */
const agrees = (must: Outcome, { answer, waits = [] }: Said): boolean =>
  AGREES[must].includes(answer) || (must === 'refuse' && answer === 'allow' && waits.length > 0)
