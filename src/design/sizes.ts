import type { NodeKind } from './model.ts'

/** How large each kind of node is drawn, in canvas pixels: known in advance, so that nothing has to be measured. */
export const NODE_SIZE: Readonly<
  Record<Exclude<NodeKind, 'group'>, { readonly width: number; readonly height: number }>
> = {
  agent: { width: 248, height: 132 },
  directory: { width: 216, height: 92 },
  spec: { width: 200, height: 92 },
  note: { width: 200, height: 120 },
}
