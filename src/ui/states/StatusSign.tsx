import type { Status } from '../../project/change.ts'

const signs = {
  added: { sign: 'A', word: 'Added', color: 'text-enforced' },
  changed: { sign: 'M', word: 'Changed', color: 'text-info' },
  deleted: { sign: 'D', word: 'Deleted', color: 'text-error' },
  unchanged: { sign: '', word: 'Unchanged', color: 'text-faint' },
  kept: { sign: '', word: 'Kept as is', color: 'text-faint' },
}

/** What happens to a file, as one letter: A added, M changed, D deleted, nothing where it stays as it is. */
export const StatusSign = ({ status }: { status: Status | 'kept' }) => {
  const { sign, word, color } = signs[status]
  return (
    <span title={word} className={`w-3 shrink-0 text-center font-mono text-tiny font-strong ${color}`}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{word}</span>
    </span>
  )
}
