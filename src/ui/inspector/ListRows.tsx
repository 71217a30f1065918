import { ArrowDown, ArrowUp, MoreVertical, Trash2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { IconButton } from '../kit/IconButton.tsx'
import { Menu } from '../kit/Menu.tsx'

/** A list with one item moved to another place; the same list where that place is none. */
export const movedItem = <T,>(items: readonly T[], from: number, to: number): readonly T[] => {
  if (to < 0 || to >= items.length || from === to) return items
  const others = items.filter((_, at) => at !== from)
  return [...others.slice(0, to), items[from] as T, ...others.slice(to)]
}

type ListRowsProps<T> = {
  readonly label: string
  readonly items: readonly T[]
  readonly onChange: (items: T[], what: string) => void
  /** What an item is called for assistive tools: `Criterion 2`. */
  readonly nameOf: (item: T, at: number) => string
  /** Draws an item. `onKeyDown` moves it with Alt and the arrows. */
  readonly children: (item: T, at: number, onKeyDown: (event: KeyboardEvent<HTMLElement>) => void) => ReactNode
}

/** The rows of a list in an order that counts: each with a menu to move or remove it. */
export const ListRows = <T,>({ label, items, onChange, nameOf, children }: ListRowsProps<T>) => {
  if (items.length === 0) return null
  const move = (from: number, to: number) => {
    const moved = movedItem(items, from, to)
    if (moved !== items) onChange([...moved], 'Move')
  }
  // The items are plain values: their place is all that tells one from the other.
  const keys = items.map((_, at) => `row ${at}`)
  return (
    <ol aria-label={label} className="flex flex-col gap-1.5">
      {items.map((item, at) => {
        const name = nameOf(item, at)
        const press = (event: KeyboardEvent<HTMLElement>) => {
          const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
          if (!event.altKey || step === undefined) return
          event.preventDefault()
          move(at, at + step)
        }
        return (
          <li key={keys[at]} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">{children(item, at, press)}</div>
            <Menu
              label={`Actions for ${name}`}
              items={[
                { id: 'up', title: 'Move up', icon: ArrowUp, disabled: at === 0, run: () => move(at, at - 1) },
                {
                  id: 'down',
                  title: 'Move down',
                  icon: ArrowDown,
                  disabled: at === items.length - 1,
                  run: () => move(at, at + 1),
                },
                {
                  id: 'remove',
                  title: 'Remove',
                  icon: Trash2,
                  apart: true,
                  run: () =>
                    onChange(
                      items.filter((_, other) => other !== at),
                      'Remove',
                    ),
                },
              ]}
            >
              {(trigger) => (
                <IconButton small icon={MoreVertical} label={`Actions for ${name}`} className="mt-0.5" {...trigger} />
              )}
            </Menu>
          </li>
        )
      })}
    </ol>
  )
}
