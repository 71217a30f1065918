import { useMemo } from 'react'
import { classNames } from '../kit/class-names.ts'
import { type DiffLine, diffLines } from './diff-lines.ts'

const looks = {
  '+': 'bg-enforced-wash',
  '-': 'bg-error-wash',
  ' ': '',
  '…': 'bg-sunken text-faint select-none',
}
const words = { '+': 'added: ', '-': 'removed: ', ' ': '', '…': '' }

/** What changes in a text, line by line. */
export const FileDiff = ({ before, after }: { before: string; after: string }) => {
  const lines = useMemo(() => diffLines(before, after), [before, after])
  if (lines === null)
    return <p className="p-3 text-soft">The two texts differ too much to compare them line by line.</p>
  if (lines.length === 0) return <p className="p-3 text-soft">Nothing changes in the text.</p>
  return (
    <div className="py-1 font-mono text-small">
      {lines.map((line) => (
        <Line key={`${line.sign}${line.before}:${line.after}`} line={line} />
      ))}
    </div>
  )
}

const Line = ({ line: { sign, text, before, after } }: { line: DiffLine }) => (
  <div className={classNames('flex min-h-4.5 pr-3', looks[sign])}>
    <Count count={sign === '…' ? null : before} />
    <Count count={sign === '…' ? null : after} />
    <span className="w-5 shrink-0 text-center text-faint select-none" aria-hidden>
      {sign === '…' ? (text ? '' : '⋯') : sign}
    </span>
    <span className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
      <span className="sr-only">{words[sign]}</span>
      {text}
    </span>
  </div>
)

const Count = ({ count }: { count: number | null }) => (
  <span aria-hidden className="w-10 shrink-0 pr-2 text-right text-faint select-none">
    {count}
  </span>
)
