import { lazy, Suspense, useState } from 'react'
import { type Content, isLink } from '../../files/file-set.ts'
import type { Change } from '../../project/change.ts'
import { ScrollArea } from '../kit/ScrollArea.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { Tag } from '../kit/Tag.tsx'
import { shortened, statusWords } from './status-words.ts'

const FileDiff = lazy(() => import('./FileDiff.tsx').then(({ FileDiff }) => ({ default: FileDiff })))

/** From how many characters on the rest of a file is left out of the view; the file itself is whole. */
const MOST = 200_000

const textOf = (content: Content | undefined): string | null =>
  content === undefined ? '' : typeof content === 'string' ? content : isLink(content) ? content.link : null

/** One file of an export: its text, or what changes in it line by line. */
export const FileView = ({ change, kept = false }: { change: Change; kept?: boolean }) => {
  const [wanted, setWanted] = useState<'text' | 'diff'>('diff')
  const before = textOf(change.before)
  const after = textOf(change.after)
  const hasDiff = change.status === 'changed' || change.status === 'deleted'
  const mode = hasDiff ? wanted : 'text'
  const shown = change.status === 'deleted' ? before : after
  const link = isLink(change.after) ? change.after.link : null
  return (
    <section aria-label={change.path} className="flex h-full min-h-0 flex-col">
      <header className="flex h-8 shrink-0 items-center gap-2 border-b border-line px-3">
        <span title={change.path} className="min-w-0 truncate font-mono text-small">
          {change.path}
        </span>
        <Tag tone={statusWords[change.status].tone}>
          {kept && change.status === 'unchanged' ? 'Kept as is' : statusWords[change.status].word}
        </Tag>
        {link === null ? null : <Tag>Link</Tag>}
        <span className="flex-1" />
        {hasDiff ? (
          <Segmented
            label="Show"
            value={mode}
            onChange={setWanted}
            options={[
              { value: 'diff', label: 'Changes' },
              { value: 'text', label: 'Whole file' },
            ]}
          />
        ) : null}
      </header>
      <ScrollArea label="Text of the file" className="min-h-0 flex-1 bg-paper">
        {shown === null || before === null ? (
          <p className="p-3 text-soft">This file is not text. It is kept byte for byte.</p>
        ) : link !== null && mode === 'text' ? (
          <p className="p-3 text-soft">
            This is a link to <code className="font-mono text-small text-ink">{link}</code>. It is followed for reading
            and stays a link; what changes is written into the file that it leads to.
          </p>
        ) : mode === 'diff' ? (
          <Suspense fallback={<p className="p-3 text-faint">Comparing…</p>}>
            <FileDiff before={before} after={after ?? ''} />
          </Suspense>
        ) : (
          <>
            <pre className="p-3 font-mono text-small whitespace-pre-wrap [overflow-wrap:anywhere]">
              {shortened(shown, MOST)}
            </pre>
            {shown.length > MOST ? (
              <p className="border-t border-line p-3 text-soft">
                Only the beginning is shown here. The file that you download is whole.
              </p>
            ) : null}
          </>
        )}
      </ScrollArea>
    </section>
  )
}
