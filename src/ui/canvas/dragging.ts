import { called } from '../../commands/called.ts'
import { copyOf } from '../../commands/copying.ts'
import { fitsInto, inserted } from '../../commands/inserting.ts'
import { movedTo, roomBetween } from '../../commands/making-room.ts'
import { moved } from '../../commands/moving.ts'
import { regrouped } from '../../commands/regroup.ts'
import { inOrder } from '../../design/edits.ts'
import { around, overlap, type Rect, rects } from '../../design/frames.ts'
import type { Design, NodeKind, RecordId } from '../../design/model.ts'
import { get, title } from '../../design/queries.ts'
import { type Board, NO_GUIDES, STILL } from './board.ts'
import type { Moving } from './flow.ts'
import { marks } from './marks.ts'
import { snapped } from './snapping.ts'

/** How near lines come together, in pixels of the window. */
const REACH = 6
/** How far what is dragged goes before React Flow is told again, in pixels of the window: it leaves out what it takes to be out of view. */
const UNTOLD = 160
/** Beyond so many cards nobody sees with which of them a card is in line. */
const MOST_IN_LINE = 400

type Point = { readonly x: number; readonly y: number }

/** What stays as it is while a drag is under way. */
type Still = {
  readonly ids: ReadonlySet<string>
  readonly box: Rect | null
  readonly others: readonly Rect[]
  readonly edgeAt: (point: Point) => string | null
}

type Keys = { readonly ctrlKey?: boolean; readonly metaKey?: boolean; readonly altKey?: boolean }

/** A drag of cards from its first step to where it ends: in line with others, into an edge, into or out of a group. */
export const dragging = (
  board: Board,
  view: { readonly area: () => Rect; readonly zoom: () => number },
  mark = marks(),
) => {
  const session = () => board.services().session
  let still: Still | null = null
  let into: string | null = null

  /** What a drag is measured against, looked up once. */
  const begin = (design: Design, ids: ReadonlySet<string>) => {
    if (still?.ids === ids) return still
    const places = rects(design)
    const inView = view.area()
    const others: Rect[] = []
    for (const [id, rect] of places) {
      if (ids.has(id) || id.startsWith('group:') || !overlap(rect, inView)) continue
      others.push(rect)
    }
    const box = around([...ids].flatMap((id) => places.get(id) ?? []))
    // Only where one card is dragged is it clear which is meant for the edge.
    const [id, ...more] = ids
    const edgeAt =
      id === undefined || more.length > 0 ? () => null : board.edgeFinder((edge) => fitsInto(design, id, edge))
    still = { ids, box, others: others.length > MOST_IN_LINE ? [] : others, edgeAt }
    return still
  }

  const lookForEdge = (design: Design, { box, edgeAt }: Still, { x, y }: Point) => {
    const next = box ? edgeAt({ x: box.x + x + box.width / 2, y: box.y + y + box.height / 2 }) : null
    if (next === into) return
    into = next
    const edge = into === null ? undefined : get(design, into as `handoff:${string}`)
    // The card covers most of a short line, so the two that it would go between are marked too.
    mark(
      edge ? [edge.id, edge.from, edge.to] : null,
      (those) =>
        `.canvas .react-flow__edge:is(${those}) .stroke { stroke: var(--accent); stroke-width: 4 }
         .canvas .react-flow__node:is(${those}) { outline: 2px dashed var(--accent); outline-offset: 3px }`,
    )
  }

  return {
    /**
     * A step of the drag: where it comes to stand. With Ctrl or Cmd nothing snaps.
     *
     * @param aims whether it may be put into a line
     */
    step: (ids: ReadonlySet<string>, raw: Point, keys: Keys, aims = true): void => {
      const { design } = session().getState()
      const unmoved = begin(design, ids)
      const { box, others } = unmoved
      if (aims) lookForEdge(design, unmoved, raw)
      // What is over a line goes into it: nothing pulls it away from there.
      const free = keys.ctrlKey || keys.metaKey || !box || into !== null
      const snap = free
        ? { x: 0, y: 0, guides: NO_GUIDES }
        : snapped({ ...box, x: box.x + raw.x, y: box.y + raw.y }, others, REACH / view.zoom())
      const moving = { ids, x: Math.round(raw.x + snap.x), y: Math.round(raw.y + snap.y) }
      const last = board.state.getState()
      if (last.moving?.x !== moving.x || last.moving.y !== moving.y || last.guides.length + snap.guides.length > 0)
        board.state.setState({
          moving,
          ...sinceTold(last.told, moving, UNTOLD / view.zoom()),
          guides: snap.guides.length === 0 ? NO_GUIDES : snap.guides,
        })
    },

    /** Forgets the drag and what it showed. */
    stop: (): void => {
      still = null
      into = null
      mark(null, String)
      board.state.setState({ moving: null, told: null, carried: STILL, guides: NO_GUIDES })
    },

    /** What the drag comes to, as one step to be undone. */
    drop: (moving: Moving, keys: Keys): void => {
      const { design } = session().getState()
      const ids = [...moving.ids]
      if (keys.altKey) {
        const copy = copyOf(design, ids, moving)
        session().edit(`Duplicate ${called(design, ids)}`, copy.edit)
        session().select(copy.ids)
        return
      }
      const move = inOrder(moved(ids, moving.x, moving.y), regrouped(moving.ids))
      if (into === null) {
        session().edit(`Move ${called(design, ids)}`, move)
        return
      }
      // Only one card goes into a line. Where the two that it goes between stand close, they make room for it.
      const [id] = ids as [RecordId]
      const room = roomBetween(design, into, id.slice(0, id.indexOf(':')) as NodeKind, id)
      session().edit(
        `Insert ${called(design, ids)} into ${title(design, into as RecordId)}`,
        inOrder(room ? inOrder(room.edit, movedTo(id, room.at), regrouped(moving.ids)) : move, inserted(id, into)),
      )
    },
  }
}

const sinceTold = (told: Moving | null, moving: Moving, most: number) => {
  if (!told || told.ids !== moving.ids) return { told: moving, carried: STILL }
  const carried = { x: moving.x - told.x, y: moving.y - told.y }
  return Math.abs(carried.x) > most || Math.abs(carried.y) > most ? { told: moving, carried: STILL } : { told, carried }
}
