import { expect, test } from 'vitest'
import { inOrder, patch, put } from '../design/edits.ts'
import { make } from '../design/model.ts'
import { get, nodes } from '../design/queries.ts'
import { aDesign, aDirectory, aHandoff, anAgent } from '../design/samples.ts'
import { servicesWith } from './fixture.ts'
import { commands } from './index.ts'
import { brought } from './layering.ts'
import { regrouped } from './regroup.ts'

const at = (name: string, x: number, y: number) => anAgent(name, { at: { x, y } })
const three = () => {
  const services = servicesWith(
    at('a', 0, 10),
    at('b', 400, 50),
    at('c', 1000, 300),
    aDirectory('d', { at: { x: 90, y: 700 } }),
  )
  services.session.select(['agent:a', 'agent:b', 'agent:c'])
  return services
}
const run = async (services: ReturnType<typeof servicesWith>, id: string) => {
  const command = commands.find((one) => one.id === id)
  expect(command?.enabled?.(services) ?? true).toBe(true)
  await command?.run(services)
}
const places = (services: ReturnType<typeof servicesWith>) =>
  nodes(services.session.getState().design).map((node) => `${node.at.x},${node.at.y}`)
const steps = (services: ReturnType<typeof servicesWith>) => services.session.getState().past.map(({ label }) => label)

test.each([
  ['left', ['0,10', '0,50', '0,300', '90,700']],
  ['center', ['500,10', '500,50', '500,300', '90,700']],
  ['right', ['1000,10', '1000,50', '1000,300', '90,700']],
  ['top', ['0,10', '400,10', '1000,10', '90,700']],
  ['middle', ['0,155', '400,155', '1000,155', '90,700']],
  ['bottom', ['0,300', '400,300', '1000,300', '90,700']],
])('align %s brings the selected cards into line, as one step', async (line, expected) => {
  const services = three()
  await run(services, `arrange.align-${line}`)
  expect(places(services)).toEqual(expected)
  expect(steps(services)).toHaveLength(1)
})

test('cards of different sizes are aligned by the edge that is meant', async () => {
  const services = three()
  services.session.select(['agent:c', 'directory:d'])
  await run(services, 'arrange.align-right')
  expect(places(services).slice(2)).toEqual(['1000,300', '1032,700'])
})

test('distribute puts the same space between the cards and leaves the first and the last', async () => {
  const services = three()
  await run(services, 'arrange.distribute-across')
  expect(places(services).slice(0, 3)).toEqual(['0,10', '500,50', '1000,300'])
  await run(services, 'arrange.distribute-down')
  expect(places(services).slice(0, 3)).toEqual(['0,10', '500,155', '1000,300'])
  expect(steps(services)).toEqual(['Distribute across', 'Distribute down'])
})

test('what is locked stays, alone and in a locked group, and says so when it is locked', async () => {
  const services = three()
  services.session.select(['agent:a'])
  await run(services, 'arrange.lock')
  expect(services.session.getState().announcement).toBe('Lock a')
  services.session.select(['agent:a', 'agent:b'])
  await run(services, 'edit.nudge-right-10')
  await run(services, 'arrange.align-top')
  expect(places(services).slice(0, 2)).toEqual(['0,10', '410,10'])
  services.session.edit(
    'x',
    inOrder(put(make('group', 'group:g', { name: 'G', locked: true })), patch('agent:b', { group: 'group:g' })),
  )
  await run(services, 'edit.nudge-right-10')
  expect(places(services).slice(0, 2)).toEqual(['0,10', '410,10'])
  services.session.select(['agent:a'])
  await run(services, 'edit.nudge-right-10')
  expect(services.session.getState().announcement).toBe('What is selected is locked')
  await run(services, 'arrange.lock')
  expect(services.session.getState().announcement).toBe('Unlock a')
})

test('Bring to front and Send to back change what lies above, keep the order among them, and nothing twice', () => {
  const design = three().session.getState().design
  const order = (of = design) => [...nodes(of)].sort((a, b) => a.layer - b.layer).map((node) => node.id)
  const front = brought(new Set(['agent:a', 'agent:b']), 1)(design)
  expect(order(front)).toEqual(['agent:c', 'directory:d', 'agent:a', 'agent:b'])
  expect(brought(new Set(['agent:a', 'agent:b']), 1)(front)).toBe(front)
  const back = brought(new Set(['directory:d']), -1)(front)
  expect(order(back)).toEqual(['directory:d', 'agent:c', 'agent:a', 'agent:b'])
  const highest = patch('agent:c', { layer: 19_999 })(front)
  expect(order(brought(new Set(['agent:a', 'agent:b']), 1)(highest)).slice(-2)).toEqual(['agent:a', 'agent:b'])
})

