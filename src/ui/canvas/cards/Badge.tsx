import { SeveritySign } from '../../states/SeveritySign.tsx'
import type { Finding } from '../card-facts.ts'

/** The worst finding of a card with how many there are, at its corner. */
export const Badge = ({ finding }: { finding: Finding | null }) => {
  if (!finding) return null
  return (
    <span
      className="badge"
      data-severity={finding.severity}
      title={`${finding.count} found by the rules, see Problems`}
    >
      <SeveritySign severity={finding.severity} />
      {finding.count}
    </span>
  )
}
