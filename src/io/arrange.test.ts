import { afterEach, expect, test, vi } from 'vitest'
import { arrange } from '../project/layout.ts'
import type { Answer, Question } from './layout-worker.ts'

const boxes = ['a', 'b', 'c'].map((id) => ({ id, width: 100, height: 50 }))
const links = [{ from: 'a', to: 'b' }]
const down = { direction: 'down' as const }

/** A worker that answers on this thread, the last question first. */
class BackwardsWorker extends EventTarget {
  questions: Question[] = []
  postMessage(question: Question) {
    this.questions.unshift(structuredClone(question))
    setTimeout(() => {
      for (const { ask, boxes, links, direction } of this.questions.splice(0)) {
        const answer: Answer = { ask, places: arrange(boxes, links, { direction }) }
        this.dispatchEvent(new MessageEvent('message', { data: structuredClone(answer) }))
      }
    })
  }
  terminate() {}
}

class BrokenWorker extends BackwardsWorker {
  override postMessage() {
    setTimeout(() => this.dispatchEvent(Object.assign(new Event('error'), { message: 'no' })))
  }
}

const withWorker = async (kind: unknown) => {
  vi.resetModules()
  vi.stubGlobal('Worker', kind)
  return (await import('./arrange.ts')).arrangeInWorker
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('each question gets its own answer, in whatever order they come back', async () => {
  const arrangeInWorker = await withWorker(BackwardsWorker)
  const [one, all] = await Promise.all([
    arrangeInWorker(boxes.slice(0, 1), [], down),
    arrangeInWorker(boxes, links, down),
  ])
  expect(one).toEqual(arrange(boxes.slice(0, 1), [], down))
  expect(all).toEqual(arrange(boxes, links, down))
})

test('where no worker can run, or it breaks, the page arranges itself', async () => {
  for (const kind of [undefined, BrokenWorker]) {
    const arrangeInWorker = await withWorker(kind)
    expect(await arrangeInWorker(boxes, links, down)).toEqual(arrange(boxes, links, down))
  }
})

test('the worker answers what it is asked', async () => {
  const listening = new Promise<(event: { data: Question }) => void>((resolve) =>
    vi.stubGlobal('addEventListener', (_: string, listener: (event: { data: Question }) => void) => resolve(listener)),
  )
  const answers: Answer[] = []
  vi.stubGlobal('postMessage', (answer: Answer) => answers.push(answer))
  await import('./layout-worker.ts')
  const listener = await listening
  listener({ data: { ask: 7, boxes, links, ...down } })
  expect(answers).toEqual([{ ask: 7, places: arrange(boxes, links, down) }])
})
