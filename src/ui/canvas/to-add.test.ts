import { expect, test } from 'vitest'
import { servicesWith } from '../../commands/fixture.ts'
import { aDesign, aDirectory, anAgent } from '../../design/samples.ts'
import { addOffer, offers } from './to-add.ts'

const design = aDesign(anAgent('writer'), anAgent('reviewer'), aDirectory('drafts'))
const titles = (typed: string, from: string | null) => offers(design, typed, from).map(({ title }) => title)

test('every kind is offered; drawn from a card, only what can be connected to it', () => {
  expect(titles('', null)).toEqual(['Agent', 'Directory', 'Spec', 'Note', 'Group'])
  expect(titles('', 'agent:writer')).toEqual(['Agent', 'Directory', 'Spec'])
  expect(titles('', 'directory:drafts')).toEqual(['Agent'])
})

test('what is typed is a kind, a card that is there, or the name of what is added', () => {
  expect(titles('spec', null)[0]).toBe('Spec')
  expect(titles('planner', null)[0]).toBe('Agent “planner”')
  expect(titles('rev', 'agent:writer')[0]).toBe('Connect to reviewer')
})

test('a name that was typed is the name of what is added; one that is taken gets a number', () => {
  const services = servicesWith(anAgent('writer'))
  const add = (called: string, from: string | null) =>
    addOffer(services, { add: 'agent', called, title: '' }, { x: 500, y: 500 }, from)
  add('planner', 'agent:writer')
  add('writer', null)
  add('a:b', null)
  const { records } = services.session.getState().design
  expect(Object.keys(records).slice(2)).toEqual([
    'agent:planner',
    'handoff:writer>planner',
    'agent:writer-2',
    'agent:agent',
  ])
  expect(services.session.getState().past.map(({ label }) => label)).toEqual([
    'Add agent planner',
    'Add agent writer-2',
    'Add agent agent',
  ])
})
