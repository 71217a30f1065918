import { expect, test } from 'vitest'
import { make } from '../design/model.ts'
import { aDesign, aHandoff, anAgent, aSpec } from '../design/samples.ts'
import { copyOf } from './copying.ts'
import { servicesWith } from './fixture.ts'
import { commands } from './index.ts'
import { commandFor, type Stroke, spelled } from './keymap.ts'
import { tidyUp } from './tidy.ts'

const writer = make('agent', 'agent:writer', { name: 'writer' })
const reviewer = make('agent', 'agent:reviewer', { name: 'reviewer', at: { x: 400, y: 0 } })
const draft = make('directory', 'directory:draft', { path: 'draft', at: { x: 0, y: 300 } })
const handoff = make('handoff', 'handoff:writer>reviewer', { from: 'agent:writer', to: 'agent:reviewer' })
const writes = make('writes', 'writes:writer>draft', { from: 'agent:writer', to: 'directory:draft' })
const team = () => servicesWith(writer, reviewer, draft, handoff, writes)

const press = (services: ReturnType<typeof team>, stroke: Stroke) => {
  const command = commandFor(commands, stroke, services)
  void command?.run(services)
  return command?.id ?? null
}
const ids = (services: ReturnType<typeof team>) => Object.keys(services.session.getState().design.records)

test('every command has an id and keys of its own', () => {
  const all = commands.map((command) => command.id)
  const keys = commands.flatMap((command) => command.keys ?? [])
  expect(all).toEqual([...new Set(all)])
  expect(keys).toEqual([...new Set(keys)])
})

test('Delete removes what is selected and what hangs on it, as one step, without a page', () => {
  const services = team()
  const before = services.session.getState().design
  services.session.select(['agent:writer'])
  expect(press(services, { key: 'Delete' })).toBe('edit.delete')
  expect(ids(services)).toEqual(['design:main', 'agent:reviewer', 'directory:draft'])
  press(services, { key: 'z', ctrlKey: true })
  expect(services.session.getState().design).toBe(before)
})

test('a key does nothing where its command has nothing to do', () => {
  expect(press(team(), { key: 'Delete' })).toBe(null)
  expect(press(team(), { key: 'z', ctrlKey: true })).toBe(null)
})

/** An element as far as the keymap looks at one: which selectors it is inside of. */
const inside = (...names: string[]) => ({
  closest: (selector: string) => (names.some((name) => selector.split(', ').includes(name)) ? {} : null),
})

test('no key of the canvas counts in a text field or a dialog', () => {
  const services = team()
  services.session.select(['agent:writer'])
  for (const where of ['input', 'textarea', 'select', '[contenteditable="true"]', '[role="dialog"]', '[role="menu"]']) {
    const target = inside(where, 'body *', '[data-keys="canvas"]')
    expect([
      where,
      press(services, { key: 'Backspace', target }),
      press(services, { key: 'z', ctrlKey: true, target }),
    ]).toEqual([where, null, null])
  }
})

test('where nothing has the focus, the keys are those of the dialog that lies over the page', () => {
  const services = team()
  services.session.select(['agent:writer'])
  const pressed = (stroke: Stroke) => commandFor(commands, stroke, services, false, inside('dialog'))?.id ?? null
  expect(pressed({ key: 'Escape', target: inside() })).toBe(null)
  expect(pressed({ key: 'a', target: inside() })).toBe(null)
  expect(pressed({ key: 'k', ctrlKey: true, target: inside() })).toBe('page.palette')
})

test('in a panel only keys with Mod and function keys count; on the canvas all do', () => {
  const services = team()
  services.session.select(['agent:writer'])
  expect(press(services, { key: 'ArrowDown', target: inside('body *') })).toBe(null)
  expect(press(services, { key: 'd', ctrlKey: true, target: inside('body *') })).toBe('edit.duplicate')
  expect(press(services, { key: 'ArrowDown', target: inside('body *', '[data-keys="canvas"]') })).toBe(
    'edit.nudge-down-1',
  )
})

test('a stroke that something else took, or that composes a letter, is left alone', () => {
  const services = team()
  services.session.select(['agent:writer'])
  expect(press(services, { key: 'Delete', defaultPrevented: true })).toBe(null)
  expect(press(services, { key: 'Enter', isComposing: true })).toBe(null)
})

test('strokes are spelled alike on every keyboard', () => {
  expect(spelled({ key: 'Z', metaKey: true, shiftKey: true }, true)).toBe('Mod+Shift+z')
  expect(spelled({ key: 'Z', ctrlKey: true, shiftKey: true }, false)).toBe('Mod+Shift+z')
  expect(spelled({ key: 'z', ctrlKey: true }, true)).toBe('Other+z')
  expect(spelled({ key: '!', code: 'Digit1', shiftKey: true }, false)).toBe('Shift+1')
  expect(spelled({ key: '?', shiftKey: true }, false)).toBe('?')
  expect(spelled({ key: 'ArrowUp', shiftKey: true }, false)).toBe('Shift+ArrowUp')
})

