import type { Severity } from '../../rules/rule.ts'

const signs = {
  error: { letter: '!', word: 'Error' },
  warning: { letter: '!', word: 'Warning' },
  info: { letter: 'i', word: 'Note' },
}

/** How bad it is: by shape and word, and only then by colour. Plain boxes, as `KindSign`. */
export const SeveritySign = ({ severity }: { severity: Severity }) => (
  <span className="severity-sign" data-severity={severity} role="img" aria-label={signs[severity].word}>
    {signs[severity].letter}
  </span>
)
