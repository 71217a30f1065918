import type { TextEdit } from '../files/text-edit.ts'

/**
 * A change that makes a file say what its author meant: of its text, or of a field of the agent in it. `safe`: nobody
 * can have meant anything else, and nothing is granted that did not stand there.
 */
export type Mend = {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly Omit<TextEdit, 'path'>[]
  readonly fields?: { readonly name?: string; readonly description?: string }
}

/** One thing that is wrong with a file, for a program to act on. */
export type Problem = {
  /** Which kind of problem it is; the same for every file that has it. */
  readonly code: string
  /** What happened, why, and what to do next. */
  readonly message: string
  /** Where it stands in the file, counted from 1; null where the whole file is meant. */
  readonly line: number | null
  readonly mend: Mend | null
}

export const problem = (
  code: string,
  message: string,
  { line = null, mend = null }: { readonly line?: number | null; readonly mend?: Mend | null } = {},
): Problem => ({ code, message, line, mend })

/** The problems of one file in words, null where there are none. */
export const inWords = (problems: readonly Problem[]): string | null =>
  problems.map(({ message }) => message).join(' ') || null
