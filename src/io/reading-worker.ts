import type { FileSet } from '../files/file-set.ts'
import { readProject } from '../project/read.ts'
import type { Reading } from '../project/reading.ts'
import type { Chosen } from './chosen.ts'
import type { FoundFile } from './found.ts'
import { openChosen } from './open-chosen.ts'
import type { Progress, Skipped } from './opened.ts'
import { readRepository } from './read-repository.ts'
import { type Part, partsOf } from './reading-parts.ts'

/** A folder that only the page can list, as it did: its files are asked for one by one. */
export type ListedThere = {
  readonly kind: 'there'
  readonly name: string
  readonly base: string
  readonly wanted: readonly string[]
  readonly skipped: readonly Skipped[]
}

/** What a page asks of the worker: to open what was chosen, or to read again files that were kept. */
export type Question =
  | { readonly ask: 'open'; readonly chosen: Exclude<Chosen, { kind: 'here' }> | ListedThere }
  | { readonly ask: 'read'; readonly files: FileSet }
  | { readonly ask: 'given'; readonly path: string; readonly file: File | null }

/** What the worker answers: how far it is, which file it needs, the pieces of the reading, or what went wrong. */
export type Answer =
  | { readonly answer: 'progress'; readonly progress: Progress }
  | { readonly answer: 'need'; readonly path: string }
  | { readonly answer: 'part'; readonly part: Part }
  | { readonly answer: 'named'; readonly name: string }
  | { readonly answer: 'failed'; readonly name: string; readonly message: string }

const say = (answer: Answer) => postMessage(answer)

/** How often progress is told at most, in milliseconds. */
const EVERY = 50
let told = 0
const tell = (progress: Progress) => {
  const now = performance.now()
  if (now - told < EVERY) return
  told = now
  say({ answer: 'progress', progress })
}

const needed = new Map<string, (file: File | null) => void>()
const need = (path: string): Promise<File | null> =>
  new Promise((resolve) => {
    needed.set(path, resolve)
    say({ answer: 'need', path })
  })

const fileThere = (path: string): FoundFile => ({
  kind: 'file',
  name: path,
  open: async () => {
    const file = await need(path)
    if (!file) throw new Error('The page has no such file.')
    return file
  },
})

const here = (chosen: Extract<Question, { ask: 'open' }>['chosen']): Chosen => {
  if (chosen.kind !== 'there') return chosen
  const { wanted, ...listing } = chosen
  const files = new Map(wanted.map((path) => [path, fileThere(path)]))
  // Whether the page finds a further file shows when it is opened.
  const find = async (path: string) => {
    const file = await need(path)
    return file ? { kind: 'file' as const, name: path, open: async () => file } : null
  }
  return { kind: 'here', list: async () => ({ ...listing, wanted: files, find }) }
}

const send = (reading: Reading, withFiles: boolean) => {
  for (const part of partsOf(reading, withFiles)) say({ answer: 'part', part })
}

const answer = async (question: Question) => {
  if (question.ask === 'given') {
    needed.get(question.path)?.(question.file)
    needed.delete(question.path)
  } else if (question.ask === 'read') send(readProject(question.files), false)
  else {
    const opened = await openChosen(here(question.chosen), tell)
    say({ answer: 'named', name: opened.name })
    send(await readRepository(opened), true)
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answer(data).catch((error: unknown) => {
    const { name, message } = error instanceof Error || error instanceof DOMException ? error : new Error(String(error))
    say({ answer: 'failed', name, message })
  })
})
