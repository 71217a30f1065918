import { File } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Change } from '../../project/change.ts'
import { Tree } from '../kit/Tree.tsx'
import { StatusSign } from '../states/StatusSign.tsx'
import { fileRows } from './file-rows.ts'
import { KEPT_GROUPS, keptRows } from './kept-rows.ts'

type FileTreeProps = {
  readonly changes: readonly Change[]
  /** Paths of files that the design says nothing about: unchanged, they are listed by what they are. */
  readonly kept: ReadonlySet<string>
  readonly chosen: string | null
  readonly onChoose: (path: string) => void
}

/** The files of an export as a tree. */
export const FileTree = ({ changes, kept, chosen, onChoose }: FileTreeProps) => {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set(KEPT_GROUPS))
  const rows = useMemo(() => {
    const isKept = ({ path, status }: Change) => status === 'unchanged' && kept.has(path)
    const own = changes.filter((change) => !isKept(change))
    return [...fileRows(own, folded), ...keptRows(changes.filter(isKept), folded)]
  }, [changes, kept, folded])
  const selected = useMemo(() => new Set(chosen === null ? [] : [chosen]), [chosen])
  return (
    <Tree
      label="Files"
      selected={selected}
      onSelect={(id) => !id.endsWith('/') && onChoose(id)}
      onToggle={(id) =>
        setFolded((now) => new Set(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id]))
      }
      rows={rows.map((row) => ({
        id: row.id,
        label: row.label,
        depth: row.depth,
        expanded: row.expanded,
        mono: row.count === undefined,
        muted: row.status === 'unchanged' || row.status === 'kept',
        icon: <File size={14} strokeWidth={1.5} aria-hidden className="shrink-0 text-faint" />,
        aside: row.status ? (
          <StatusSign status={row.status} />
        ) : row.count === undefined ? undefined : (
          <span className="text-small text-faint tabular-nums">{row.count}</span>
        ),
      }))}
    />
  )
}
