import { type ReactFlowState, useStore } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { CARD, type CardNode, type TieEdge } from './store.ts'

/** Below this zoom there are no cards, only one drawing. */
export const FAR = 0.4
/** How much beyond the view is kept ready on each side, as a part of it. */
const SPARE = 0.3

/** The part of the canvas that is kept ready, as text. It stays until the view leaves it. */
const readyPart = () => {
  let kept: [number, number, number, number] | null = null
  return ({ transform: [x, y, zoom], width: w, height: h }: ReactFlowState): string => {
    if (w === 0 || zoom < FAR) {
      kept = null
      return ''
    }
    const [left, top, width, height] = [-x / zoom, -y / zoom, w / zoom, h / zoom]
    const holds = kept && left >= kept[0] && top >= kept[1] && left + width <= kept[2] && top + height <= kept[3]
    if (!kept || !holds || kept[2] - kept[0] >= 3 * width)
      kept = [left - SPARE * width, top - SPARE * height, left + (1 + SPARE) * width, top + (1 + SPARE) * height]
    return kept.join(' ')
  }
}

type Shown = { nodes: CardNode[]; edges: TieEdge[] }
const NOTHING: Shown = { nodes: [], edges: [] }

/** Only what is near the view, in the limit; everything in the base. */
export const useNear = (nodes: CardNode[], edges: TieEdge[], isLimit: boolean): Shown => {
  const part = useStore(useMemo(() => (isLimit ? readyPart() : () => ''), [isLimit]))
  const last = useRef({ ids: '', all: edges, near: [] as TieEdge[] })
  return useMemo(() => {
    if (!isLimit) return { nodes, edges }
    if (part === '') return NOTHING
    const [left = 0, top = 0, right = 0, bottom = 0] = part.split(' ').map(Number)
    const near = nodes.filter(
      ({ dragging, position: { x, y } }) =>
        dragging || (x + CARD.width > left && x < right && y + CARD.height > top && y < bottom),
    )
    const ids = near.map(({ id }) => id)
    // The same list as long as the same cards are near: React Flow goes through a new one.
    if (last.current.ids !== ids.join() || last.current.all !== edges) {
      const there = new Set(ids)
      const ties = edges.filter(({ source, target }) => there.has(source) && there.has(target))
      last.current = { ids: ids.join(), all: edges, near: ties }
    }
    return { nodes: near, edges: last.current.near }
  }, [nodes, edges, part, isLimit])
}
