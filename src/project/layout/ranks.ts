import type { Box, Link } from '../layout.ts'

/** How often the order within the layers is improved, forwards and backwards in turn. */
const SWEEPS = 4

/** Boxes in layers, every link (but those that close a loop) from a layer to a later one, neighbours near one another. */
export const layersOf = (boxes: readonly Box[], links: readonly Link[]): Box[][] => {
  const { next, order } = withoutLoops(boxes, links)
  const rank = new Map<string, number>()
  const before = new Map<string, string[]>(boxes.map((box) => [box.id, []]))
  for (const id of order) {
    const own = rank.get(id) ?? 0
    rank.set(id, own)
    for (const to of next.get(id) ?? []) {
      rank.set(to, Math.max(rank.get(to) ?? 0, own + 1))
      before.get(to)?.push(id)
    }
  }
  const layers: Box[][] = []
  const byId = new Map(boxes.map((box) => [box.id, box]))
  for (const id of order) {
    const box = byId.get(id)
    const at = rank.get(id) ?? 0
    layers[at] ??= []
    if (box) layers[at].push(box)
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forwards = sweep % 2 === 0
    for (const layer of forwards ? layers : layers.toReversed()) sortNear(layer, forwards ? before : next, layers)
  }
  return layers
}

/** The links with those left out that lead back, and the boxes in an order in which all links lead on. */
const withoutLoops = (boxes: readonly Box[], links: readonly Link[]) => {
  const out = new Map<string, string[]>(boxes.map((box) => [box.id, []]))
  for (const { from, to } of links) out.get(from)?.push(to)
  const isEntered = new Set(links.map((link) => link.to))
  const starts = [...boxes.filter((box) => !isEntered.has(box.id)), ...boxes]

  const next = new Map<string, string[]>(boxes.map((box) => [box.id, []]))
  const state = new Map<string, 'open' | 'done'>()
  const finished: string[] = []
  for (const start of starts) {
    if (state.has(start.id)) continue
    // A stack of its own: a chain of thousands of boxes must not end in a call stack.
    const stack = [{ id: start.id, at: 0 }]
    state.set(start.id, 'open')
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = out.get(top.id)?.[top.at++]
      if (to === undefined) {
        state.set(top.id, 'done')
        finished.push(top.id)
        stack.pop()
      } else if (state.get(to) !== 'open') {
        next.get(top.id)?.push(to)
        if (!state.has(to)) {
          state.set(to, 'open')
          stack.push({ id: to, at: 0 })
        }
      }
    }
  }
  return { next, order: finished.reverse() }
}

/** Sorts a layer by where each box's neighbours stand, on a scale that is the same for long and short layers. */
const sortNear = (layer: Box[], neighbours: ReadonlyMap<string, readonly string[]>, layers: readonly Box[][]) => {
  const place = new Map<string, number>()
  for (const boxes of layers) for (const [at, box] of boxes.entries()) place.set(box.id, (at + 0.5) / boxes.length)
  const wish = new Map(
    layer.map((box) => {
      const near = neighbours.get(box.id) ?? []
      const sum = near.reduce((total, id) => total + (place.get(id) ?? 0), 0)
      return [box.id, near.length > 0 ? sum / near.length : (place.get(box.id) ?? 0)]
    }),
  )
  layer.sort((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0))
}
