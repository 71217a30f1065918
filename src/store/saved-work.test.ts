import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connect, type Edit, patch, put, remove } from '../design/edits.ts'
import { DESIGN_ID, type Design, emptyDesign, make, VERSION } from '../design/model.ts'
import { applied, begin, type History, redone, undone } from './history.ts'
import { openWork, saveWork } from './saved-work.ts'

/** As IndexedDB gives it back. */
const stored = (history: History): unknown => structuredClone(saveWork(history))

const agent = (name: string) => make('agent', `agent:${name}`, { name })
const edits: readonly Edit[] = [
  put(agent('a')),
  put(agent('b')),
  put(agent('a')),
  connect(make('handoff', 'handoff:a>b', { from: 'agent:a', to: 'agent:b' })),
  patch('agent:a', { instructions: 'Write.' }),
  patch(DESIGN_ID, { name: 'Team' }),
  remove('agent:a'),
  remove('agent:b'),
]

const walkBack = (from: Pick<History, 'design' | 'past' | 'future'>) => {
  const designs: Design[] = []
  let at: History = { ...from, selection: new Set() }
  while (at.past.length > 0) {
    at = undone(at)
    designs.push(at.design)
  }
  while (at.future.length > 0) {
    at = redone(at)
    designs.push(at.design)
  }
  return designs.map((design) => JSON.stringify(design))
}

test('whatever was done, what comes back can be undone and done again just as before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(edits.length - 1), { size: 'max', maxLength: 25 }), fc.nat(5), (chosen, undos) => {
      let history = begin(emptyDesign())
      for (const at of chosen) history = applied(history, `Step ${at}`, edits[at]!)
      for (let count = 0; count < undos; count++) history = undone(history)
      const opened = openWork(stored(history))
      expect(opened.ok && JSON.stringify(opened.work.design)).toBe(JSON.stringify(history.design))
      expect(opened.ok && walkBack(opened.work)).toEqual(walkBack(history))
      expect(opened.ok && opened.work.past.map(({ label }) => label)).toEqual(history.past.map(({ label }) => label))
    }),
  )
})

test('what was stored as objects, as it was once, opens too', () => {
  const history = applied(begin(emptyDesign()), 'Add a', put(agent('a')))
  expect(openWork(JSON.parse(saveWork(history)))).toMatchObject({ ok: true, work: { design: history.design } })
})

test('a design that is damaged is not opened, and the reason is said', () => {
  expect(openWork('{"design":')).toEqual({ ok: false, why: 'What is stored is no design.' })
  expect(openWork(null).ok).toBe(false)
  expect(openWork({ design: { version: VERSION, records: {} } }).ok).toBe(false)
})

test('a history that is damaged is left behind, the design is not', () => {
  const history = applied(begin(emptyDesign()), 'Add a', put(agent('a')))
  const work = JSON.parse(saveWork(history))
  const opened = openWork({ ...work, past: [{ ...work.past[0], put: [{ kind: 'agent', id: 7 }] }] })
  expect(opened).toMatchObject({ ok: true, work: { design: history.design, past: [], future: [] } })
})

test('a step in which an edge would hang in the air ends the history', () => {
  const history = [put(agent('a')), put(agent('b')), edits[3]!].reduce(
    (now, edit) => applied(now, 'Step', edit),
    begin(emptyDesign()),
  )
  const work = JSON.parse(saveWork(history))
  const opened = openWork({ ...work, past: [{ ...work.past[0], gone: ['agent:b'] }, ...work.past.slice(1)] })
  expect(opened).toMatchObject({ ok: true, work: { past: [] } })
})

test('two hundred steps cost as many records as were changed, not two hundred designs', () => {
  let history = applied(begin(emptyDesign()), 'Fill', put(...Array.from({ length: 300 }, (_, at) => agent(`n${at}`))))
  for (let at = 0; at < 200; at++) history = applied(history, 'Move', patch('agent:n7', { at: { x: at + 1, y: 0 } }))
  const { past } = JSON.parse(saveWork(history)) as { past: { put: unknown[] }[] }
  expect(past.reduce((sum, step) => sum + step.put.length, 0)).toBe(200)
})

test('five hundred steps are there after a reload', () => {
  let history = applied(begin(emptyDesign()), 'Add a', put(agent('a')))
  for (let at = 0; at < 600; at++)
    history = applied(history, `Move ${at}`, patch('agent:a', { at: { x: at + 1, y: 0 } }))
  const opened = openWork(stored(history))
  const past = opened.ok ? opened.work.past : []
  expect([past.length, past.at(0)?.label, past.at(-1)?.label]).toEqual([500, 'Move 100', 'Move 599'])
  expect(past[0]?.design.records['agent:a']).toMatchObject({ at: { x: 100, y: 0 } })
})
