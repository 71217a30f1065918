import { ViewportPortal } from '@xyflow/react'
import { useBoardState } from './board.ts'

/** The lines along which a dragged card stands in line with others. */
export const Guides = () => {
  const guides = useBoardState((state) => state.guides)
  if (guides.length === 0) return null
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={`${axis} ${at}`}
          className="guide"
          data-axis={axis}
          style={
            axis === 'x'
              ? { translate: `${at}px ${from}px`, height: to - from }
              : { translate: `${from}px ${at}px`, width: to - from }
          }
        />
      ))}
    </ViewportPortal>
  )
}
