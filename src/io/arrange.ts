import type { Box, Direction, Link, Places } from '../project/layout.ts'
import type { Answer, Question } from './layout-worker.ts'

let worker: Worker | null = null
let asked = 0

const startWorker = () => new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })

/**
 * `arrange` of the project room, without the page standing still meanwhile. The worker is started when first needed
 * and kept. Where no worker can run, the page does the work itself.
 */
export const arrangeInWorker = async (
  boxes: readonly Box[],
  links: readonly Link[],
  options: { readonly direction: Direction },
): Promise<Places> => {
  try {
    worker ??= startWorker()
    return await answerOf(worker, { ask: ++asked, boxes, links, direction: options.direction })
  } catch {
    worker?.terminate()
    worker = null
    const { arrange } = await import('../project/layout.ts')
    return arrange(boxes, links, options)
  }
}

const answerOf = (from: Worker, question: Question): Promise<Places> =>
  new Promise((resolve, reject) => {
    const settle = () => {
      from.removeEventListener('message', onMessage)
      from.removeEventListener('error', onError)
    }
    const onMessage = ({ data }: MessageEvent<Answer>) => {
      if (data.ask !== question.ask) return
      settle()
      resolve(data.places)
    }
    const onError = (event: ErrorEvent) => {
      settle()
      reject(new Error(event.message))
    }
    from.addEventListener('message', onMessage)
    from.addEventListener('error', onError)
    from.postMessage(question)
  })
