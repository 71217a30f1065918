import { afterEach, expect, test, vi } from 'vitest'
import { fileSet } from '../files/file-set.ts'
import { readProject } from '../project/read.ts'
import { type Chosen, fromInput } from './chosen.ts'
import type { Answer, Question } from './reading-worker.ts'

const AGENT = '---\nname: a\ndescription: A.\n---\nDo.\n'

/** A worker that runs on this thread: the real module, with its own ends of the line. */
const hired: FakeWorker[] = []
class FakeWorker extends EventTarget {
  ended = false
  hear: (event: { data: Question }) => void = () => {}
  ready: Promise<unknown>
  constructor() {
    super()
    hired.push(this)
    vi.resetModules()
    vi.stubGlobal('addEventListener', (_: string, listener: typeof this.hear) => {
      this.hear = listener
    })
    vi.stubGlobal('postMessage', (answer: Answer) => {
      if (!this.ended) this.dispatchEvent(new MessageEvent('message', { data: structuredClone(answer) }))
    })
    this.ready = import('./reading-worker.ts')
  }
  async postMessage(question: Question) {
    await this.ready
    this.hear({ data: question })
  }
  terminate() {
    this.ended = true
  }
}

const withWorker = async (kind: unknown) => {
  vi.resetModules()
  vi.stubGlobal('Worker', kind)
  const { openInWorker, readInWorker, prepare } = await import('./open-in-worker.ts')
  const open = (chosen: Chosen, signal = new AbortController().signal) => openInWorker(chosen, () => undefined, signal)
  return { open, readInWorker, prepare }
}

const chosen = fromInput(
  [
    ['team/.claude/agents/a.md', AGENT],
    ['team/specs/api.md', '# Contract\n'],
    ['team/CLAUDE.md', '# Mine\n'],
    ['team/node_modules/x/CLAUDE.md', 'not ours'],
  ].map(([path = '', text = '']) =>
    Object.defineProperty(new File([text], path.replace(/^.*\//, '')), 'webkitRelativePath', { value: path }),
  ),
)

afterEach(() => {
  vi.unstubAllGlobals()
  hired.length = 0
})

test('what the page listed is read and understood in the worker, which ends with the answer', async () => {
  const { open } = await withWorker(FakeWorker)
  const opened = await open(chosen)
  expect(opened?.name).toBe('team')
  expect(opened?.reading).toEqual(
    readProject(
      fileSet([
        ['.claude/agents/a.md', AGENT],
        ['CLAUDE.md', '# Mine\n'],
      ]),
    ),
  )
  expect(hired.map(({ ended }) => ended)).toEqual([true])
})

test('kept files are read again without being sent back', async () => {
  const { readInWorker } = await withWorker(FakeWorker)
  const files = fileSet([['.claude/agents/a.md', AGENT]])
  const reading = await readInWorker(files)
  expect(reading.files).toBe(files)
  expect(reading).toEqual(readProject(files))
})

test('what cannot be opened says why in the worker’s own words', async () => {
  const { open } = await withWorker(FakeWorker)
  await expect(open({ kind: 'zip', file: new File(['text'], 'x.zip') })).rejects.toThrow(/not a zip/)
})

test('a stop ends the worker and gives nothing', async () => {
  const { open } = await withWorker(FakeWorker)
  const stop = new AbortController()
  const opening = open(chosen, stop.signal)
  stop.abort()
  expect(await opening).toBe(null)
  expect(hired.every(({ ended }) => ended)).toBe(true)
  await Promise.all(hired.map(({ ready }) => ready))
})

test('a worker that was started early is used, unless it broke meanwhile', async () => {
  const { open, prepare } = await withWorker(FakeWorker)
  prepare()
  await open(chosen)
  expect(hired.length).toBe(1)
  prepare()
  hired[1]?.dispatchEvent(new Event('error'))
  expect((await open(chosen))?.name).toBe('team')
  expect(hired.length).toBe(3)
})

test('a worker that breaks is a message, and no wait without an end', async () => {
  class Broken extends EventTarget {
    postMessage() {
      this.dispatchEvent(new Event('error'))
    }
    terminate() {}
  }
  const { open } = await withWorker(Broken)
  await expect(open(chosen)).rejects.toThrow(/stopped unexpectedly.*try again/)
})
