import { expect, test } from 'vitest'
import { patch, put } from '../design/edits.ts'
import { DESIGN_ID, emptyDesign, make } from '../design/model.ts'
import { fileSet } from '../files/file-set.ts'
import { emptyReading } from '../project/reading.ts'
import { type KeepingPort, keepWork } from './keeping.ts'
import { blank, createSession } from './session.ts'

type Draft = Extract<Awaited<ReturnType<KeepingPort['load']>>, { ok: true }>['value']

const refusal = { ok: false, problem: { kind: 'refused', message: 'No storage here.' } } as const

/** Storage in memory that writes as soon as it is asked to flush, and clones as IndexedDB does. */
const storage = () => {
  const drafts = new Map<string, Draft>()
  const readings = new Map<string, unknown>()
  const state = { last: null as string | null, refusing: false }
  const ok = <T>(value: T) => ({ ok: true, value }) as const
  const missing = { ok: false, problem: { kind: 'missing', message: 'There is no such design.' } } as const
  let ids = 0
  const port: KeepingPort = {
    list: async () => ok([...drafts.values()]),
    load: async (id) => {
      const draft = drafts.get(id)
      return draft ? ok(draft) : missing
    },
    remove: async (id) => {
      drafts.delete(id)
      return ok(null)
    },
    saveReading: async (id, files) => {
      readings.set(id, structuredClone(files))
      return ok(null)
    },
    loadReading: async (id) => (readings.has(id) ? ok(readings.get(id)) : missing),
    lastOpen: async () => (state.refusing ? refusal : ok(state.last)),
    setLastOpen: async (id) => {
      state.last = id
      return ok(null)
    },
    saver: ({ revision, onProblem, onSaved }) => {
      let pending: (() => Omit<Draft, 'revision'>) | null = null
      let at = revision
      const flush = async () => {
        if (!pending) return
        const draft = pending()
        if ((drafts.get(draft.id)?.revision ?? 0) !== at)
          return onProblem({ kind: 'elsewhere', message: 'Another tab.' })
        pending = null
        at++
        drafts.set(draft.id, structuredClone({ ...draft, revision: at }))
        onSaved()
      }
      return {
        edited: (make) => {
          pending = make
        },
        flush,
        stop: flush,
      }
    },
    read: async (files) => ({ ...emptyReading, files, design: emptyDesign() }),
    now: () => 1,
    newDraftId: () => `copy-${++ids}`,
  }
  return { port, drafts, readings, state }
}

const writer = make('agent', 'agent:writer', { name: 'writer' })
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

const fresh = (port: KeepingPort, draft = 'one') => {
  const session = createSession(blank(draft))
  return { session, keeping: keepWork(session, port) }
}

test('an edit comes back after a reload, and can still be undone', async () => {
  const { port, drafts } = storage()
  const first = fresh(port)
  first.session.edit('Add writer', put(writer))
  first.session.edit('Rename', patch(DESIGN_ID, { name: 'Team' }))
  await first.keeping.flush()
  expect(first.session.getState().saved).toBe('saved')

  const second = fresh(port, 'two')
  expect(await second.keeping.restore()).toBe(true)
  expect(second.session.getState().design).toEqual(first.session.getState().design)
  expect(second.session.getState().past.map(({ label }) => label)).toEqual(['Add writer', 'Rename'])
  await second.keeping.flush()
  expect(drafts.get('one')?.revision, 'what was only opened is not written again').toBe(1)
  second.session.undo()
  await second.keeping.flush()
  expect(await fresh(port, 'three').keeping.restore()).toBe(true)
})

test('a page that was only looked at leaves nothing behind', async () => {
  const { port, drafts } = storage()
  const { session, keeping } = fresh(port)
  session.open(blank('two'))
  await keeping.flush()
  await settled()
  expect(drafts.size).toBe(0)
})

test('opening another design writes the last edit of the one before', async () => {
  const { port, drafts } = storage()
  const { session, keeping } = fresh(port)
  session.edit('Add writer', put(writer))
  session.open({ draft: 'two', design: put(writer)(emptyDesign({ name: 'Second' })), reading: emptyReading })
  await settled()
  await keeping.flush()
  expect([...drafts.values()].map(({ id, name }) => [id, name])).toEqual([
    ['one', 'Untitled'],
    ['two', 'Second'],
  ])
})

test('the files that a design came from come back with it, and the name that stood for them', async () => {
  const { port } = storage()
  const { session, keeping } = fresh(port)
  const files = fileSet([
    ['a.md', 'text'],
    ['b.bin', new Uint8Array([255])],
    ['c', { link: 'a.md' }],
  ])
  const design = put(writer)(emptyDesign({ name: 'repo' }))
  const skipped = [{ path: 'big.md', why: 'It is too large.' }]
  session.open({ draft: 'two', design, reading: { ...emptyReading, files, skipped, design } })
  await settled()
  await keeping.flush()

  const again = fresh(port, 'three')
  await again.keeping.restore()
  const { reading } = again.session.getState()
  expect(reading.files).toEqual(files)
  expect(reading.skipped).toEqual(skipped)
  expect(reading.design).toEqual(emptyDesign({ name: 'repo' }))
})

test('a damaged design is not opened and not deleted', async () => {
  const { port, drafts, state } = storage()
  drafts.set('bad', { id: 'bad', name: 'Bad', savedAt: 1, reading: null, payload: { design: 7 }, revision: 1 })
  state.last = 'bad'
  const { session, keeping } = fresh(port)
  expect(await keeping.restore()).toBe(false)
  expect(session.getState().message?.text).toMatch(/“Bad” cannot be opened: .* not deleted/)
  expect(drafts.has('bad')).toBe(true)
})

test('storage that is refused is said and stops nothing', async () => {
  const { port, state } = storage()
  state.refusing = true
  const { session, keeping } = fresh(port)
  expect(await keeping.restore()).toBe(false)
  expect(keeping.getState().problem?.message).toBe('No storage here.')
  expect(session.getState().saved).toBe('refused')
  session.edit('Add writer', put(writer))
  expect(session.getState().design.records['agent:writer']).toEqual(writer)
})

test('what another tab holds is not overwritten, and goes on as a copy', async () => {
  const { port, drafts } = storage()
  const mine = fresh(port)
  mine.session.edit('Add writer', put(writer))
  await mine.keeping.flush()
  const theirs = fresh(port, 'x')
  await theirs.keeping.restore()
  theirs.session.edit('Theirs', patch(DESIGN_ID, { name: 'Theirs' }))
  await theirs.keeping.flush()

  mine.session.edit('Mine', patch(DESIGN_ID, { name: 'Mine' }))
  await mine.keeping.flush()
  expect(mine.keeping.getState().problem?.kind).toBe('elsewhere')
  mine.keeping.keepAsCopy()
  await settled()
  await mine.keeping.flush()
  expect([...drafts.values()].map(({ id, name }) => [id, name])).toEqual([
    ['one', 'Theirs'],
    ['copy-1', 'Mine'],
  ])
  expect(mine.keeping.getState().problem).toBeNull()
  expect(mine.session.getState().saved).toBe('saved')
})
