import { Handle } from '@xyflow/react'
import { memo } from 'react'
import { useBoardState } from '../board.ts'
import { SIDES } from '../flow.ts'

/** The four places from which a connection is drawn, while the card is under the pointer or has the focus. */
export const CardHandles = memo(function CardHandles({ id }: { id: string }) {
  const active = useBoardState((state) => state.active === id)
  return active
    ? SIDES.map((side) => <Handle key={side} id={side} type="source" position={side} aria-hidden="true" />)
    : null
})
