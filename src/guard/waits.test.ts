import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayCall, mayWork } from './exported/gates.js'
import type { Policy } from './policy.ts'
import { waitsOf } from './waits.ts'

const NAMES = ['a', 'b', 'c'] as const
const agent = (more: object = {}) => ({ may: {}, mcp: {}, calls: [], ...more })
const policy = (handoffs: readonly object[], agents: Record<string, object> = {}) =>
  ({ handoffs, agents: { a: agent(), b: agent(), c: agent(), ...agents }, patience: 1 }) as unknown as Policy

const editing = { do: 'edit', path: 'x' } as const
const calling = (name: string) => ({ do: 'call', agent: name }) as const

test('an agent waits for what is handed to it, and who calls it waits too', () => {
  const it = policy([{ from: 'a', to: 'b', gate: { command: 'npm test' }, most: 2 }])
  expect(waitsOf(it, 'b', editing)).toEqual(['`npm test` exits 0'])
  expect(waitsOf(it, 'a', editing)).toEqual([])
  expect(waitsOf(it, 'a', calling('b'))).toEqual([
    '`npm test` exits 0',
    'work passed to “b” fewer than 2 times in this run',
  ])
  // Whoever leads carries the work, and the bound holds for it as well.
  expect(waitsOf(it, null, calling('b'))).toEqual([
    'work passed to “b” fewer than 2 times in this run',
    '`npm test` exits 0',
  ])
  expect(waitsOf(it, 'a', calling('constructor'))).toEqual([])
})

test('a handoff that goes back is asked for when it is made, not of its receiver', () => {
  const it = policy([{ from: 'b', to: 'a', gate: { files: ['x.txt'] }, back: true }])
  expect(waitsOf(it, 'a', editing)).toEqual([])
  expect(waitsOf(it, 'b', calling('a'))).toEqual(['`x.txt` exist'])
})

test('whoever waits for nothing is not held up by the guard', async () => {
  const name = fc.constantFrom(...NAMES)
  const handoff = fc.record(
    {
      from: name,
      to: name,
      gate: fc.constantFrom({ approval: '' }, { files: ['no-such-file'] }, { verified: 'no-such-spec.md' }),
      most: fc.constant(1),
      back: fc.constant(true as const),
    },
    { requiredKeys: ['from', 'to'] },
  )
  const waits = fc.record({ for: fc.constantFrom('all', 'any'), of: fc.array(name, { minLength: 1, maxLength: 2 }) })
  /** The state at the beginning of a session: nothing has happened yet. */
  const world = {
    root: '/no-such-folder',
    notes: { alone: (_: string, __: number, run: () => unknown) => run(), lines: () => [], read: () => null },
    session: { events: () => [], add: () => {} },
    approveWith: () => '',
  } as never
  await fc.assert(
    fc.asyncProperty(
      fc.array(handoff, { maxLength: 4 }),
      fc.option(waits, { nil: null }),
      name,
      name,
      async (all, wait, from, to) => {
        const it = policy(all, wait ? { b: agent({ waits: wait }) } : {})
        if (waitsOf(it, from, editing).length === 0) expect(await mayWork(it as never, from, world)).toBe(null)
        if (waitsOf(it, from, calling(to)).length === 0) expect(await mayCall(it as never, from, to, world)).toBe(null)
      },
    ),
  )
})
