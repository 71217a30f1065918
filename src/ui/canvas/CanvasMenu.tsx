import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Menu } from './board.ts'
import { useBoard, useBoardState } from './board.ts'

/** The menu of the canvas, where there is one. The first choice has the focus, so Enter takes what is likeliest. */
export const CanvasMenu = () => {
  const menu = useBoardState((state) => state.menu)
  return menu ? <Open menu={menu} /> : null
}

const Open = ({ menu }: { menu: Menu }) => {
  const board = useBoard()
  const ref = useRef<HTMLDivElement>(null)
  const before = useRef(document.activeElement)
  const [at, setAt] = useState(menu.at)

  useLayoutEffect(() => {
    const box = ref.current!
    const room = box.parentElement!.getBoundingClientRect()
    // Stays inside the canvas, on the other side of the pointer if need be.
    setAt({
      x: Math.max(8, Math.min(menu.at.x, room.width - box.offsetWidth - 8)),
      y: Math.max(8, Math.min(menu.at.y, room.height - box.offsetHeight - 8)),
    })
    const first = box.querySelector<HTMLElement>('[role="menuitem"]') ?? box
    first.focus({ preventScroll: true })
  }, [menu])

  useEffect(() => {
    const away = (event: Event) => {
      if (!ref.current?.contains(event.target as Node)) board.state.setState({ menu: null })
    }
    // On the way down, so that a press on the canvas does what it always does and closes the menu as well.
    document.addEventListener('pointerdown', away, true)
    document.addEventListener('wheel', away, true)
    return () => {
      document.removeEventListener('pointerdown', away, true)
      document.removeEventListener('wheel', away, true)
    }
  }, [board])

  const close = () => {
    board.state.setState({ menu: null })
    if (before.current instanceof HTMLElement || before.current instanceof SVGElement)
      before.current.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const items = [...ref.current!.querySelectorAll<HTMLElement>('[role="menuitem"]')]
    const here = items.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const to =
      step !== undefined ? (here + step + items.length) % items.length : { Home: 0, End: items.length - 1 }[event.key]
    if (to !== undefined) items[to]?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') close()
    else {
      const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey ? event.key.toLowerCase() : null
      if (letter === null || letter === ' ') return
      items.find((item) => item.textContent?.toLowerCase().startsWith(letter))?.focus()
    }
    event.preventDefault()
  }
  return (
    <div
      ref={ref}
      className="canvas-menu"
      role="menu"
      tabIndex={-1}
      aria-label={menu.title}
      style={{ left: at.x, top: at.y }}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      <p>{menu.why ?? menu.title}</p>
      {menu.choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            close()
            choice.run()
          }}
        >
          {choice.title}
          {choice.keys ? <kbd>{choice.keys}</kbd> : null}
        </button>
      ))}
    </div>
  )
}
