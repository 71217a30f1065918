import type { Finding, Severity } from '../../rules/rule.ts'

/** The worst of each record's findings and how many there are; what is only worth knowing marks no card. */
export const findingsByRecord = (
  findings: readonly Finding[],
): ReadonlyMap<string, { readonly severity: Severity; readonly count: number }> => {
  const byRecord = new Map<string, { severity: Severity; count: number }>()
  for (const { at, severity } of findings) {
    if (at === null || severity === 'info') continue
    const known = byRecord.get(at)
    if (known) known.count++
    else byRecord.set(at, { severity, count: 1 })
  }
  return byRecord
}
