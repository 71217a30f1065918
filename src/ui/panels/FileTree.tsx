import { File } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Change } from '../../project/change.ts'
import { Tree } from '../kit/Tree.tsx'
import { StatusSign } from '../states/StatusSign.tsx'
import { fileRows } from './file-rows.ts'

type FileTreeProps = {
  readonly changes: readonly Change[]
  readonly chosen: string | null
  readonly onChoose: (path: string) => void
}

/** The files of an export as a tree. */
export const FileTree = ({ changes, chosen, onChoose }: FileTreeProps) => {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => fileRows(changes, folded), [changes, folded])
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
        mono: true,
        muted: row.status === 'unchanged',
        icon: <File size={14} strokeWidth={1.5} aria-hidden className="shrink-0 text-faint" />,
        aside: row.status ? <StatusSign status={row.status} /> : undefined,
      }))}
    />
  )
}
