import { useMemo, useState } from 'react'
import { useSession } from '../page.tsx'
import { useNarrow } from '../use-narrow.ts'
import { usePrinted } from '../use-printed.ts'
import { FileTree } from './FileTree.tsx'
import { FileView } from './FileView.tsx'
import { filesOfRecord } from './files-of-record.ts'
import { LeftOut } from './LeftOut.tsx'

/** The files of the design as they would be exported now; what is selected on the canvas shows its own file. */
export const FilesDock = () => {
  const { value, error } = usePrinted()
  const narrow = useNarrow()
  const selected = useSession((session) => (session.selection.size === 1 ? [...session.selection][0] : undefined))
  const design = useSession((session) => session.design)
  const reading = useSession((session) => session.reading)
  const kept = useMemo(() => new Set(reading.kept), [reading])
  const [choice, setChoice] = useState<{ path: string; at: string | undefined } | null>(null)

  if (error !== null) {
    return <p className="p-3 text-error">The files could not be made: {error} Undo the last step, then try again.</p>
  }
  if (!value) return <p className="p-3 text-faint">Writing the files…</p>
  const { changes } = value
  if (changes.length === 0) {
    return <p className="p-3 text-soft">No files yet. Add an agent, or switch a tool on at the top.</p>
  }
  const own = choice?.at === selected ? choice?.path : filesOfRecord(design, reading, changes, selected)[0]?.path
  const shown =
    changes.find((change) => change.path === own) ??
    changes.find((change) => change.path === choice?.path) ??
    changes[0]
  const tree = (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        <FileTree
          changes={changes}
          kept={kept}
          chosen={shown?.path ?? null}
          onChoose={(path) => setChoice({ path, at: selected })}
        />
      </div>
      {reading.files.size > 0 ? (
        <LeftOut skipped={reading.skipped.filter(({ path }) => !reading.files.has(path))} />
      ) : null}
    </div>
  )
  if (narrow) {
    return (
      <div className="flex h-full min-h-0 flex-col">
        <div className="h-2/5 min-h-0 border-b border-line">{tree}</div>
        <div className="min-h-0 flex-1">{shown ? <FileView change={shown} kept={kept.has(shown.path)} /> : null}</div>
      </div>
    )
  }
  return (
    <div className="flex h-full min-h-0">
      <div className="w-64 shrink-0 border-r border-line">{tree}</div>
      <div className="min-w-0 flex-1">{shown ? <FileView change={shown} kept={kept.has(shown.path)} /> : null}</div>
    </div>
  )
}
