import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { type AutosaveOptions, autosave, type Unsaved } from './autosave.ts'
import { type Draft, type Drafts, openDrafts } from './drafts.ts'
import { type StorageProblem, storageProblem } from './storage-problem.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const aDraft = (payload: unknown): Unsaved => ({ id: 'one', name: 'My team', savedAt: 1, reading: null, payload })

/** Storage in memory that says what was saved, and can be slow or refuse. */
const fakeDrafts = (slowness = 0) => {
  const saved: Draft[] = []
  const trouble: { now: StorageProblem | null } = { now: null }
  const drafts: Drafts = {
    ...openDrafts('never-opened'),
    save: async (draft) => {
      await wait(slowness)
      if (trouble.now) return { ok: false, problem: trouble.now }
      saved.push(draft)
      return { ok: true, value: { revision: draft.revision + 1 } }
    },
  }
  return { drafts, saved, trouble, payloads: () => saved.map((draft) => draft.payload) }
}

const start = (drafts: Drafts, options: Partial<AutosaveOptions> = {}) => {
  const page = new EventTarget()
  return { page, ...autosave(drafts, { revision: 0, delayMs: 30, page, ...options }) }
}

test('an edit is in the database within a quarter of a second', async () => {
  const drafts = openDrafts('quick')
  const { edited } = autosave(drafts, { revision: 0, page: new EventTarget() })
  edited(() => aDraft('edited'))
  await wait(250)
  expect(await drafts.load('one')).toMatchObject({ ok: true, value: { payload: 'edited', revision: 1 } })
})

test('edits that follow one another are written together, and writing does not wait for a pause', async () => {
  const { drafts, payloads } = fakeDrafts()
  const { edited, flush } = start(drafts, { delayMs: 60 })
  for (let at = 1; at <= 40; at++) {
    edited(() => aDraft(at))
    await wait(5)
  }
  const writes = payloads().length
  expect(writes).toBeGreaterThanOrEqual(2)
  expect(writes).toBeLessThanOrEqual(7)
  await flush()
  expect(payloads().at(-1)).toBe(40)
})

test('the draft is made when it is written, not when it was edited', async () => {
  const { drafts, payloads } = fakeDrafts()
  const { edited, flush } = start(drafts)
  let design = 'before'
  edited(() => aDraft(design))
  design = 'after'
  await flush()
  expect(payloads()).toEqual(['after'])
})

test('writes never overlap, and each begins from the revision of the one before', async () => {
  const { drafts, saved } = fakeDrafts(20)
  const { edited, flush } = start(drafts, { revision: 7 })
  edited(() => aDraft(1))
  const first = flush()
  edited(() => aDraft(2))
  await Promise.all([first, flush(), flush()])
  expect(saved.map((draft) => [draft.payload, draft.revision])).toEqual([
    [1, 7],
    [2, 8],
  ])
})

test('hiding or leaving the page writes at once', async () => {
  for (const event of ['pagehide', 'visibilitychange']) {
    const { drafts, payloads } = fakeDrafts()
    const { edited, page } = start(drafts, { delayMs: 10_000 })
    edited(() => aDraft('last'))
    page.dispatchEvent(new Event(event))
    await wait(5)
    expect([event, payloads()]).toEqual([event, ['last']])
  }
})

test('a failed write is told once, tried again with the next edit, and its end is told too', async () => {
  const { drafts, payloads, trouble } = fakeDrafts()
  const told: (string | null)[] = []
  const { edited, flush } = start(drafts, { onProblem: (problem) => told.push(problem?.kind ?? null) })
  trouble.now = storageProblem('full')
  edited(() => aDraft(1))
  await flush()
  edited(() => aDraft(2))
  await flush()
  expect(told).toEqual(['full'])
  trouble.now = null
  await flush()
  expect([payloads(), told]).toEqual([[2], ['full', null]])
})

test('after the end nothing is left unwritten and nothing is heard', async () => {
  const { drafts, payloads } = fakeDrafts()
  const { edited, stop, page } = start(drafts)
  edited(() => aDraft('last'))
  await stop()
  page.dispatchEvent(new Event('pagehide'))
  await wait(5)
  expect(payloads()).toEqual(['last'])
})
