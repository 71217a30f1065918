import { sizes } from '../design/frames.ts'
import type { Design, NodeRecord } from '../design/model.ts'
import { edges } from '../design/queries.ts'
import type { Box, Link } from './layout.ts'

/** So many suggested edges have a say in the layout: it takes seconds where everybody mentions everybody. */
const MOST_SUGGESTIONS = 80

/** What a layout of some nodes works with: their sizes, and what joins them. A group among them is one that is folded. */
export const linksAmong = (design: Design, some: readonly NodeRecord[]): { boxes: Box[]; links: Link[] } => {
  const ids = new Set<string>(some.map((node) => node.id))
  const boxes = some.map((node) => ({
    id: node.id,
    ...sizes[node.kind],
    ...('group' in node && node.group ? { group: node.group } : {}),
  }))
  let suggestions = 0
  const links = edges(design)
    .filter((edge) => ids.has(edge.from) && ids.has(edge.to))
    .filter((edge) => !edge.suggested || ++suggestions <= MOST_SUGGESTIONS)
    // What is read stands before the agent that reads it, as in a pipeline.
    .map((edge) =>
      edge.kind === 'reads' || edge.kind === 'verifies'
        ? { from: edge.to, to: edge.from }
        : { from: edge.from, to: edge.to },
    )
  return { boxes, links }
}
