import { type ReactFlowState, useStore } from '@xyflow/react'
import { type LucideIcon, Maximize, Minus, Plus, Waypoints } from 'lucide-react'
import type { Command } from '../../commands/command.ts'
import { keysAsText } from '../../commands/keymap.ts'
import { tidyUp } from '../../commands/tidy.ts'
import { fit, zoomFull, zoomIn, zoomOut } from '../../commands/zoom.ts'
import { onMac } from '../kit/Keys.tsx'
import { useBoard } from './board.ts'

const percent = (state: ReactFlowState) => Math.round(state.transform[2] * 100)

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
  const zoom = useStore(percent)
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
