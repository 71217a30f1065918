import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { Severity } from '../../rules/rule.ts'

const signs = {
  error: { icon: CircleAlert, word: 'Error', color: 'text-error' },
  warning: { icon: TriangleAlert, word: 'Warning', color: 'text-warning' },
  info: { icon: Info, word: 'Note', color: 'text-info' },
}

/** How bad it is: by shape and word, and only then by colour. */
export const SeveritySign = ({ severity }: { severity: Severity }) => {
  const { icon: Icon, word, color } = signs[severity]
  return <Icon size={14} strokeWidth={1.75} className={`shrink-0 ${color}`} role="img" aria-label={word} />
}
