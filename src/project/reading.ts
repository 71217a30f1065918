import { type Design, emptyDesign } from '../design/model.ts'
import type { AgentId } from '../design/records/shared.ts'
import { type FileSet, fileSet } from '../files/file-set.ts'
import type { Place, Skipped, Verdict } from '../targets/target.ts'

/** What the real client of a target would do with one agent file. */
export type FileVerdict = Verdict & { readonly agent: AgentId; readonly target: string; readonly path: string }

/** A command or skill that a person starts an agent with, as it is typed, and the file that says so. */
export type Start = { readonly command: string; readonly path: string }

/**
 * A repository as it was read: its files, the design that they say, and which file says what. It stays as it is while
 * the design is edited; export compares the design of now with the design in here.
 */
export type Reading = {
  readonly files: FileSet
  readonly design: Design
  /** Target id to agent id to the place of this agent in this target's files. */
  readonly places: Readonly<Record<string, Readonly<Record<string, Place>>>>
  /** Target id to the main instruction file that this target reads, null where there is none. */
  readonly mains: Readonly<Record<string, string | null>>
  /** Target id to the files that its main instruction file imports, as they are written there. */
  readonly imports: Readonly<Record<string, readonly string[]>>
  /** Directory id to the file that its instructions were read from. */
  readonly instructionsFiles: Readonly<Record<string, string>>
  /** Agent id to the commands and skills that it answers. */
  readonly startedBy: Readonly<Record<string, readonly Start[]>>
  readonly verdicts: readonly FileVerdict[]
  /** Paths that are kept as they are: read, not understood as a record, never changed. */
  readonly kept: readonly string[]
  readonly skipped: readonly Skipped[]
}

/** The reading of a design that was begun on an empty page: nothing was there. */
export const emptyReading: Reading = {
  files: fileSet(),
  design: emptyDesign(),
  places: {},
  mains: {},
  imports: {},
  instructionsFiles: {},
  startedBy: {},
  verdicts: [],
  kept: [],
  skipped: [],
}
