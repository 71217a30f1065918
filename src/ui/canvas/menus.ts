import type { Menu as MenuName } from '../../commands/command.ts'
import { connectProblem, edgeTitle, newEdge, type PossibleEdge, possibleEdges } from '../../commands/connecting.ts'
import { inMenu } from '../../commands/index.ts'
import { put } from '../../design/edits.ts'
import type { RecordId } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
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

/** The commands of a menu that make sense now. At a place of the canvas, what is added goes there. */
export const commandMenu = (board: Board, name: MenuName, heading: string, spot: Spot): Menu => {
  const services = board.services()
  const here =
    name === 'canvas'
      ? {
          ...services,
          canvas: {
            ...services.canvas,
            center: () => spot.flow,
            searchToAdd: () => board.state.setState({ adding: { spot, from: null } }),
          },
        }
      : services
  return {
    at: spot.screen,
    title: heading,
    items: inMenu(name)
      .filter((command) => command.enabled?.(services) ?? true)
      .map((command, at, all) => ({
        id: command.id,
        apart: at > 0 && all[at - 1]?.group !== command.group,
        title: command.titleNow?.(services) ?? command.title,
        keys: services.keys.of(command)[0],
        run: () => void command.run(here),
      })),
  }
}
