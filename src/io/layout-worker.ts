import { arrange, type Box, type Direction, type Link, type Places } from '../project/layout.ts'

/** What a page asks of the worker, and what it answers; `ask` says which answer belongs to which question. */
export type Question = {
  readonly ask: number
  readonly boxes: readonly Box[]
  readonly links: readonly Link[]
  readonly direction: Direction
}
export type Answer = { readonly ask: number; readonly places: Places }

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const answer: Answer = { ask: data.ask, places: arrange(data.boxes, data.links, { direction: data.direction }) }
  postMessage(answer)
})
