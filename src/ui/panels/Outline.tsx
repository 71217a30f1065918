import { Crown, Search } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { agentColor } from '../canvas/agent-color.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { KindSign } from '../kit/KindSign.tsx'
import { Tree, type TreeRow } from '../kit/Tree.tsx'
import { useFindings, useFromDesign, useServices, useSession } from '../page.tsx'
import { SeveritySign } from '../states/SeveritySign.tsx'
import { useManyLater } from '../use-many-later.ts'
import { type OutlineRow, outlineRows, sameRows, worstAt } from './outline-rows.ts'

/** From how many rows on a long outline gets a field to look for words. */
const LONG = 10

/** Everything in the design as a list, in step with the selection: the way around the canvas without seeing it. */
export const Outline = () => {
  const { session, canvas } = useServices()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [looked, setLooked] = useState('')
  const rows = useFromDesign(
    useCallback((design) => outlineRows(design, folded, looked), [folded, looked]),
    sameRows,
  )
  const selection = useManyLater(useSession((state) => state.selection))
  const findings = useFindings()
  const treeRows = useMemo(() => {
    const worst = worstAt(findings)
    return rows.map((row) => treeRow(row, worst.get(row.id)))
  }, [rows, findings])

  const toggle = useCallback(
    (id: string) => setFolded((now) => new Set(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id])),
    [],
  )
  const select = useCallback(
    (id: string, add: boolean) => {
      if (!id.includes(':')) return
      const { selection: now } = session.getState()
      if (!add) session.select([id])
      else session.select(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id])
    },
    [session],
  )
  const open = useCallback(
    (id: string) => {
      if (!id.includes(':')) return
      canvas.fitSelection()
      canvas.focus(id)
    },
    [canvas],
  )

  if (rows.length === 0 && looked === '') {
    return (
      <EmptyState title="Nothing here yet">
        <p>Add an agent above, or double-click the canvas. What the design holds is listed here.</p>
      </EmptyState>
    )
  }
  return (
    <>
      {rows.length > LONG || looked !== '' ? (
        <div className="relative shrink-0 px-2 pb-1">
          <Search size={14} strokeWidth={1.5} aria-hidden className="absolute top-1.75 left-4 text-faint" />
          <input
            type="search"
            aria-label="Look for a name in the outline"
            placeholder="Find"
            className="input pl-7 text-small"
            value={looked}
            onChange={(event) => setLooked(event.target.value)}
          />
        </div>
      ) : null}
      {rows.length === 0 ? <p className="px-3 py-2 text-soft">Nothing is called “{looked}”.</p> : null}
      <div className="min-h-0 flex-1">
        <Tree label="Outline" rows={treeRows} selected={selection} onSelect={select} onToggle={toggle} onOpen={open} />
      </div>
    </>
  )
}

const treeRow = (row: OutlineRow, worst: 'error' | 'warning' | 'info' | undefined): TreeRow => ({
  id: row.id,
  label: row.label,
  depth: row.depth,
  expanded: row.expanded,
  mono: row.kind === 'agent' || row.kind === 'directory' || row.kind === 'spec',
  icon:
    row.kind === 'heading' ? undefined : (
      <KindSign kind={row.kind} color={row.kind === 'agent' ? agentColor(row.color) : undefined} />
    ),
  asideWidth: row.kind === 'heading' || row.root === '' ? undefined : 160,
  aside:
    row.kind === 'heading' ? (
      <span className="text-tiny text-faint">{row.count}</span>
    ) : (
      <>
        {row.root === '' ? null : (
          <span
            title={`Belongs to the project in ${row.root}`}
            className="max-w-28 truncate text-tiny text-faint [direction:rtl]"
          >
            <bdi>{row.root}</bdi>
          </span>
        )}
        {row.lead ? (
          <span title="The lead: it runs the main conversation">
            <Crown size={14} strokeWidth={1.5} className="text-accent" aria-label="Lead" />
          </span>
        ) : null}
        {worst === 'error' || worst === 'warning' ? <SeveritySign severity={worst} /> : null}
      </>
    ),
})
