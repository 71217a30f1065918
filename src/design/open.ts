import { ends } from './ends.ts'
import { migrate } from './migrations/index.ts'
import { type Design, isSaved, SavedDesign, VERSION } from './model.ts'
import { isEdge, records } from './queries.ts'
import { settle } from './settle.ts'
import { z } from './zod.ts'

/** A saved design, opened: whole, or not at all. `notes` says in words what had to be mended. */
export type OpenedDesign =
  | { readonly ok: true; readonly design: Design; readonly notes: readonly string[] }
  | { readonly ok: false; readonly why: string }

const Versioned = z.looseObject({ version: z.int().check(z.minimum(1)) })

/**
 * Opens what was saved, from any source. Migrates older versions, refuses newer and damaged ones with the reason, and
 * drops edges whose ends are gone or do not fit, with a note for each.
 */
export const openDesign = (saved: unknown): OpenedDesign => {
  const versioned = Versioned.safeParse(saved)
  if (!versioned.success)
    return { ok: false, why: 'This is not a design: it has no version number. Choose a design.json that DotBox wrote.' }
  if (versioned.data.version > VERSION) {
    return {
      ok: false,
      why: `This design was saved by a newer DotBox (format ${versioned.data.version}; this one reads up to ${VERSION}). Open it there, or update this page.`,
    }
  }
  const current = migrate(versioned.data)
  if (isSaved(current)) return repaired(current)
  const parsed = SavedDesign.safeParse(current)
  return parsed.success
    ? repaired(parsed.data as Design)
    : { ok: false, why: `This design is damaged: ${firstIssue(parsed.error)}` }
}

const firstIssue = (error: z.core.$ZodError): string => {
  const [issue] = error.issues
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : ''
  return issue ? `${issue.path.join(' › ') || 'the whole file'}: ${issue.message}${more}` : 'it has another shape.'
}

const repaired = (design: Design): OpenedDesign => {
  const notes: string[] = []
  const left = new Set<string>()
  for (const record of records(design)) {
    const why = isEdge(record) ? misfit(design, record.kind, record.from, record.to) : null
    if (why !== null) {
      left.add(record.id)
      notes.push(`${record.id} was left out: ${why}`)
    }
    if (why === null && record.kind === 'handoff' && record.gate && 'verified' in record.gate) {
      const { verified } = record.gate
      if (!design.records[verified]) notes.push(`The gate of ${record.id} was left out: ${verified} does not exist.`)
    }
  }
  return { ok: true, design: settle(left.size === 0 ? design : without(design, left), []), notes }
}

const without = (design: Design, left: ReadonlySet<string>): Design => ({
  ...design,
  records: Object.fromEntries(Object.entries(design.records).filter(([id]) => !left.has(id))),
})

const misfit = (design: Design, kind: keyof typeof ends, from: string, to: string): string | null => {
  const start = design.records[from]
  const end = design.records[to]
  if (!start || !end) return `${start ? to : from} does not exist.`
  return ends[kind].from.includes(start.kind) && ends[kind].to.includes(end.kind)
    ? null
    : `${kind} cannot lead from ${start.kind} to ${end.kind}.`
}
