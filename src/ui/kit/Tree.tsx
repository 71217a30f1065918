import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { Chevron } from './Chevron.tsx'
import { classNames } from './class-names.ts'
import { rowHasRoom } from './surely-fits.ts'
import { treeStep } from './tree-keys.ts'

/** One visible row, in order: the tree gets them flat and only draws those in view. */
export type TreeRow = {
  readonly id: string
  readonly label: string
  /** 0 for the outermost. */
  readonly depth: number
  /** Undefined for a leaf. */
  readonly expanded?: boolean | undefined
  readonly icon?: ReactNode
  readonly aside?: ReactNode
  /** How wide `aside` may be, in pixels; room for two signs where it is not told. */
  readonly asideWidth?: number | undefined
  readonly mono?: boolean
  readonly muted?: boolean
}

/** The height of a row in pixels; fixed, so that a long tree needs no measuring. */
const ROW = 26
/** Rows drawn above and below the view. */
const SPARE = 8

type TreeProps = {
  readonly label: string
  readonly rows: readonly TreeRow[]
  readonly selected: ReadonlySet<string>
  readonly onSelect: (id: string, add: boolean) => void
  readonly onToggle?: (id: string) => void
  /** Enter or double click. */
  readonly onOpen?: (id: string) => void
}

/** A tree for keyboard and pointer: arrows move and unfold, Enter opens, only what is in view is drawn. */
export const Tree = memo(function Tree({ label, rows, selected, onSelect, onToggle, onOpen }: TreeProps) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600, width: 0 })
  const [current, setCurrent] = useState<string | null>(null)
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === current),
  )
  const first = Math.max(0, Math.floor(view.top / ROW) - SPARE)
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW) + SPARE)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => setView(viewOf(element))
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const chosen = selected.size === 1 ? [...selected][0] : undefined
  const chosenAt = chosen === undefined ? -1 : rows.findIndex((row) => row.id === chosen)
  useEffect(() => {
    if (chosenAt < 0 || chosen === undefined) return
    setCurrent(chosen)
    reveal(box.current, chosenAt)
  }, [chosen, chosenAt])

  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (!row) return
    reveal(box.current, rows.indexOf(row))
    setCurrent(row.id)
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus())
  }
  const rowAt = (target: EventTarget) => {
    const id = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined
    return rows.find((row) => row.id === id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const step = treeStep(rows, at, event.key)
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    if ('go' in step) return go(step.go)
    if ('toggle' in step) return onToggle?.(step.toggle)
    onSelect(step.select, event.shiftKey)
    if (step.open) onOpen?.(step.select)
  }

  return (
    <div
      ref={box}
      role="tree"
      aria-label={label}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const row = rowAt(event.target)
        if (row) setCurrent(row.id)
      }}
      onClick={(event) => {
        const row = rowAt(event.target)
        if (!row) return
        onSelect(row.id, event.shiftKey || event.metaKey || event.ctrlKey)
        if (row.expanded !== undefined) onToggle?.(row.id)
      }}
      onDoubleClick={(event) => {
        const row = rowAt(event.target)
        if (row) onOpen?.(row.id)
      }}
      onScroll={(event) => setView(viewOf(event.currentTarget))}
      className="h-full min-h-0 scrolls"
    >
      {/* One after the other, not each at a place of its own: what is positioned is painted for itself. */}
      <div className="box-border" style={{ height: rows.length * ROW, paddingTop: first * ROW }}>
        {rows.slice(first, last).map((row, index) => (
          <div
            key={row.id}
            role="treeitem"
            aria-level={row.depth + 1}
            aria-expanded={row.expanded}
            aria-selected={selected.has(row.id)}
            tabIndex={first + index === at ? 0 : -1}
            data-row={row.id}
            className={classNames(
              'flex cursor-default items-center gap-1.5 pr-2 focus-visible:outline-offset-[-2px]',
              selected.has(row.id) ? 'bg-accent-wash' : 'hover:bg-hover',
              row.muted && 'text-faint',
            )}
            style={{ height: ROW, paddingLeft: 8 + row.depth * 14 }}
          >
            {row.expanded === undefined ? row.icon : <Chevron open={row.expanded} />}
            <span
              title={row.label}
              className={classNames(
                'min-w-0 flex-1',
                rowHasRoom(row, view.width) ? 'whitespace-nowrap' : 'truncate',
                row.mono && 'font-mono text-small',
              )}
            >
              {row.label}
            </span>
            {row.aside}
          </div>
        ))}
      </div>
    </div>
  )
})

const viewOf = ({ scrollTop, clientHeight, clientWidth }: HTMLElement) => ({
  top: scrollTop,
  height: clientHeight,
  width: clientWidth,
})

/** Scrolls as little as brings the row into view. */
const reveal = (box: HTMLElement | null, at: number) => {
  if (!box || at < 0) return
  if (at * ROW < box.scrollTop) box.scrollTop = at * ROW
  else if ((at + 1) * ROW > box.scrollTop + box.clientHeight) box.scrollTop = (at + 1) * ROW - box.clientHeight
}
