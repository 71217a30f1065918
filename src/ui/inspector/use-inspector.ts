import { createContext, useContext } from 'react'
import type { Services } from '../../commands/command.ts'
import type { Edit } from '../../design/edits.ts'
import type { Design } from '../../design/model.ts'
import type { Reading } from '../../project/reading.ts'
import type { Target } from '../../targets/target.ts'

/** What every part of the inspector works with. */
export type InspectorParts = {
  /** The design as it is; only the places of nodes may be stale. */
  readonly design: Design
  readonly reading: Reading
  /** The targets that the design is exported to. */
  readonly exported: readonly Target[]
  readonly services: Services
  /**
   * Applies an edit as one step to be undone. `typedInto` names a field that is being typed into: what is typed there in
   * one burst is one step.
   */
  readonly edit: (label: string, edit: Edit, typedInto?: string) => void
  readonly select: (...ids: readonly string[]) => void
}

export const InspectorContext = createContext<InspectorParts | null>(null)

export const useInspector = (): InspectorParts => {
  const parts = useContext(InspectorContext)
  if (!parts) throw new Error('A part of the inspector stands outside of it.')
  return parts
}
