import { ReactFlowProvider } from '@xyflow/react'
import { createRoot } from 'react-dom/client'
import '@xyflow/react/dist/style.css'
import './floor.css'
import { Floor } from './Floor.tsx'

createRoot(document.getElementById('page')!).render(
  <ReactFlowProvider>
    <Floor />
  </ReactFlowProvider>,
)
