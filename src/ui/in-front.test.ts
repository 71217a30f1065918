import { expect, test, vi } from 'vitest'
import type { CanvasPort } from '../commands/command.ts'
import { inFront } from './in-front.ts'
import { createView } from './view.ts'

test('the canvas comes to the front before something on it is gone to, and not when it only shows more of it', () => {
  const view = createView(null)
  const seen: string[] = []
  const sheet = () => seen.push(view.getState().sheet)
  const port = inFront(
    { focus: vi.fn(sheet), rename: vi.fn(sheet), reveal: vi.fn(sheet), fit: vi.fn(sheet) } as never,
    view,
  )
  const back = () => view.setState({ sheet: 'left' })
  for (const act of ['focus', 'rename', 'reveal'] as const satisfies (keyof CanvasPort)[]) {
    back()
    port[act]('agent:a')
  }
  back()
  port.fit()
  expect(seen).toEqual(['canvas', 'canvas', 'left', 'left'])
})
