import type { Edit } from '../design/edits.ts'
import { type Design, emptyDesign, type RecordId } from '../design/model.ts'
import type { AgentId } from '../design/records/shared.ts'
import type { Skipped, Verdict } from '../targets/target.ts'

/**
 * error: a file that does not load, or a design that contradicts itself · warning: it works, but not as meant ·
 * info: worth knowing, may well be right.
 */
export type Severity = 'error' | 'warning' | 'info'

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** What a rule is about; the list of problems groups by it. */
type Family = 'Names and paths' | 'Words' | 'Flow' | 'Permissions' | 'Contracts' | 'Tools' | 'Files'

/** What the rules ask of a repository that was read: a part of a `Reading`, since the room that reads builds on this one. */
export type WasRead = {
  readonly design: Design
  readonly verdicts: readonly (Verdict & { readonly agent: AgentId; readonly target: string; readonly path: string })[]
  readonly skipped: readonly Skipped[]
}

/** Nothing was read: the design was begun on an empty page. */
export const nothingRead: WasRead = { design: emptyDesign(), verdicts: [], skipped: [] }

/** What a rule looks at: the design as it is now, and the repository as it was read. */
export type Context = { readonly design: Design; readonly reading: WasRead }

/** A change that removes the finding. `safe`: it cannot take away or grant anything that the person meant otherwise. */
export type Fix = { readonly title: string; readonly safe: boolean; readonly edit: Edit }

/** What a rule found. `at` is the record to show, null where no record is to blame; `line` counts from 1. */
type Report = {
  readonly at: RecordId | null
  readonly message: string
  readonly path?: string
  readonly line?: number
  readonly fix?: Fix
}

/** An example of a rule: a design alone, or with the reading that the rule looks at. */
export type Example = Design | Context

/**
 * One thing that can be wrong. Its file has the name of its id: `no-` forbids, `use-` asks for. Suggested edges are no
 * facts, so no rule counts them. `why` says to a person what happens if nothing is done.
 */
export type Rule = {
  readonly id: string
  readonly severity: Severity
  readonly family: Family
  readonly why: string
  readonly check: (context: Context) => Iterable<Report>
  readonly examples: { readonly passes: readonly Example[]; readonly fails: readonly Example[] }
}

export type Finding = Omit<Report, 'fix'> & {
  readonly rule: string
  readonly severity: Severity
  readonly fix: Fix | null
}
