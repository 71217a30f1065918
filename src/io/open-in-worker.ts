import type { FileSet } from '../files/file-set.ts'
import type { Reading } from '../project/reading.ts'
import type { Chosen } from './chosen.ts'
import { inWords } from './in-words.ts'
import type { Listing, Tell } from './listing.ts'
import { collectParts } from './reading-parts.ts'
import type { Answer, ListedThere, Question } from './reading-worker.ts'
import { Unreadable } from './unreadable.ts'

/** A repository that was opened and read. `name`: what the folder or zip is called. */
export type Repository = { readonly name: string; readonly reading: Reading }

const startWorker = () => new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' })

/** A worker that waits for its question. */
let waiting: Worker | null = null

/** Starts the worker before it is needed: by the time that something is chosen, it is there. */
export const prepare = (): void => {
  if (waiting) return
  const worker = startWorker()
  // One that breaks while nobody listens would leave its question without an answer.
  worker.addEventListener('error', () => {
    if (waiting === worker) waiting = null
  })
  waiting = worker
}

/**
 * Lists, reads and understands what was chosen in a worker, so that the page never stands still. Null where the signal
 * stopped it. Throws `Unreadable`, with a message for the person, where it cannot be opened at all.
 */
export const openInWorker = async (chosen: Chosen, tell: Tell, signal: AbortSignal): Promise<Repository | null> => {
  try {
    if (chosen.kind !== 'here') return await asked({ ask: 'open', chosen }, { tell, signal })
    const listing = await chosen.list(tell, signal)
    const { name, base, wanted, skipped } = listing
    const there: ListedThere = { kind: 'there', name, base, wanted: [...wanted.keys()], skipped }
    return await asked({ ask: 'open', chosen: there }, { tell, signal, listing })
  } catch (error) {
    if (signal.aborted) return null
    throw inWords(error as Error)
  }
}

/** Reads files that were kept, as `readProject` does, without the page standing still meanwhile. */
export const readInWorker = async (files: FileSet): Promise<Reading> => {
  const signal = new AbortController().signal
  const read = await asked({ ask: 'read', files }, { tell: () => undefined, signal, files })
  return read.reading
}

type Asking = {
  readonly tell: Tell
  readonly signal: AbortSignal
  readonly listing?: Listing
  /** The files, where the page has them already. */
  readonly files?: FileSet
}

const CRASHED =
  'Reading stopped unexpectedly, as it does when the memory runs out. Close other tabs and try again, or open a folder further in.'

/** Puts one question to a worker of its own, which ends with the answer. */
const asked = (question: Question, { tell, signal, listing, files }: Asking): Promise<Repository> =>
  new Promise((resolve, reject) => {
    const worker = waiting ?? startWorker()
    waiting = null
    const add = collectParts(files ?? null)
    let name = ''
    const end = () => {
      worker.terminate()
      signal.removeEventListener('abort', stop)
    }
    const fail = (error: unknown) => {
      end()
      reject(error)
    }
    const stop = () => fail(signal.reason)
    const give = async (path: string) => {
      const found = listing?.wanted.get(path) ?? (await listing?.find(path))
      const file = (await found?.open().catch(() => null)) ?? null
      worker.postMessage({ ask: 'given', path, file } satisfies Question)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.answer === 'progress') tell(data.progress)
      else if (data.answer === 'named') name = data.name
      else if (data.answer === 'need') give(data.path).catch(fail)
      else if (data.answer === 'failed') fail(inWords(data))
      else {
        const reading = add(data.part)
        if (!reading) return
        end()
        resolve({ name, reading })
      }
    })
    worker.addEventListener('error', () => fail(new Unreadable(CRASHED)))
    worker.addEventListener('messageerror', () => fail(new Unreadable(CRASHED)))
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    else worker.postMessage(question)
  })
