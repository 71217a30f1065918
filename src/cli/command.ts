import type { ParseArgsConfig } from 'node:util'

export type OptionsConfig = NonNullable<ParseArgsConfig['options']>
/** What stood on the command line: the words after the command, and the options by name. */
export type Given = {
  readonly words: readonly string[]
  readonly text: (option: string) => string | undefined
  /** Every value of an option that may be given several times, or as a list with commas. */
  readonly list: (option: string) => readonly string[]
  readonly flag: (option: string) => boolean
}

/** The answer of a command. `exit` 0: done, nothing wrong; 1: the answer is “no”. */
export type Answer = {
  readonly exit: 0 | 1
  /** What `--json` prints on standard output. */
  readonly json: unknown
  /** What people read on standard output; printed only without `--json`. */
  readonly text: string
  /** What people should know beside the answer: on standard error, always. */
  readonly notes?: readonly string[]
}

/** One command of the command line. One object feeds the parser, the help and the dispatch. */
export type CliCommand = {
  readonly name: string
  /** What follows the name, as the help shows it. */
  readonly usage: string
  readonly summary: string
  /** How many words it takes, at least and at most. */
  readonly words: readonly [number, number]
  readonly options: OptionsConfig
  readonly run: (given: Given) => Promise<Answer>
}

/** Why something could not be done (exit code 2): what happened, where, and what to do next. */
export class CannotDo extends Error {
  override name = 'CannotDo'
  /** What else `--json` tells: candidates, conflicts. */
  readonly details: Readonly<Record<string, unknown>>
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.details = details
  }
}
