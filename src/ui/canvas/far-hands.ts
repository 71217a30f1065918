import { movable, selectedNodes } from '../../commands/moving.ts'
import type { Board } from './board.ts'
import type { dragging } from './dragging.ts'

type At = { readonly clientX: number; readonly clientY: number }
type Point = { readonly x: number; readonly y: number }

type View = {
  /** The card that is drawn under the pointer; null where cards stand on the page themselves, or none is there. */
  readonly drawnAt: (at: At) => string | null
  readonly flowAt: (at: At) => Point
  readonly during: (what: string, on: boolean) => void
}

/** How far a press goes before it is a drag, in pixels of the window; what is nearer was meant as a click. */
const THRESHOLD = 3

/**
 * A hand on cards that are only drawn, since they are seen from far away: they are taken along as any others. A touch moves the
 * view instead: a finger covers several of them.
 */
export const farHands = (board: Board, carrying: ReturnType<typeof dragging>, view: View) => {
  let end: (() => void) | null = null

  /** False where what was taken hold of is locked: then the press pans. */
  const begin = (id: string, from: At): boolean => {
    const { session } = board.services()
    const { design, selection } = session.getState()
    const ids = new Set<string>(
      movable(design, selection.has(id) ? selectedNodes(selection) : [id]).map((node) => node.id),
    )
    if (ids.size === 0) return false
    const start = view.flowAt(from)
    let isDragged = false
    const move = (event: PointerEvent) => {
      const far = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY)
      if (!isDragged && far < THRESHOLD) return
      if (!isDragged && !selection.has(id)) session.select([id])
      isDragged = true
      view.during('gesture', true)
      const at = view.flowAt(event)
      // Lines are too near one another to be aimed at: nothing is put into one from here.
      carrying.step(ids, { x: at.x - start.x, y: at.y - start.y }, event, false)
    }
    const stop = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', drop)
      removeEventListener('pointercancel', stop)
      removeEventListener('keydown', cancel, true)
      view.during('gesture', false)
      carrying.stop()
      end = null
    }
    const drop = (event: PointerEvent) => {
      const { moving } = board.state.getState()
      if (isDragged && moving?.ids === ids && (moving.x !== 0 || moving.y !== 0)) carrying.drop(moving, event)
      if (isDragged) withoutClick()
      stop()
    }
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      addEventListener('pointerup', withoutClick, { once: true })
      stop()
    }
    end = stop
    addEventListener('pointermove', move)
    addEventListener('pointerup', drop)
    addEventListener('pointercancel', stop)
    addEventListener('keydown', cancel, true)
    return true
  }

  return {
    /** True where the press took hold of a drawn card: then nobody else may take it for the beginning of a pan. */
    press: (event: At & { readonly button: number; readonly shiftKey: boolean; readonly pointerType: string }) => {
      end?.()
      if (event.button !== 0 || event.shiftKey || event.pointerType === 'touch') return false
      const id = view.drawnAt(event)
      return id !== null && begin(id, event)
    },
  }
}

/** The click that follows the end of a drag would select what lies below. */
const withoutClick = () => {
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, true))
}
const swallow = (event: MouseEvent) => event.stopPropagation()