test('a group is folded where its frame stands, unfolded and dissolved, each as one named step', async () => {
  const services = three()
  await run(services, 'add.group')
  await run(services, 'arrange.fold')
  expect(get(services.session.getState().design, 'group:group')).toMatchObject({
    collapsed: true,
    at: { x: -20, y: -26 },
  })
  await run(services, 'edit.nudge-right-10')
  await run(services, 'arrange.fold')
  expect(places(services).slice(0, 3)).toEqual(['10,10', '410,50', '1010,300'])
  await run(services, 'arrange.ungroup')
  const { design, selection } = services.session.getState()
  expect(design.records['group:group']).toBeUndefined()
  expect([...selection]).toEqual(['agent:a', 'agent:b', 'agent:c'])
  expect(steps(services)).toEqual(['Group the selection', 'Fold Group', 'Move Group', 'Unfold Group', 'Ungroup Group'])
})

test('with nothing selected, Group adds an empty frame to drag cards into', async () => {
  const services = three()
  services.session.select([])
  await run(services, 'add.group')
  expect(steps(services)).toEqual(['Add group Group'])
})

test('a card that is dropped into a frame belongs to it, and one that is dragged out no longer does', () => {
  const design = inOrder(
    put(make('group', 'group:g', { name: 'G' }), make('group', 'group:h', { name: 'H', at: { x: 2000, y: 0 } })),
    patch('agent:a', { group: 'group:g' }),
    patch('agent:b', { group: 'group:g' }),
  )(aDesign(at('a', 0, 0), at('b', 0, 200), at('c', 10, 100)))
  const groupOf = (of: typeof design, id: `agent:${string}`) => get(of, id)?.group ?? null
  expect(groupOf(regrouped(new Set(['agent:c']))(design), 'agent:c')).toBe('group:g')
  const out = patch('agent:b', { at: { x: 2010, y: 10 } })(design)
  expect(groupOf(regrouped(new Set(['agent:b']))(out), 'agent:b')).toBe('group:h')
  expect(
    groupOf(regrouped(new Set(['agent:b']))(patch('agent:b', { at: { x: 900, y: 900 } })(design)), 'agent:b'),
  ).toBe(null)
  expect(regrouped(new Set(['agent:a', 'agent:b', 'group:g']))(out)).toBe(out)
  // The only member of a group carries its frame along.
  const alone = patch('agent:b', { group: null, at: { x: 3000, y: 0 } })(design)
  expect(groupOf(regrouped(new Set(['agent:a']))(patch('agent:a', { at: { x: 900, y: 900 } })(alone)), 'agent:a')).toBe(
    'group:g',
  )
})

test('Tidy up lays out downwards when asked, remembers it, and leaves what is locked', async () => {
  const services = servicesWith(at('a', 0, 0), at('b', 0, 0), at('c', 5, 5), aHandoff('a', 'b'), aHandoff('b', 'c'))
  await run(services, 'edit.tidy-down')
  const { design } = services.session.getState()
  const [a, b, c] = nodes(design).map((node) => node.at)
  expect([a!.x, b!.x, c!.x]).toEqual([a!.x, a!.x, a!.x])
  expect(a!.y < b!.y && b!.y < c!.y).toBe(true)
  expect(get(design, 'design:main')?.flow).toBe('down')
  services.session.edit('Lock', patch('agent:a', { locked: true, at: { x: 777, y: 777 } }))
  await run(services, 'edit.tidy')
  expect(places(services)[0]).toBe('777,777')
  await run(services, 'edit.tidy-right')
  expect(get(services.session.getState().design, 'design:main')?.flow).toBe('right')
})

test('Tidy up the selection leaves the rest in place', async () => {
  const services = servicesWith(at('a', 100, 100), at('b', 120, 110), at('c', 7, 8), aHandoff('a', 'b'))
  services.session.select(['agent:a', 'agent:b'])
  await run(services, 'edit.tidy-selection')
  const [a, b, c] = places(services)
  expect([a, c]).toEqual(['100,100', '7,8'])
  expect(b).not.toBe('120,110')
  expect(steps(services)).toEqual(['Tidy up the selection'])
})

test('Tidy up moves a folded group as one card, with what is in it, and nothing drifts when it is done twice', async () => {
  const services = servicesWith(at('a', 0, 0), at('b', 30, 0), at('c', 60, 0), aHandoff('a', 'b'), aHandoff('b', 'c'))
  services.session.select(['agent:b'])
  await run(services, 'add.group')
  await run(services, 'edit.tidy')
  const laidOut = places(services)
  await run(services, 'edit.tidy')
  expect(places(services)).toEqual(laidOut)
  services.session.select(['group:group'])
  await run(services, 'arrange.fold')
  await run(services, 'edit.tidy')
  const { design } = services.session.getState()
  const [group, inside] = [get(design, 'group:group')!, get(design, 'agent:b')!]
  expect([inside.at.x - group.at.x, inside.at.y - group.at.y]).toEqual([20, 36])
  expect(group.at.x).toBeGreaterThan(get(design, 'agent:a')!.at.x + 248)
  expect(get(design, 'agent:c')!.at.x).toBeGreaterThan(group.at.x + 280)
})
