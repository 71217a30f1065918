import type { CanvasPort } from '../commands/command.ts'
import type { ViewStore } from './view.ts'

/** A canvas that comes to the front when something on it is gone to: in a narrow window another part may stand before it. */
export const inFront = (port: CanvasPort, view: Pick<ViewStore, 'setState'>): CanvasPort => {
  const shown =
    <A extends readonly unknown[]>(act: (...given: A) => void) =>
    (...given: A): void => {
      view.setState({ sheet: 'canvas' })
      act(...given)
    }
  return {
    ...port,
    fitSelection: shown(port.fitSelection),
    focus: shown(port.focus),
    rename: shown(port.rename),
    find: shown(port.find),
    searchToAdd: shown(port.searchToAdd),
  }
}
