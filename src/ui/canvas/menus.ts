import { addNode, cornerFor } from '../../commands/adding.ts'
import type { Menu as MenuName } from '../../commands/command.ts'
import { connectProblem, edgeTitle, newEdge, type PossibleEdge, possibleEdges } from '../../commands/connecting.ts'
import { inMenu } from '../../commands/index.ts'
import { put } from '../../design/edits.ts'
import { ends } from '../../design/ends.ts'
import type { Kind, NodeKind, RecordId } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
import { kindIcons } from '../kind-icons.ts'
import type { MenuItem } from '../kit/Menu.tsx'
import type { Board, Menu } from './board.ts'

type Point = { readonly x: number; readonly y: number }

/** A place of the canvas, once in pixels of the window and once in the design's coordinates. */
export type Spot = { readonly screen: Point; readonly flow: Point }

const words = {
  handoff: 'Hands off to it',
  delegates: 'Delegates to it',
  reads: 'Reads it',
  writes: 'Writes it',
  verifies: 'Verifies it',
} as const

/** Connects two nodes: at once where there is one way, by a small menu where there are several; says why where there is none. */
export const connectAt = (board: Board, from: string, to: string, { screen }: Spot): void => {
  const { state } = board
  const { session } = board.services()
  const { design } = session.getState()
  const ways = possibleEdges(design, from, to)
  const make = (way: PossibleEdge) => {
    const edge = newEdge(session.getState().design, way)
    session.edit(`Connect: ${edgeTitle(design, way)}`, put(edge))
    session.select([edge.id])
  }
  if (ways.length === 1) {
    make(ways[0]!)
    return
  }
  const why = connectProblem(design, from, to)
  if (why) {
    session.say({ tone: 'info', text: why })
    return
  }
  const agent = title(design, ways[0]!.from as RecordId)
  state.setState({
    menu: {
      at: screen,
      title: `How ${agent} is connected`,
      items: ways.map((way) => ({ id: way.kind, title: words[way.kind], run: () => make(way) })),
    },
  })
}

const kinds: readonly NodeKind[] = ['agent', 'directory', 'spec', 'note']
const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)

const adding = (board: Board, kind: NodeKind, spot: Spot, from?: string): MenuItem => ({
  id: kind,
  icon: kindIcons[kind],
  title: capital(kind),
  run: () => {
    const services = board.services()
    const connect = from ? (node: { id: string }) => firstWay(board, from, node.id) : undefined
    addNode(services, kind, cornerFor(kind, spot.flow), connect)
  },
})

/** The likeliest edge to a node that is not in the design yet: its kind says enough. */
const firstWay = (board: Board, from: string, to: string): PossibleEdge | undefined =>
  possibleEdges(board.services().session.getState().design, from, to)[0]

/** What can be added here; drawn from a node, only what can be connected to it. */
export const addMenu = (board: Board, spot: Spot, from?: string): Menu => {
  const { design } = board.services().session.getState()
  const mate = (kind: Kind) => {
    const own = from?.slice(0, from.indexOf(':')) as Kind
    return Object.values(ends).some(
      (end) => (end.from.includes(own) && end.to.includes(kind)) || (end.from.includes(kind) && end.to.includes(own)),
    )
  }
  const offered = from ? kinds.filter(mate) : kinds
  return {
    at: spot.screen,
    title: from ? `Add and connect to ${title(design, from as RecordId)}` : 'Add',
    items: offered.map((kind) => adding(board, kind, spot, from)),
  }
}

/** The commands of a menu that make sense now. At a place of the canvas, what is added goes there. */
export const commandMenu = (board: Board, name: MenuName, heading: string, spot: Spot): Menu => {
  const services = board.services()
  const here = name === 'canvas' ? { ...services, canvas: { ...services.canvas, center: () => spot.flow } } : services
  return {
    at: spot.screen,
    title: heading,
    items: inMenu(name)
      .filter((command) => command.enabled?.(services) ?? true)
      .map((command) => ({
        id: command.id,
        title: command.title,
        keys: command.keys?.[0],
        run: () => void command.run(here),
      })),
  }
}
