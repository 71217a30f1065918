import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDesign } from './arbitrary.ts'
import { put } from './edits.ts'
import { migrate, migrations } from './migrations/index.ts'
import firstSaved from './migrations/saved/v1.json' with { type: 'json' }
import { emptyDesign, make, VERSION } from './model.ts'
import { openDesign } from './open.ts'

test('what is saved opens as it was', () => {
  fc.assert(
    fc.property(aDesign, (design) => {
      expect(openDesign(JSON.parse(JSON.stringify(design)))).toEqual({ ok: true, design, notes: [] })
    }),
  )
})

test('a design of a newer version is refused with both versions named', () => {
  const opened = openDesign({ ...emptyDesign(), version: VERSION + 1 })
  expect(opened).toMatchObject({ ok: false, why: expect.stringContaining(`format ${VERSION + 1}`) })
})

test.each([[null], [3], ['x'], [[]], [{}], [{ version: 'one' }]])('%j is no design', (saved) => {
  expect(openDesign(saved)).toMatchObject({ ok: false, why: expect.stringContaining('not a design') })
})

test('a damaged design is refused, and the message names the place', () => {
  const design = put(make('agent', 'agent:a', { name: 'a' }))(emptyDesign())
  const saved = JSON.parse(JSON.stringify(design))
  saved.records['agent:a'].capabilities.shell = 'maybe'
  expect(openDesign(saved)).toMatchObject({
    ok: false,
    why: expect.stringContaining('records › agent:a › capabilities › shell'),
  })
})

test('an edge without its end is left out with a note', () => {
  const design = put(
    make('agent', 'agent:a', { name: 'a' }),
    make('handoff', 'handoff:x', { from: 'agent:a', to: 'agent:gone' }),
  )(emptyDesign())
  const opened = openDesign(design)
  expect(opened).toMatchObject({ ok: true, notes: ['handoff:x was left out: agent:gone does not exist.'] })
})

test('a gate whose spec is gone is left out with a note', () => {
  const design = put(make('agent', 'agent:a', { name: 'a' }), make('agent', 'agent:b', { name: 'b' }))(emptyDesign())
  const gate = { verified: 'spec:gone.md' } as const
  const handoff = make('handoff', 'handoff:x', { from: 'agent:a', to: 'agent:b', gate })
  const opened = openDesign({ ...design, records: { ...design.records, [handoff.id]: handoff } })
  expect(opened).toMatchObject({
    ok: true,
    notes: ['The gate of handoff:x was left out: spec:gone.md does not exist.'],
  })
  expect(opened.ok && opened.design.records[handoff.id]).toMatchObject({ gate: null })
})

test('prototype keys have no way in', () => {
  const saved = JSON.parse(
    '{"version":1,"records":{"design:main":{"kind":"design","id":"design:main","targets":{"t":{"__proto__":{"polluted":true}}}}}}',
  )
  openDesign(saved)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('migrations run from version 2 on without gaps, up to the version of today', () => {
  expect(migrations.map((migration) => migration.to)).toEqual(Array.from({ length: VERSION - 1 }, (_, at) => at + 2))
})

test('a migration runs only on versions before it, in order', () => {
  const known = [
    { to: 2, why: 'a', up: (saved: object) => ({ ...saved, a: true }) },
    { to: 3, why: 'b', up: (saved: object) => ({ ...saved, b: 'a' in saved }) },
  ]
  expect(migrate({ version: 1 }, known)).toEqual({ version: 3, a: true, b: true })
  expect(migrate({ version: 2 }, known)).toEqual({ version: 3, b: false })
})

test('the design that version 1 saved opens today', () => {
  const opened = openDesign(firstSaved)
  expect(opened).toMatchObject({ ok: true, notes: [] })
})
