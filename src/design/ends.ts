import type { EdgeKind, Kind } from './model.ts'

/** What each kind of edge may connect. The canvas, the command line and repair all ask this one table. */
export const ends: Readonly<Record<EdgeKind, { readonly from: readonly Kind[]; readonly to: readonly Kind[] }>> = {
  handoff: { from: ['agent'], to: ['agent'] },
  delegates: { from: ['agent'], to: ['agent'] },
  reads: { from: ['agent'], to: ['directory', 'spec'] },
  writes: { from: ['agent'], to: ['directory', 'spec'] },
  verifies: { from: ['agent'], to: ['spec'] },
}

/** The kinds of edge that two kinds of node allow, in the order in which they are offered. */
export const kindsBetween = (from: Kind, to: Kind): EdgeKind[] =>
  (Object.keys(ends) as EdgeKind[]).filter((kind) => ends[kind].from.includes(from) && ends[kind].to.includes(to))
