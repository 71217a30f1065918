import type { LucideIcon } from 'lucide-react'
import { Fragment, type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { Keys } from './Keys.tsx'

export type MenuItem = {
  readonly id: string
  readonly title: string
  readonly icon?: LucideIcon
  readonly keys?: string | undefined
  readonly disabled?: boolean
  /** Draws a line above. */
  readonly apart?: boolean
  readonly checked?: boolean
  readonly run: () => void
}

/**
 * The list of a menu, at a point of the window: for context menus, and inside `Menu`. It closes by itself where something
 * else is pressed, and with Escape. The browser is not asked to (`popover="manual"`): many close it as soon as the button is
 * let go that opened it.
 *
 * @param trigger the id of the button that opens and closes it
 */
export const MenuList = ({
  label,
  items,
  at,
  trigger,
  onClose,
}: {
  label: string
  items: readonly MenuItem[]
  at: { x: number; y: number }
  trigger?: string
  onClose: () => void
}) => {
  const list = useRef<HTMLDivElement>(null)
  useAway(list, trigger, onClose)
  const [place, setPlace] = useState(at)
  useEffect(() => {
    const element = list.current
    if (!element) return
    const before = document.activeElement
    element.showPopover()
    const box = element.getBoundingClientRect()
    setPlace({
      x: Math.max(8, Math.min(at.x, window.innerWidth - box.width - 8)),
      y: Math.max(8, Math.min(at.y, window.innerHeight - box.height - 8)),
    })
    const first = element.querySelector<HTMLElement>('button:not(:disabled)') ?? element
    first.focus()
    return () => {
      if (
        before instanceof HTMLElement &&
        (element.contains(document.activeElement) || document.activeElement === document.body)
      )
        before.focus()
    }
  }, [at.x, at.y])

  const move = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return onClose()
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      return onClose()
    }
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
    const now = buttons.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    buttons.at(to % buttons.length)?.focus()
  }
  return (
    <div
      ref={list}
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={move}
      className="rise fixed inset-auto m-0 max-h-[80vh] min-w-44 overflow-auto rounded-large border border-line bg-raised p-1 text-ink shadow-float"
      style={{ left: place.x, top: place.y }}
    >
      {items.map((item) => (
        <Fragment key={item.id}>
          {item.apart ? <hr className="my-1 border-line" /> : null}
          <button
            type="button"
            {...(item.checked === undefined
              ? { role: 'menuitem' }
              : { role: 'menuitemradio', 'aria-checked': item.checked })}
            disabled={item.disabled}
            tabIndex={-1}
            onClick={() => {
              onClose()
              item.run()
            }}
            className={classNames(
              'flex h-7 w-full items-center gap-2 rounded-small px-2 text-left hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px] disabled:opacity-40',
              item.checked && 'font-strong text-accent',
            )}
          >
            {item.icon ? <item.icon size={16} strokeWidth={1.5} aria-hidden className="shrink-0 text-soft" /> : null}
            <span className="flex-1 truncate">{item.title}</span>
            {item.keys ? <Keys keys={item.keys} /> : null}
          </button>
        </Fragment>
      ))}
    </div>
  )
}

/** Tells of a press outside of an element, before it does anything else. */
const useAway = (inside: RefObject<HTMLElement | null>, trigger: string | undefined, onAway: () => void) => {
  const now = useRef(onAway)
  now.current = onAway
  useEffect(() => {
    const press = ({ target }: Event) => {
      const within = target instanceof Node && inside.current?.contains(target)
      const isTrigger = target instanceof Element && trigger !== undefined && target.closest(`#${CSS.escape(trigger)}`)
      if (!within && !isTrigger) now.current()
    }
    window.addEventListener('pointerdown', press, true)
    return () => window.removeEventListener('pointerdown', press, true)
  }, [inside, trigger])
}

type Trigger = {
  readonly 'aria-haspopup': 'menu'
  readonly 'aria-expanded': boolean
  readonly id: string
  readonly onClick: () => void
}

/** A button that opens a menu below it. */
export const Menu = ({
  label,
  items,
  children,
}: {
  label: string
  items: readonly MenuItem[]
  children: (trigger: Trigger) => ReactNode
}) => {
  const id = useId()
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const open = () => {
    const box = document.getElementById(id)?.getBoundingClientRect()
    setAt(at || !box ? null : { x: box.left, y: box.bottom + 4 })
  }
  return (
    <>
      {children({ 'aria-haspopup': 'menu', 'aria-expanded': at !== null, id, onClick: open })}
      {at ? <MenuList label={label} items={items} at={at} trigger={id} onClose={() => setAt(null)} /> : null}
    </>
  )
}
