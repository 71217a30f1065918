import type { Content, FileSet } from '../files/file-set.ts'
import type { Loss } from '../targets/target.ts'

export type Status = 'added' | 'changed' | 'deleted' | 'unchanged'

/** One file of an export: what was there, and what will be. */
export type Change = {
  readonly path: string
  /** The id of the target that the file is for, or `shared` for a file of the design itself (INSTRUCTIONS.md, a spec). */
  readonly target: string
  readonly status: Status
  readonly before: Content | undefined
  readonly after: Content | undefined
}

/** What one target cannot say. */
export type TargetLoss = Loss & { readonly target: string }

/** A design as files: every file of it, what changed against the files that were read, and what could not be said. */
export type Printed = {
  readonly files: FileSet
  readonly changes: readonly Change[]
  readonly losses: readonly TargetLoss[]
  /** What the person should know before this leaves: a section edited by hand that was left alone, say. */
  readonly notices: readonly string[]
}
