import type { Act } from './exported/decide.js'

/** What an agent may try: one act, with real paths relative to the repository. */
export type { Act }

/**
 * May an agent do something, in one target: the answer of the evaluator, which follows the real client. `rule` is the line
 * that decides, as the file spells it; `file` the path of the file that holds it, null where the tool itself decides.
 */
export type MayAnswer = {
  readonly answer: 'allow' | 'ask' | 'deny'
  readonly rule: string
  readonly file: string | null
  readonly why: string
  /** What must hold besides (gates, joins, bounds), in words, where it is allowed: that is the state of the work. */
  readonly waits?: readonly string[]
}
