import { Background, Controls, ReactFlow, useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import type { Team } from '../team.ts'
import { Far } from './Far.tsx'
import { useNear } from './near.ts'
import { edgeTypes, nodeTypes } from './parts.tsx'
import { CARD, isLimit, useFloor } from './store.ts'

/** The left button and the middle one. */
const PAN_BUTTONS = [0, 1]
const during = (gesture: boolean) => document.documentElement.classList.toggle('gesture', gesture)
const begin = () => during(true)
const end = () => during(false)
/** In the limit a shield lies over the cards while something moves: the browser need not ask what is below the pointer. */
const shielding = isLimit
  ? {
      onMoveStart: (event: MouseEvent | TouchEvent | null) => during(event?.type === 'mousedown'),
      onMoveEnd: end,
      onNodeDragStart: begin,
      onNodeDragStop: end,
      onSelectionDragStart: begin,
      onSelectionDragStop: end,
    }
  : {}

/** A bare React Flow over one store, with the keys and the drop that DotBox has too, so that the same hand can move both. */
export const Floor = () => {
  const { nodes, edges } = useNear(
    useFloor((state) => state.nodes),
    useFloor((state) => state.edges),
    isLimit,
  )
  const change = useFloor((state) => state.change)
  const flow = useReactFlow()
  useEffect(() => {
    const showAll = () => {
      const places = useFloor.getState().nodes.map(({ position }) => position)
      if (places.length === 0) return
      const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)]
      const [x, y] = [Math.min(...xs), Math.min(...ys)]
      const size = { width: Math.max(...xs) - x + CARD.width, height: Math.max(...ys) - y + CARD.height }
      void flow.fitBounds({ x, y, ...size }, { padding: 0.05 })
    }
    const press = (event: KeyboardEvent) => {
      if (event.shiftKey && event.code === 'Digit1') showAll()
      if (!event.ctrlKey || event.key !== 'a') return
      event.preventDefault()
      useFloor.getState().selectAll()
    }
    const allow = (event: DragEvent) => event.preventDefault()
    const drop = async (event: DragEvent) => {
      event.preventDefault()
      const text = await event.dataTransfer?.files[0]?.text()
      if (text === undefined) return
      useFloor.getState().load(JSON.parse(text) as Team)
      requestAnimationFrame(showAll)
    }
    if (isLimit) showAll()
    window.addEventListener('keydown', press)
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('keydown', press)
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  }, [flow])
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={change}
      onlyRenderVisibleElements={isLimit}
      panOnDrag={PAN_BUTTONS}
      minZoom={0.02}
      fitView={!isLimit}
      {...shielding}
    >
      <Background />
      <Controls />
      {isLimit ? <Far /> : null}
      {isLimit ? <div className="shield" /> : null}
    </ReactFlow>
  )
}
