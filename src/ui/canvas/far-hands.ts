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

  const begin = (id: string, from: At) => {
    const { session } = board.services()
    const { design, selection } = session.getState()
    const ids = new Set<string>(
      movable(design, selection.has(id) ? selectedNodes(selection) : [id]).map((node) => node.id),
    )
    const start = view.flowAt(from)
    let isDragged = false
    const move = (event: PointerEvent) => {
      const far = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY)
      if (ids.size === 0 || (!isDragged && far < THRESHOLD)) return
      isDragged = true
      view.during('gesture', true)
      const at = view.flowAt(event)
      carrying.step(ids, { x: at.x - start.x, y: at.y - start.y }, event)
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
      if (moving && (moving.x !== 0 || moving.y !== 0)) carrying.drop(moving, event)
      // The click that follows would select what lies below.
      if (isDragged) addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => removeEventListener('click', swallow, true))
      stop()
    }
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      stop()
    }
    end = stop
    addEventListener('pointermove', move)
    addEventListener('pointerup', drop)
    addEventListener('pointercancel', stop)
    addEventListener('keydown', cancel, true)
  }

  return {
    /** True where the press took hold of a drawn card: then nobody else may take it for the beginning of a pan. */
    press: (event: At & { readonly button: number; readonly shiftKey: boolean; readonly pointerType: string }) => {
      end?.()
      if (event.button !== 0 || event.shiftKey || event.pointerType === 'touch') return false
      const id = view.drawnAt(event)
      if (id !== null) begin(id, event)
      return id !== null
    },
  }
}

const swallow = (event: MouseEvent) => event.stopPropagation()