test('a walk with the arrow keys is one step', () => {
  const services = team()
  services.session.select(['agent:writer', 'handoff:writer>reviewer'])
  press(services, { key: 'ArrowRight' })
  press(services, { key: 'ArrowRight' })
  press(services, { key: 'ArrowDown', shiftKey: true })
  const { design, past } = services.session.getState()
  expect([design.records['agent:writer'], past.length]).toEqual([{ ...writer, at: { x: 2, y: 10 } }, 1])
})

test('new nodes get free names, stand in view on a free spot, are selected and named at once', () => {
  const services = team()
  press(services, { key: 'a' })
  press(services, { key: 'a' })
  const { design, selection } = services.session.getState()
  const [one, two] = [design.records['agent:agent'], design.records['agent:agent-2']]
  expect([one, two].map((record) => record && 'name' in record && record.name)).toEqual(['agent', 'agent-2'])
  expect(one && 'at' in one && one.at).toEqual({ x: 876, y: 438 })
  expect(two && 'at' in two && two.at).not.toEqual({ x: 876, y: 438 })
  expect([...selection]).toEqual(['agent:agent-2'])
  expect(services.asked).toEqual(['rename agent:agent', 'rename agent:agent-2'])
})

test('a copy has a name of its own and the edges among what was copied, not the others', () => {
  const services = team()
  services.session.select(['agent:writer', 'directory:draft'])
  press(services, { key: 'd', ctrlKey: true })
  expect(ids(services).slice(-3)).toEqual(['agent:writer-2', 'directory:draft-2', 'writes:writer-2>draft-2'])
  expect([...services.session.getState().selection]).toEqual(['agent:writer-2', 'directory:draft-2'])
})

test('a copied handoff waits for the copy of its spec, and for the spec itself where that was not copied', () => {
  const gate = { verified: 'spec:spec.md' as const }
  const design = aDesign(anAgent('a'), anAgent('b'), aSpec(), aHandoff('a', 'b', { gate }))
  const gateOfCopy = (...copied: string[]) => {
    const grown = copyOf(design, copied, { x: 0, y: 0 }).edit(design)
    return grown.records['handoff:a-2>b-2']
  }
  expect(gateOfCopy('agent:a', 'agent:b', 'spec:spec.md')).toMatchObject({ gate: { verified: 'spec:spec-2.md' } })
  expect(gateOfCopy('agent:a', 'agent:b')).toMatchObject({ gate })
})

test('a group takes the selected nodes, and moves them when it is moved', () => {
  const services = team()
  services.session.select(['agent:writer', 'agent:reviewer', 'handoff:writer>reviewer'])
  press(services, { key: 'g', ctrlKey: true })
  press(services, { key: 'ArrowRight', shiftKey: true })
  const { records } = services.session.getState().design
  expect([records['agent:writer'], records['agent:reviewer'], records['directory:draft']]).toEqual([
    { ...writer, group: 'group:group', at: { x: 10, y: 0 } },
    { ...reviewer, group: 'group:group', at: { x: 410, y: 0 } },
    draft,
  ])
})

test('Tidy up is one step and leaves everything but the places as it was', async () => {
  const services = team()
  expect(commandFor(commands, { key: 'T', shiftKey: true }, services)).toBe(tidyUp)
  await tidyUp.run(services)
  const { design, past } = services.session.getState()
  expect(past.map((step) => step.label)).toEqual(['Tidy up'])
  expect({ ...design.records['agent:reviewer'], at: reviewer.at }).toEqual(reviewer)
})

test('suggestions are accepted or dismissed alone and all at once, with the directories that hang on them, and undone', () => {
  const maybe = make('directory', 'directory:maybe', { path: 'maybe', suggested: true })
  const reads = make('reads', 'reads:writer>maybe', { from: 'agent:writer', to: 'directory:maybe', suggested: true })
  const hint = { ...handoff, suggested: true }
  const services = servicesWith(writer, reviewer, maybe, reads, hint)
  const run = (id: string) => commands.find((command) => command.id === id)?.run(services)
  const waiting = () =>
    Object.values(services.session.getState().design.records).filter((one) => 'suggested' in one && one.suggested)
      .length
  const offered = (id: string) => commands.find((command) => command.id === id)?.enabled?.(services)
  expect([offered('edit.accept'), offered('edit.accept-all')]).toEqual([false, true])
  run('edit.accept-all')
  expect(waiting()).toBe(0)
  expect(offered('edit.dismiss-all')).toBe(false)
  run('edit.undo')
  run('edit.dismiss-all')
  expect(ids(services)).toEqual(['design:main', 'agent:writer', 'agent:reviewer'])
  run('edit.undo')
  services.session.select(['directory:maybe'])
  run('edit.accept')
  expect(waiting()).toBe(2)
  run('edit.undo')
  services.session.select([hint.id])
  run('edit.dismiss')
  expect(ids(services)).toContain('directory:maybe')
  expect(waiting()).toBe(2)
})
