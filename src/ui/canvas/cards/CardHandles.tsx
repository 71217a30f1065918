import { Handle } from '@xyflow/react'
import { memo } from 'react'
import { useBoardState } from '../board.ts'
import { SIDES } from '../flow.ts'

/**
 * The four places from which a connection is drawn, while the card is under the pointer or has the focus. Edges begin in
 * the middle of the card (the line finds the border itself): a plain element there is what React Flow finds when it
 * looks for handles, which it does once for every card that comes onto the page, whatever it was told.
 */
export const CardHandles = memo(function CardHandles({ id }: { id: string }) {
  const active = useBoardState((state) => state.active === id)
  return (
    <>
      <i className="middle source" data-handlepos="right" />
      {active ? SIDES.map((side) => <Handle key={side} type="source" position={side} aria-hidden="true" />) : null}
    </>
  )
})
