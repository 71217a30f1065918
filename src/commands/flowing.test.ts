import { expect, test } from 'vitest'
import { get } from '../design/queries.ts'
import { aDelegates, aDesign, aDirectory, aHandoff, anAgent, aWrites } from '../design/samples.ts'
import { servicesWith } from './fixture.ts'
import { commands } from './index.ts'
import { fitsInto, inserted, wouldFit } from './inserting.ts'
import { commandFor, type Stroke } from './keymap.ts'
import { reconnected, reconnectProblem } from './reconnecting.ts'

const gate = { command: 'npm test' }
const records = [
  anAgent('a', { at: { x: 0, y: 0 } }),
  anAgent('b', { at: { x: 700, y: 0 } }),
  anAgent('c', { at: { x: 0, y: 500 } }),
  aDirectory('d'),
  aHandoff('a', 'b', { rule: 'when done', gate, join: 'any', bound: 3 }),
  aHandoff('c', 'b', { join: 'any' }),
  aDelegates('a', 'c'),
  aWrites('a', 'directory:d'),
] as const
const design = aDesign(...records)
const edgesOf = (of: typeof design) =>
  Object.values(of.records).flatMap((record) =>
    'from' in record ? [`${record.kind} ${record.from} ${record.to}`] : [],
  )
const press = (services: ReturnType<typeof servicesWith>, stroke: Stroke) => {
  const command = commandFor(commands, stroke, services)
  void command?.run(services)
  return command?.id ?? null
}

test('an agent put into a handoff takes over in the middle: what says when stays with the first part, the join with the last', () => {
  const after = inserted('agent:c', 'handoff:a>b')(design)
  expect(get(after, 'handoff:a>c')).toMatchObject({ rule: 'when done', gate, bound: 3, join: null })
  // c hands over to b already.
  expect(edgesOf(after).filter((edge) => edge.startsWith('handoff'))).toEqual([
    'handoff agent:c agent:b',
    'handoff agent:a agent:c',
  ])
  const fresh = inserted('agent:e', 'handoff:a>b')(aDesign(...records, anAgent('e')))
  expect(get(fresh, 'handoff:e>b')).toMatchObject({ rule: '', gate: null, join: 'any' })
})

test('a directory put into a handoff is written by the first and read by the second, and the handoff stays', () => {
  expect(edgesOf(inserted('directory:d', 'handoff:a>b')(design)).slice(4)).toEqual(['reads agent:b directory:d'])
})

test('what cannot go between is not put there', () => {
  expect(fitsInto(design, 'agent:a', 'handoff:a>b')).toBe(false)
  expect(fitsInto(design, 'directory:d', 'delegates:a>c')).toBe(false)
  expect(wouldFit(design, 'note', 'handoff:a>b')).toBe(false)
  expect(wouldFit(design, 'agent', 'writes:a>directory:d')).toBe(false)
  expect(inserted('agent:a', 'handoff:a>b')(design)).toBe(design)
})

test('I inserts a new agent into the selected handoff, as one step', () => {
  const services = servicesWith(...records)
  services.session.select(['handoff:a>b'])
  expect(press(services, { key: 'i' })).toBe('edit.insert')
  const { design: after, past, selection } = services.session.getState()
  expect(past.map(({ label }) => label)).toEqual(['Insert agent into a → b'])
  expect([...selection]).toEqual(['agent:agent'])
  expect(edgesOf(after)).toContain('handoff agent:a agent:agent')
  press(services, { key: 'z', ctrlKey: true })
  expect(edgesOf(services.session.getState().design)).toEqual(edgesOf(design))
})

test('an end of an edge is moved to another card; the rest of the edge stays, and the join is that of its new company', () => {
  expect(get(reconnected('handoff:a>b', 'to', 'agent:c')(design), 'handoff:a>c')).toMatchObject({
    rule: 'when done',
    gate,
    join: null,
  })
  expect(edgesOf(reconnected('writes:a>directory:d', 'from', 'agent:b')(design))).toContain(
    'writes agent:b directory:d',
  )
})

test('an end that cannot be moved there says why, and nothing happens', () => {
  expect(reconnectProblem(design, 'handoff:a>b', 'to', 'agent:c')).toBe(null)
  expect(reconnectProblem(design, 'handoff:a>b', 'to', 'agent:a')).toMatch(/itself/)
  expect(reconnectProblem(design, 'handoff:a>b', 'to', 'directory:d')).toBe(
    'A connection that says “hands off to” leads to agent, not directory.',
  )
  expect(reconnectProblem(design, 'handoff:a>b', 'from', 'agent:c')).toBe('c hands off to b already.')
  expect(reconnected('handoff:a>b', 'from', 'agent:c')(design)).toBe(design)
})

test('Ctrl and an arrow add the next agent in that direction, handed over to, as one step', () => {
  const services = servicesWith(...records)
  services.session.select(['agent:a'])
  expect(press(services, { key: 'ArrowDown', ctrlKey: true })).toBe('add.next-down')
  const { design: after, past } = services.session.getState()
  expect(get(after, 'agent:agent')).toMatchObject({ at: { x: 0, y: 196 } })
  expect(get(after, 'handoff:a>agent')).toBeDefined()
  expect(past).toHaveLength(1)
  services.session.select(['directory:d'])
  expect(press(services, { key: 'ArrowDown', ctrlKey: true })).toBe(null)
})

test('Alt and the arrows follow the edges: onto an edge, to its end, to the next one, and back', () => {
  const services = servicesWith(...records)
  services.session.select(['agent:a'])
  const way = (
    ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowLeft'] as const
  ).map((key) => {
    press(services, { key, altKey: true })
    return [...services.session.getState().selection][0]
  })
  expect(way).toEqual([
    'handoff:a>b',
    'delegates:a>c',
    'writes:a>directory:d',
    'delegates:a>c',
    'agent:c',
    'handoff:c>b',
    'agent:c',
  ])
  expect(services.session.getState().announcement).toBe('c hands off to b')
  expect(services.asked).toContain('focus handoff:c>b')
})

test('what is connected is selected step by step, and things by their kind', () => {
  const services = servicesWith(...records)
  services.session.select(['directory:d'])
  press(services, { key: 'C', shiftKey: true })
  expect([...services.session.getState().selection]).toEqual(['directory:d', 'writes:a>directory:d', 'agent:a'])
  press(services, { key: 'C', shiftKey: true })
  expect(services.session.getState().selection.size).toBe(7)
  const run = (id: string) => commands.find((command) => command.id === id)?.run(services)
  run('select.agent')
  expect([...services.session.getState().selection]).toEqual(['agent:a', 'agent:b', 'agent:c'])
  services.session.select(['handoff:a>b'])
  run('select.alike')
  expect([...services.session.getState().selection]).toEqual(['handoff:a>b', 'handoff:c>b'])
  expect(services.session.getState().announcement).toBe('2 selected')
})
