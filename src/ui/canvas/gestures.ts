import type { EdgeChange, FinalConnectionState, NodeChange, ReactFlowInstance } from '@xyflow/react'
import type { DragEvent, FocusEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import { addNode, cornerFor } from '../../commands/adding.ts'
import { inserted, wouldFit } from '../../commands/inserting.ts'
import { roomBetween } from '../../commands/making-room.ts'
import { movable, selectedNodes } from '../../commands/moving.ts'
import { shown } from '../../design/folding.ts'
import { type Rect, rects } from '../../design/frames.ts'
import { NODE_KINDS, type NodeKind, type RecordId } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
import type { Board } from './board.ts'
import { dragging } from './dragging.ts'
import { farHands } from './far-hands.ts'
import type { CardNode, LineEdge } from './flow.ts'
import { showHint } from './hints.ts'
import { commandMenu, connectAt, type Spot } from './menus.ts'
import { neighbour } from './walk.ts'

/** What the palette puts into a drag: the kind of node to add. */
export const DRAG_TYPE = 'application/x-dotbox-kind'

const NOTHING: ReadonlySet<string> = new Set()

type At = { readonly clientX: number; readonly clientY: number }
type Point = { readonly x: number; readonly y: number }

const isField = (target: EventTarget) =>
  target instanceof Element && target.closest('input, textarea, [role="menu"]') !== null
const cardOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('.react-flow__node, .react-flow__edge') : null
const idOf = (target: EventTarget | null) => cardOf(target)?.getAttribute('data-id') ?? null

const between = (a: Point, b: Point): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})

/** The canvas on the page, and how React Flow is told to draw its box no further. */
type OnPage = { readonly root: () => HTMLElement | null; readonly dropBox: () => void }

