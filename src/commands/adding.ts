import { type Edit, inOrder, put } from '../design/edits.ts'
import { freeSpot, sizes, takenRects } from '../design/frames.ts'
import { freeId, slug } from '../design/ids.ts'
import { type Design, make, type NodeKind, type NodeRecord } from '../design/model.ts'
import { agentNameProblem, placeProblem } from '../design/names.ts'
import { title } from '../design/queries.ts'
import type { Services } from './command.ts'
import { newEdge, type PossibleEdge } from './connecting.ts'
import { uniqueNames } from './unique.ts'

type Point = { readonly x: number; readonly y: number }

/** The first of `agent`, `agent-2`, `agent-3`, … that nothing speaks against. */
export const freeName = (
  base: string,
  problem: (name: string) => string | null,
  join = (name: string, count: number) => `${name}-${count}`,
): string => {
  let name = base
  for (let count = 2; problem(name) !== null; count++) name = join(base, count)
  return name
}

const beforeEnding = (path: string, count: number) => path.replace(/(\.[^./]*)?$/, (ending) => `-${count}${ending}`)

/** How a new record of each kind begins. */
const fresh: { readonly [K in NodeKind]: (design: Design, at: Point) => NodeRecord } = {
  agent: (design, at) => {
    const name = freeName('agent', (wanted) => agentNameProblem(design, null, wanted))
    return make('agent', freeId<'agent'>(design.records, 'agent', slug(name)), { name, at })
  },
  directory: (design, at) => {
    const path = freeName('work', (wanted) => placeProblem(design, null, wanted))
    return make('directory', freeId<'directory'>(design.records, 'directory', path), { path, at })
  },
  spec: (design, at) => {
    const path = freeName('specs/spec.md', (wanted) => placeProblem(design, null, wanted), beforeEnding)
    return make('spec', freeId<'spec'>(design.records, 'spec', path), { path, at })
  },
  note: (design, at) => make('note', freeId<'note'>(design.records, 'note', 'note'), { at }),
  group: (design, at) => make('group', freeId<'group'>(design.records, 'group', 'group'), { name: 'Group', at }),
}

export const newNode = (design: Design, kind: NodeKind, at: Point): NodeRecord => fresh[kind](design, at)

type Adding = {
  /** An edge to make in the same step, told the new node. */
  readonly connect?: ((node: NodeRecord) => PossibleEdge | undefined) | undefined
  /** What it is to be called; with a number where that is taken. Without it, the name is opened for typing. */
  readonly called?: string | undefined
  /** What is done in the same step to make room for it. */
  readonly first?: Edit | undefined
  /** More to do in the same step. */
  readonly alsoEdit?: ((node: NodeRecord) => Edit) | undefined
}

/**
 * Adds a node with its top left corner at a place (moved aside where another node stands) and selects it: one step to be
 * undone.
 */
export const addNode = (
  { session, canvas }: Pick<Services, 'session' | 'canvas'>,
  kind: NodeKind,
  wanted: Point,
  { connect, called = '', first = (same) => same, alsoEdit }: Adding = {},
): NodeRecord => {
  const { design } = session.getState()
  const fresh = newNode(
    design,
    kind,
    kind === 'group' ? wanted : freeSpot(takenRects(first(design)), wanted, sizes[kind]),
  )
  const node = called === '' ? fresh : named(design, fresh, called)
  const edge = connect?.(node)
  session.edit(
    `Add ${kind} ${title(put(node)(design), node.id)}`.trim(),
    inOrder(
      first,
      put(node),
      (with_) => (edge ? put(newEdge(with_, edge))(with_) : with_),
      alsoEdit?.(node) ?? ((same) => same),
    ),
  )
  session.select([node.id])
  if (called === '') canvas.rename(node.id)
  else canvas.focus(node.id)
  return node
}

const named = (design: Design, node: NodeRecord, called: string): NodeRecord => {
  const names = uniqueNames(design)
  switch (node.kind) {
    case 'agent': {
      const name = names.agent(called, node.root)
      return { ...node, name, id: freeId<'agent'>(design.records, 'agent', slug(name)) }
    }
    case 'directory': {
      const path = names.place('directory', called)
      return { ...node, path, id: freeId<'directory'>(design.records, 'directory', path) }
    }
    case 'spec': {
      const path = names.place('spec', /\.[^./]+$/.test(called) ? called : `${called}.md`)
      return { ...node, path, id: freeId<'spec'>(design.records, 'spec', path) }
    }
    case 'note':
      return { ...node, text: called }
    case 'group':
      return { ...node, name: called.slice(0, 300) }
  }
}

/** Where the top left corner goes for a node whose middle is to be here. */
export const cornerFor = (kind: NodeKind, middle: Point): Point => ({
  x: middle.x - sizes[kind].width / 2,
  y: middle.y - sizes[kind].height / 2,
})
