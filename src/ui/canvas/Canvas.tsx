import '@xyflow/react/dist/base.css'
import './canvas.css'
import { ReactFlowProvider } from '@xyflow/react'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import type { CanvasPort, Services } from '../../commands/command.ts'
import type { SessionStore } from '../../store/session.ts'
import type { LevelSigns } from '../level-signs.ts'
import { BoardView } from './BoardView.tsx'
import type { Findings } from './card-facts.ts'

export type CanvasProps = {
  readonly session: SessionStore
  readonly services: Services
  /** Told once what commands may ask of this canvas. */
  readonly onPort: (port: CanvasPort) => void
  /** The worst finding of a record and how many it has, by record id. */
  readonly findings?: Findings
  /** How far the tools hold to an edge, and an agent to its rules, by record id. */
  readonly levels?: LevelSigns
  /** What lies over an empty canvas. */
  readonly children?: ReactNode
}

/**
 * The canvas: the design as cards and lines, and everything that a hand does to them. The room it has is measured before
 * anything is drawn in it, so that it begins with all of the design in view and is not drawn a second time for that.
 */
export const Canvas = (props: CanvasProps) => {
  const room = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null)
  useLayoutEffect(() => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = room.current ?? {}
    setSize({ width, height })
  }, [])
  return (
    <div ref={room} className="h-full">
      {size ? (
        <ReactFlowProvider initialWidth={size.width} initialHeight={size.height}>
          <BoardView {...props} />
        </ReactFlowProvider>
      ) : null}
    </div>
  )
}
