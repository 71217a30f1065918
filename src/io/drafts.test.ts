import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, expect, test, vi } from 'vitest'
import { type Draft, openDrafts } from './drafts.ts'
import { problemFrom } from './storage-problem.ts'

let names = 0
const freshName = () => `drafts-${names++}`

const aDraft = (fields: Partial<Draft> = {}): Draft => ({
  id: 'one',
  name: 'My team',
  savedAt: 1,
  revision: 0,
  reading: null,
  payload: { design: { records: {} } },
  ...fields,
})

afterEach(() => {
  vi.restoreAllMocks()
})

const value = async <T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; problem: { message: string } }>,
): Promise<T> => {
  const settled = await outcome
  if (!settled.ok) throw new Error(settled.problem.message)
  return settled.value
}

const kind = async (outcome: Promise<{ ok: true; value: unknown } | { ok: false; problem: { kind: string } }>) => {
  const settled = await outcome
  return settled.ok ? 'ok' : settled.problem.kind
}

test('a draft is found again as it was saved, also by another page', async () => {
  const name = freshName()
  expect(await value(openDrafts(name).save(aDraft()))).toEqual({ revision: 1 })
  expect(await value(openDrafts(name).load('one'))).toEqual(aDraft({ revision: 1 }))
})

test('drafts are listed without what they hold, the last one first', async () => {
  const drafts = openDrafts(freshName())
  await drafts.save(aDraft({ id: 'old', savedAt: 1 }))
  await drafts.save(aDraft({ id: 'new', savedAt: 9, reading: 'r' }))
  const summary = { name: 'My team', revision: 1 }
  expect(await value(drafts.list())).toEqual([
    { ...summary, id: 'new', savedAt: 9, reading: 'r' },
    { ...summary, id: 'old', savedAt: 1, reading: null },
  ])
})

test('a tab does not write over what another tab saved', async () => {
  const name = freshName()
  const [here, there] = [openDrafts(name), openDrafts(name)]
  await here.save(aDraft())
  expect(await value(there.save(aDraft({ revision: 1, payload: 'theirs' })))).toEqual({ revision: 2 })
  expect(await kind(here.save(aDraft({ revision: 1, payload: 'mine' })))).toBe('elsewhere')
  expect((await value(here.load('one'))).payload).toBe('theirs')
})

test('of two tabs that save at once, one wins and the other is told', async () => {
  const name = freshName()
  const saves = [1, 2, 3].map((payload) => openDrafts(name).save(aDraft({ payload })))
  expect((await Promise.all(saves.map(kind))).sort()).toEqual(['elsewhere', 'elsewhere', 'ok'])
})

test('a draft that is gone is a problem with words for it, for reading and for writing', async () => {
  const drafts = openDrafts(freshName())
  expect(await kind(drafts.load('one'))).toBe('missing')
  expect(await kind(drafts.save(aDraft({ revision: 3 })))).toBe('missing')
  expect(await drafts.loadReading('r')).toEqual({
    ok: false,
    problem: { kind: 'missing', message: expect.stringMatching(/^This design is no longer .*save it as a file/) },
  })
})

test('a reading is written once, and goes with the last draft that came from it', async () => {
  const drafts = openDrafts(freshName())
  const files = new Map<string, unknown>([
    ['a.md', 'A'],
    ['b', new Uint8Array([1])],
    ['c', { link: 'a.md' }],
  ])
  await drafts.saveReading('r', files)
  await drafts.saveReading('r', 'not written')
  expect(await value(drafts.loadReading('r'))).toEqual(files)
  await drafts.save(aDraft({ id: 'one', reading: 'r' }))
  await drafts.save(aDraft({ id: 'two', reading: 'r' }))
  await drafts.remove('one')
  expect(await kind(drafts.loadReading('r'))).toBe('ok')
  await drafts.remove('two')
  expect(await kind(drafts.loadReading('r'))).toBe('missing')
  expect(await value(drafts.list())).toEqual([])
})

test('the draft that was open last is remembered until it is removed', async () => {
  const drafts = openDrafts(freshName())
  expect(await value(drafts.lastOpen())).toBe(null)
  await drafts.save(aDraft())
  await drafts.setLastOpen('one')
  expect(await value(drafts.lastOpen())).toBe('one')
  await drafts.remove('one')
  expect(await value(drafts.lastOpen())).toBe(null)
})

test('a payload that cannot be stored is a problem, and what was stored stays whole', async () => {
  const drafts = openDrafts(freshName())
  await drafts.save(aDraft())
  expect(await kind(drafts.save(aDraft({ revision: 1, name: 'Other', payload: () => 1 })))).toBe('failed')
  expect(await value(drafts.load('one'))).toEqual(aDraft({ revision: 1 }))
})

test('storage that is refused is a problem for every call, and none rejects', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError')
  })
  const drafts = openDrafts(freshName())
  const calls = [
    drafts.list(),
    drafts.load('one'),
    drafts.save(aDraft()),
    drafts.remove('one'),
    drafts.saveReading('r', 1),
    drafts.loadReading('r'),
    drafts.lastOpen(),
    drafts.setLastOpen('one'),
  ]
  expect(await Promise.all(calls.map(kind))).toEqual(calls.map(() => 'refused'))
})

test('storage that was refused once is asked again', async () => {
  const drafts = openDrafts(freshName())
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('no', 'SecurityError')
  })
  expect(await kind(drafts.save(aDraft()))).toBe('refused')
  expect(await kind(drafts.save(aDraft()))).toBe('ok')
})

test('full storage is a problem that says so', () => {
  const problem = problemFrom(new DOMException('x', 'QuotaExceededError'))
  expect(problem).toEqual({ kind: 'full', message: expect.stringMatching(/no room left.*save it as a file/) })
})

test('drafts of a newer DotBox are left alone', async () => {
  const name = freshName()
  ;(await openDB(name, 99)).close()
  expect(await kind(openDrafts(name).list())).toBe('newer')
})

test('a newer DotBox in another tab gets through, and this tab is told', async () => {
  const name = freshName()
  const drafts = openDrafts(name)
  await drafts.save(aDraft())
  ;(await openDB(name, 99)).close()
  expect(await kind(drafts.save(aDraft({ revision: 1 })))).toBe('blocked')
})

test('an older database that another tab holds open is a problem, not a wait without end', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    const request = new IDBOpenDBRequest()
    queueMicrotask(() => request.dispatchEvent(new IDBVersionChangeEvent('blocked', { oldVersion: 1, newVersion: 2 })))
    return request
  })
  expect(await kind(openDrafts(freshName()).list())).toBe('blocked')
})