/** What hands do on the canvas, as plain functions: each turns an event into an edit, a selection or a menu. */
export const gestures = (board: Board, flow: ReactFlowInstance<CardNode, LineEdge>, { root, dropBox }: OnPage) => {
  const session = () => board.services().session
  const state = board.state
  const held = {
    multi: false,
    cancelled: false,
    /** A drag of which React Flow tells is under way. */
    dragging: false,
    connecting: false,
    /** The keys that were down when the pointer last moved. */
    keys: { ctrlKey: false, metaKey: false },
    /** What was selected when the pointer went down, and what a box has caught since. */
    before: NOTHING,
    box: null as Set<string> | null,
    /** The card or line that the pointer went down on with Shift. */
    shifted: null as string | null,
    /** Whether the pointer went down on a card that is only drawn, and where a box began over such. */
    drawn: false,
    boxFrom: null as Point | null,
    /** Ends with the box that is being drawn. */
    boxing: new AbortController(),
  }
  const carrying = dragging(board, {
    area: () => {
      const { x, y, zoom } = flow.getViewport()
      const { width, height } = root()?.getBoundingClientRect() ?? { width: 0, height: 0 }
      return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
    },
    zoom: () => flow.getZoom(),
  })

  const spotAt = ({ clientX: x, clientY: y }: At): Spot => ({
    screen: { x, y },
    flow: flow.screenToFlowPosition({ x, y }),
  })
  const during = (what: string, on: boolean) => root()?.classList.toggle(what, on)

  /** The card under the pointer where cards are only drawn, since they are seen from far away. */
  const drawnAt = (at: At): string | null => {
    const element = root()
    // With Space held the whole canvas is one thing to pan.
    if (!element?.querySelector('.overview') || element.classList.contains('space')) return null
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const isInside = at.clientX >= left && at.clientX < right && at.clientY >= top && at.clientY < bottom
    return isInside ? board.nodeAt(spotAt(at).flow) : null
  }
  const far = farHands(board, carrying, { drawnAt, flowAt: (at) => spotAt(at).flow, during })
  const isPane = (target: EventTarget) => target instanceof Element && target.classList.contains('react-flow__pane')

  /**
   * React Flow tells what it selects among the nodes and edges that it holds. Unless more is being added to a selection,
   * it replaces the selection: then what it does not hold is no longer selected either.
   */
  const select = (changes: readonly (NodeChange<CardNode> | EdgeChange<LineEdge>)[]) => {
    const chosen = changes.filter((change) => change.type === 'select')
    if (chosen.length === 0) return
    if (held.box && held.multi) {
      // A box with Ctrl or Cmd adds to what was selected, whatever React Flow lets go of first.
      for (const change of chosen) {
        if (change.selected) held.box.add(change.id)
        else held.box.delete(change.id)
      }
      session().select([...held.before, ...held.box])
      return
    }
    const before = session().getState().selection
    const kept = held.multi ? before : [...before].filter((id) => flow.getInternalNode(id) || flow.getEdge(id))
    const after = new Set(kept)
    for (const change of chosen) {
      if (change.selected) after.add(change.id)
      else after.delete(change.id)
    }
    session().select(after)
  }

  /** One step for all that is dragged, also for what is outside the window and React Flow does not hold. */
  const drag = (changes: readonly NodeChange<CardNode>[]) => {
    if (held.cancelled) return
    const change = changes.find((one) => one.type === 'position' && one.dragging && one.position)
    if (change?.type !== 'position' || !change.position) return
    const { design, selection } = session().getState()
    const from = startOf(change.id)
    if (!from) return
    const ids =
      state.getState().moving?.ids ??
      new Set(
        movable(design, selection.has(change.id) ? selectedNodes(selection) : [change.id]).map(
          (node) => node.id as string,
        ),
      )
    carrying.step(ids, { x: change.position.x - from.x, y: change.position.y - from.y }, held.keys)
  }
  /** Where a node stands in the design; a group where its frame begins. */
  const startOf = (id: string) => {
    const { design } = session().getState()
    const record = design.records[id]
    if (!record || !('at' in record)) return undefined
    return record.kind === 'group' ? rects(design).get(id) : record.at
  }

  return {
    onNodesChange: (changes: NodeChange<CardNode>[]) => {
      drag(changes)
      select(changes)
    },
    onEdgesChange: (changes: EdgeChange<LineEdge>[]) => select(changes),

    onDragStart: () => {
      held.cancelled = false
      held.dragging = true
      during('gesture', true)
      // React Flow says nothing of the end where the card has left the page meanwhile. Where it was deleted there is none to
      // wait for, and what is undone right afterwards is not moved; else it may only be drawn now.
      const over = (event: globalThis.PointerEvent) => {
        if (!isThere()) dragged(event)
        else setTimeout(() => held.dragging && dragged(event))
      }
      addEventListener('pointerup', over, { once: true, capture: true })
    },
    onDragStop: (event: { altKey?: boolean }) => dragged(event),
    // Not before it moves: a press alone is a click, and the click has to reach what is below the pointer.
    onMove: (event: unknown) => {
      if (event instanceof globalThis.MouseEvent && event.type === 'mousemove' && event.buttons > 0)
        during('gesture', true)
    },
    onMoveEnd: () => during('gesture', false),
    onPointerUpCapture: () => {
      during('gesture', false)
      // With Shift React Flow waits for a box; where none was drawn it was a click, which adds the card or takes it away.
      const { shifted } = held
      held.shifted = null
      if (shifted === null || held.box) return
      const { selection } = session().getState()
      session().select(selection.has(shifted) ? [...selection].filter((id) => id !== shifted) : [...selection, shifted])
    },

    onConnectStart: () => {
      held.connecting = true
    },
    onConnectEnd: (event: globalThis.MouseEvent | TouchEvent, { fromNode }: FinalConnectionState) => {
      held.connecting = false
      const at = 'changedTouches' in event ? event.changedTouches[0] : event
      if (!fromNode || !at) return
      const spot = spotAt(at)
      const to = board.nodeAt(spot.flow)
      if (to === fromNode.id) return
      if (to) connectAt(board, fromNode.id, to, spot)
      else state.setState({ adding: { spot, from: fromNode.id } })
    },

    onNodeDoubleClick: (_: MouseEvent, node: CardNode) => state.setState({ renaming: node.id }),
    onDoubleClick: (event: MouseEvent) => {
      if (!isPane(event.target)) return
      const spot = spotAt(event)
      const id = board.nodeAt(spot.flow)
      // From far away the cards are only drawn: go to the one under the pointer.
      if (id) board.services().canvas.focus(id)
      else state.setState({ adding: { spot, from: null } })
    },
    onPaneClick: (event: MouseEvent) => {
      const id = drawnAt(event)
      // With Shift the card was added or taken away when the pointer went up.
      if (id && event.shiftKey) return
      const { selection } = session().getState()
      if (!id || !(event.ctrlKey || event.metaKey)) session().select(id ? [id] : [])
      else session().select(selection.has(id) ? [...selection].filter((one) => one !== id) : [...selection, id])
    },
    onNodeContextMenu: (event: MouseEvent, node: CardNode) => contextMenu(event, 'node', node.id),
    onEdgeContextMenu: (event: MouseEvent, edge: LineEdge) => contextMenu(event, 'edge', edge.id),
    onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => {
      const id = drawnAt(event)
      if (id) return contextMenu(event, 'node', id)
      event.preventDefault()
      state.setState({ menu: commandMenu(board, 'canvas', 'Canvas', spotAt(event)) })
    },

    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAG_TYPE)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    },
    onDrop: (event: DragEvent) => {
      const kind = event.dataTransfer.getData(DRAG_TYPE)
      if (!(NODE_KINDS as readonly string[]).includes(kind)) return
      event.preventDefault()
      const { flow: at } = spotAt(event)
      const { design } = session().getState()
      // Let go on a line between two agents, it goes in between.
      const isFar = root()?.querySelector('.overview')
      const into = isFar ? null : board.edgeFinder((edge) => wouldFit(design, kind as NodeKind, edge))(at)
      const room = into === null ? null : roomBetween(design, into, kind as NodeKind)
      addNode(board.services(), kind as NodeKind, room?.at ?? cornerFor(kind as NodeKind, at), {
        first: room?.edit,
        alsoEdit: into === null ? undefined : ({ id }) => inserted(id, into),
      })
    },

    onFocus: (event: FocusEvent) => activate(idOf(event.target)),
    onPointerOver: (event: PointerEvent) => {
      activate(idOf(event.target))
      showHint(event.target)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (isField(event.target) || event.altKey) return
      const id = idOf(event.target)
      const adding = event.shiftKey || event.ctrlKey || event.metaKey
      const { selection, design } = session().getState()
      if (event.key === 'Escape' && state.getState().moving) {
        held.cancelled = true
        carrying.stop()
        event.preventDefault()
      } else if (
        event.key === 'Enter' &&
        id &&
        event.target === cardOf(event.target) &&
        (adding || !selection.has(id))
      ) {
        const others = adding ? [...selection].filter((one) => one !== id) : []
        session().select(selection.has(id) ? others : [...others, id])
        event.preventDefault()
      } else if (
        event.key.startsWith('Arrow') &&
        selectedNodes(selection).length === 0 &&
        !event.ctrlKey &&
        !event.metaKey
      ) {
        const next = neighbour(
          rects(shown(design)),
          id && design.records[id] && 'at' in design.records[id] ? id : null,
          event.key,
        )
        if (next) board.services().canvas.focus(next)
        event.preventDefault()
      }
    },
    /** Ctrl or Cmd adds to the selection; asked of the event itself, before React Flow tells what it selects. */
    onPointerDownCapture: (event: PointerEvent) => {
      held.multi = event.ctrlKey || event.metaKey
      held.before = session().getState().selection
      held.box = null
      const onPane = isPane(event.target)
      held.shifted = event.shiftKey && event.button === 0 ? (onPane ? drawnAt(event) : idOf(event.target)) : null
      held.drawn = onPane && far.press(event)
    },
    /** Comes after the pointer's own event, and is the one that React Flow pans by. */
    onMouseDownCapture: (event: MouseEvent) => {
      if (held.drawn) event.stopPropagation()
    },
    onSelectionStart: (event: MouseEvent) => {
      held.box = new Set()
      held.boxFrom = root()?.querySelector('.overview') ? spotAt(event).flow : null
      held.boxing = new AbortController()
      const { signal } = held.boxing
      addEventListener('keydown', leaveBox, { capture: true, signal })
      addEventListener('pointercancel', () => held.boxing.abort(), { signal })
    },
    onSelectionEnd: (event: MouseEvent) => {
      const { boxFrom } = held
      held.box = null
      held.boxFrom = null
      held.boxing.abort()
      if (boxFrom)
        session().select([...(held.multi ? held.before : []), ...board.within(between(boxFrom, spotAt(event).flow))])
    },
    onPointerMoveCapture: (event: PointerEvent) => {
      held.keys = { ctrlKey: event.ctrlKey, metaKey: event.metaKey }
      if (event.buttons === 0) during('over-drawn', isPane(event.target) && drawnAt(event) !== null)
    },
  }

  function dragged(event: { altKey?: boolean }) {
    held.dragging = false
    during('gesture', false)
    const { moving } = state.getState()
    if (moving && isThere() && !held.cancelled && (moving.x !== 0 || moving.y !== 0)) carrying.drop(moving, event)
    carrying.stop()
  }

  /** Whether anything of what is dragged is still in the design. */
  function isThere() {
    const { design } = session().getState()
    return [...(state.getState().moving?.ids ?? [])].some((id) => design.records[id])
  }

  /** With Escape a box is drawn no further, and what was selected before it is selected again. */
  function leaveBox(event: globalThis.KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    held.boxing.abort()
    held.box = null
    held.boxFrom = null
    dropBox()
    session().select(held.before)
  }

  function activate(id: string | null) {
    if (!held.connecting && state.getState().active !== id) state.setState({ active: id })
  }

  function contextMenu(event: At & { preventDefault: () => void }, name: 'node' | 'edge', id: string) {
    event.preventDefault()
    const { selection, design } = session().getState()
    if (!selection.has(id)) session().select([id])
    const ids = [...session().getState().selection]
    state.setState({
      menu: commandMenu(
        board,
        name,
        ids.length > 1 ? `${ids.length} selected` : title(design, id as RecordId),
        spotAt(event),
      ),
    })
  }
}
