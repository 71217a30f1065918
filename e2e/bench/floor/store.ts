import { applyNodeChanges, type Edge, type Node, type NodeChange, Position } from '@xyflow/react'
import { create } from 'zustand'
import { type Team, teamOf } from '../team.ts'

export type CardNode = Node<Team['cards'][number], 'card'>
export type TieEdge = Edge<{ words: string }, 'tie'>

/** How large a card is, known before it is drawn. */
export const CARD = { width: 248, height: 124 }

const asked = new URLSearchParams(location.search)
/** `base` draws every card all of the time; `limit` does what is known to make React Flow fast. */
export const isLimit = asked.get('form') === 'limit'

/** In the limit nothing is measured: size and handles are told. */
const known: Partial<CardNode> = isLimit
  ? {
      ...CARD,
      measured: CARD,
      handles: [
        { type: 'target', position: Position.Left, x: -4, y: CARD.height / 2 - 4, width: 8, height: 8 },
        { type: 'source', position: Position.Right, x: CARD.width - 4, y: CARD.height / 2 - 4, width: 8, height: 8 },
      ],
    }
  : {}

const flowOf = ({ cards, ties }: Team): { nodes: CardNode[]; edges: TieEdge[] } => ({
  nodes: cards.map((card, at) => ({
    id: `${at}`,
    type: 'card',
    position: { x: card.x, y: card.y },
    data: card,
    ...known,
  })),
  edges: ties.map(({ from, to, words }, at) => ({
    id: `tie-${at}`,
    type: 'tie',
    source: `${from}`,
    target: `${to}`,
    data: { words },
  })),
})

type Floor = {
  readonly nodes: CardNode[]
  readonly edges: TieEdge[]
  readonly load: (team: Team) => void
  readonly change: (changes: NodeChange<CardNode>[]) => void
  readonly selectAll: () => void
}

/** All that the floor knows. */
export const useFloor = create<Floor>((set) => ({
  ...flowOf(teamOf(Number(asked.get('cards') ?? 0))),
  load: (team) => set(flowOf(team)),
  change: (changes) =>
    set(({ nodes }) => ({ nodes: applyNodeChanges(changes, isLimit ? carried(changes, nodes) : nodes) })),
  selectAll: () =>
    set(({ nodes, edges }) => ({
      nodes: nodes.map((node) => ({ ...node, selected: true })),
      edges: edges.map((edge) => ({ ...edge, selected: true })),
    })),
}))

/** React Flow moves the selected nodes that it was given; the step of one of them holds for the others too. */
const carried = (changes: readonly NodeChange<CardNode>[], nodes: CardNode[]): CardNode[] => {
  const step = changes.find((change) => change.type === 'position' && change.dragging && change.position)
  if (step?.type !== 'position' || !step.position) return nodes
  const dragged = nodes.find(({ id }) => id === step.id)
  if (!dragged?.selected) return nodes
  const [x, y] = [step.position.x - dragged.position.x, step.position.y - dragged.position.y]
  if (x === 0 && y === 0) return nodes
  const told = new Set(changes.flatMap((change) => ('id' in change ? change.id : [])))
  return nodes.map((node) =>
    node.selected && !told.has(node.id)
      ? { ...node, position: { x: node.position.x + x, y: node.position.y + y } }
      : node,
  )
}
