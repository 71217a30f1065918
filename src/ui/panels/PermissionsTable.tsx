import { Check, CircleDashed, CircleHelp, type LucideIcon, Minus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Design } from '../../design/model.ts'
import { levelWords } from '../../guard/levels.ts'
import { type Cell, type Column, type Matrix, recordOfCell } from '../../project/permissions.ts'
import { classNames } from '../kit/class-names.ts'
import { LevelTag } from '../kit/LevelSign.tsx'
import { useServices } from '../page.tsx'

type Tool = Matrix['tools'][number]

type PermissionsTableProps = {
  readonly design: Design
  readonly columns: readonly Column[]
  readonly tool: Tool
  readonly onChoose: (cell: Cell) => void
}

/** Agents by what they may do. Arrow keys walk the cells; Enter or a click selects what a cell is about. */
export const PermissionsTable = ({ design, columns, tool, onChoose }: PermissionsTableProps) => {
  const { session } = useServices()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0])
  const last = [Math.max(0, tool.rows.length - 1), Math.max(0, columns.length - 1)] as const
  const [row, column] = [Math.min(at[0], last[0]), Math.min(at[1], last[1])]
  const move = (event: KeyboardEvent) => {
    const to = steps[event.key]?.(row, column, last)
    if (!to) return
    event.preventDefault()
    const next = [clamp(to[0], last[0]), clamp(to[1], last[1])] as const
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-at="${next[0]} ${next[1]}"]`)?.focus()
  }
  const choose = (of: Tool['rows'][number], about: Column, cell: Cell | null) => {
    session.select([recordOfCell(design, of.agent, about)])
    if (cell) onChoose(cell)
  }
  const groups = [...new Set(columns.map(({ group }) => group))].map((group) => ({
    group,
    columns: columns.filter((one) => one.group === group),
  }))
  return (
    <div className="min-h-0 flex-1 scrolls">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid, whose cells are walked with the arrow keys
        role="grid"
        aria-label={`Permissions in ${tool.name}`}
        onKeyDown={move}
        className="border-collapse"
      >
        <thead className="text-tiny text-soft">
          <tr>
            <th rowSpan={2} scope="col" className={classNames(corner, 'top-0 z-20')}>
              Agent
            </th>
            {groups.map(({ group, columns: own }) => (
              <th
                key={group}
                scope="colgroup"
                colSpan={own.length}
                title={group}
                className="sticky top-0 z-10 h-6 max-w-24 truncate border-l border-line bg-panel px-2 font-strong"
              >
                <span className={own[0]?.place ? 'font-mono' : undefined}>{group}</span>
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ id, title }, index) => (
              <th
                key={id}
                scope="col"
                className={classNames(
                  'sticky top-6 z-10 h-6 border-b border-line bg-panel px-2 font-normal',
                  columns[index - 1]?.group !== columns[index]?.group && 'border-l',
                )}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tool.rows.map((of, rowAt) => (
            <tr key={of.agent.id} className="hover:bg-hover">
              <th scope="row" className={classNames(corner, 'z-10 font-mono text-small')} title={of.agent.name}>
                {of.agent.name}
              </th>
              {columns.map((about, columnAt) => {
                const cell = of.cells[columnAt] ?? null
                return (
                  <td
                    key={about.id}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid
                    role="gridcell"
                    data-at={`${rowAt} ${columnAt}`}
                    tabIndex={rowAt === row && columnAt === column ? 0 : -1}
                    onFocus={() => setAt([rowAt, columnAt])}
                    onClick={() => choose(of, about, cell)}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' && event.key !== ' ') return
                      event.preventDefault()
                      choose(of, about, cell)
                    }}
                    title={cell ? hintOf(of.agent.name, about, cell) : undefined}
                    className={classNames(
                      'h-7 min-w-11 cursor-pointer border-b border-line px-1.5 focus-visible:outline-offset-[-2px]',
                      columns[columnAt - 1]?.group !== about.group && 'border-l',
                    )}
                  >
                    {cell ? <CellSign cell={cell} /> : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const corner = 'sticky left-0 max-w-36 truncate border-b border-line bg-panel px-3 text-left'

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))

type Step = (row: number, column: number, last: readonly [number, number]) => readonly [number, number]

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: (row, column) => [row, column + 1],
  ArrowLeft: (row, column) => [row, column - 1],
  ArrowDown: (row, column) => [row + 1, column],
  ArrowUp: (row, column) => [row - 1, column],
  Home: (row) => [row, 0],
  End: (row, _, [, last]) => [row, last],
  PageDown: (row, column) => [row + 10, column],
  PageUp: (row, column) => [row - 10, column],
}

const signs: Readonly<Record<Cell['answer'], { icon: LucideIcon; word: string; tone: string }>> = {
  allow: { icon: Check, word: 'allowed', tone: 'text-ink' },
  ask: { icon: CircleHelp, word: 'asks first', tone: 'text-warning' },
  deny: { icon: Minus, word: 'denied', tone: 'text-faint' },
  some: { icon: CircleDashed, word: 'in part', tone: 'text-ink' },
}

/** The answer by its shape; beside what is not simply allowed, how far the tool holds to it. */
const CellSign = ({ cell: { answer, note, level } }: { cell: Cell }) => {
  const { icon: Icon, word, tone } = signs[answer]
  return (
    <span className="flex items-center justify-center gap-1">
      <Icon size={14} strokeWidth={1.75} aria-hidden className={classNames('shrink-0', tone)} />
      <span className="sr-only">{note === '' ? word : `${word}: ${note}`}</span>
      {level && answer !== 'allow' ? <LevelTag compact level={level.level} title={level.why} /> : null}
    </span>
  )
}

const hintOf = (agent: string, { group, title, place }: Column, { answer, note, level, told }: Cell): string =>
  [
    `${agent}, ${title.toLowerCase()}${place || group === 'Elsewhere' ? ` ${group}` : ''}: ${signs[answer].word}${note === '' ? '' : ` (${note})`}`,
    `${told.rule}${told.file === null ? '' : ` in ${told.file}`}`,
    ...(level && answer !== 'allow' ? [`${levelWords[level.level].word}: ${level.why}`] : []),
  ].join('\n')
