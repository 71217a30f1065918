import type { Design } from '../design/model.ts'
import { edges } from '../design/queries.ts'
import { type Copy, grafted } from './graft.ts'
import { movedWith } from './moving.ts'

/**
 * Copies nodes, a group with its members, and the edges among them, a step aside. Copies get free names and paths;
 * edges to what is not copied stay with the originals.
 */
export const copyOf = (design: Design, ids: Iterable<string>, step: { x: number; y: number }): Copy => {
  const nodes = movedWith(design, ids)
  const inside = new Set<string>(nodes.map((node) => node.id))
  return grafted(
    design,
    {
      nodes,
      edges: edges(design).filter((edge) => inside.has(edge.from) && inside.has(edge.to)),
      // A copy stays in the group of its original, and waits for the spec that it waited for.
      standsFor: (id) => (design.records[id] ? id : null),
    },
    step,
  )
}
