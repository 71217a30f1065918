import { useReactFlow, type Viewport } from '@xyflow/react'
import { type LucideIcon, Maximize, Minus, Plus, Waypoints } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Command } from '../../commands/command.ts'
import { keysAsText } from '../../commands/keymap.ts'
import { tidyUp } from '../../commands/tidy.ts'
import { fit, zoomFull, zoomIn, zoomOut } from '../../commands/zoom.ts'
import { onMac } from '../kit/Keys.tsx'
import { useBoard } from './board.ts'
import { useViewMoves } from './use-view-moves.ts'

/** How often the number is written anew while the view is on its way, in milliseconds: faster nobody reads it. */
const EVERY = 100

const percentOf = ({ zoom }: Pick<Viewport, 'zoom'>) => Math.round(zoom * 100)

/** How near the canvas is, in percent. */
const usePercent = (): number => {
  const flow = useReactFlow()
  const [shown, setShown] = useState(() => percentOf(flow.getViewport()))
  const now = useRef(shown)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const follow = useCallback((view: Pick<Viewport, 'zoom'>) => {
    const next = percentOf(view)
    if (next === now.current) return
    now.current = next
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      setShown(now.current)
    }, EVERY)
  }, [])
  useViewMoves(follow)
  // What moved before this was here is shown too.
  useEffect(() => follow(flow.getViewport()), [follow, flow])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return shown
}

/** How near the canvas is, and the commands that change it. */
export const ZoomBar = () => (
  <div className="zoom-bar" role="toolbar" aria-label="View">
    <Press command={zoomOut} icon={Minus} />
    <Percent />
    <Press command={zoomIn} icon={Plus} />
    <span className="rule" />
    <Press command={fit} icon={Maximize} />
    <Press command={tidyUp} icon={Waypoints} />
  </div>
)

const said = (command: Command, [keys]: readonly string[]) =>
  keys ? `${command.title} (${keysAsText(keys, onMac)})` : command.title

const Press = ({ command, icon: Icon }: { command: Command; icon: LucideIcon }) => {
  const board = useBoard()
  return (
    <button
      type="button"
      aria-label={command.title}
      title={said(command, board.services().keys.of(command))}
      onClick={() => void command.run(board.services())}
    >
      <Icon aria-hidden="true" />
    </button>
  )
}

const Percent = () => {
  const board = useBoard()
  const zoom = usePercent()
  return (
    <button
      type="button"
      className="percent"
      aria-label={`${zoom} %, ${zoomFull.title}`}
      title={said(zoomFull, board.services().keys.of(zoomFull))}
      onClick={() => void zoomFull.run(board.services())}
    >
      {zoom} %
    </button>
  )
}
