import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { Finding } from '../card-facts.ts'

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const

/** The worst finding of a card with how many there are, at its corner. */
export const Badge = ({ finding }: { finding: Finding | null }) => {
  if (!finding) return null
  const Icon = icons[finding.severity]
  return (
    <span
      className="badge"
      data-severity={finding.severity}
      title={`${finding.count} found by the rules, see Problems`}
    >
      <Icon aria-hidden="true" />
      {finding.count}
    </span>
  )
}
