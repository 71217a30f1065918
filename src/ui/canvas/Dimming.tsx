import { useEffect, useState } from 'react'
import { connectedTo } from '../../commands/focus-mode.ts'
import { useBoard } from './board.ts'
import { marks } from './marks.ts'

/**
 * While it is on the page, what is not connected to the selection is dimmed. With nothing selected, nothing is. Of a
 * dimmed card only its name is left, no fainter than can be read.
 */
export const Dimming = () => {
  const board = useBoard()
  const [mark] = useState(marks)
  useEffect(() => {
    const { session } = board.services()
    const draw = () => {
      const { design, selection } = session.getState()
      mark(
        selection.size === 0 ? null : connectedTo(design, selection),
        (those) =>
          `.canvas .react-flow__node, .canvas .react-flow__edge { transition: opacity 140ms ease-out }
           .canvas .react-flow__edge:not(${those}) { opacity: 0.18 }
           .canvas .react-flow__node:not(${those}) { opacity: 0.65 }
           .canvas .react-flow__node:not(${those}) .card > :not(header, .silhouette, .middle, .react-flow__handle),
           .canvas .react-flow__node:not(${those}) .pill { visibility: hidden }`,
      )
    }
    draw()
    const stop = session.subscribe((after, before) => {
      if (after.design !== before.design || after.selection !== before.selection) draw()
    })
    return () => {
      stop()
      mark(null, String)
    }
  }, [board, mark])
  return null
}
