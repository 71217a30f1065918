import { expect, test } from 'vitest'
import { patch, put } from '../design/edits.ts'
import { make } from '../design/model.ts'
import { openDesign } from '../design/open.ts'
import { edges } from '../design/queries.ts'
import { aDesign, aDirectory, aHandoff, anAgent, aReads, aSpec, aWrites } from '../design/samples.ts'
import { clipText } from './clip.ts'
import { putIn } from './clipboard.ts'
import { servicesWith } from './fixture.ts'
import { commands } from './index.ts'
import { pasted, readClip } from './pasting.ts'

const records = [
  anAgent('writer', { description: 'Writes it.\nMore.' }),
  anAgent('reviewer'),
  aDirectory('drafts'),
  aSpec(),
  aHandoff('writer', 'reviewer', { rule: 'when done' }),
  aWrites('writer', 'directory:drafts'),
  aReads('reviewer', 'directory:drafts'),
] as const
const team = () => servicesWith(...records)
const clipOf = (text: string | null) => {
  const read = readClip(text ?? '')
  if (!read.ok) throw new Error(read.why)
  return read.clip
}
const run = async (services: ReturnType<typeof team>, id: string) =>
  commands.find((command) => command.id === id)?.run(services)
const lines = (services: ReturnType<typeof team>) =>
  edges(services.session.getState().design).map(({ kind, from, to }) => `${kind} ${from} ${to}`)

test('what is copied is a text that people can read', () => {
  const text = clipText(aDesign(...records), ['agent:writer', 'directory:drafts'])
  expect(text?.split('\n\n')[0]).toBe(
    [
      '- agent writer: Writes it.',
      '- directory drafts: Texts.',
      '- writer hands off to reviewer',
      '- writer writes drafts',
      '- reviewer reads drafts',
    ].join('\n'),
  )
  expect(clipText(aDesign(...records), [])).toBe(null)
})

test('copied into another design, everything among the copies is there and nothing else', async () => {
  const [from, to] = [team(), servicesWith(anAgent('writer'))]
  from.session.select(['agent:writer', 'directory:drafts'])
  await run(from, 'edit.copy')
  expect(from.session.getState().announcement).toBe('Copied 1 agent and 1 directory')
  await putIn(to, await from.io.readClipboard(), false)
  const { design, selection, past } = to.session.getState()
  expect(Object.keys(design.records)).toEqual([
    'design:main',
    'agent:writer',
    'agent:writer-2',
    'directory:drafts',
    'writes:writer-2>drafts',
  ])
  expect([...selection]).toEqual(['agent:writer-2', 'directory:drafts'])
  expect(past.map(({ label }) => label)).toEqual(['Paste 1 agent and 1 directory'])
  // In the middle of the view, and the next one beside it.
  expect(design.records['directory:drafts']).toMatchObject({ at: { x: 876, y: 438 } })
  await putIn(to, await from.io.readClipboard(), false)
  expect(to.session.getState().design.records['directory:drafts-2']).not.toMatchObject({ at: { x: 876, y: 438 } })
})

test('pasted with its connections, edges lead to what is called so in the other design', async () => {
  const services = team()
  services.session.select(['agent:writer'])
  await run(services, 'edit.copy')
  await run(services, 'edit.paste')
  expect(lines(services)).toHaveLength(3)
  await run(services, 'edit.undo')
  await run(services, 'edit.paste-connected')
  expect(lines(services).slice(3)).toEqual([
    'handoff agent:writer-2 agent:reviewer',
    'writes agent:writer-2 directory:drafts',
  ])
})

test('Cut takes a group with what is in it, and Paste brings it back as it was', async () => {
  const services = team()
  services.session.edit('Group', put(make('group', 'group:g', { name: 'G', locked: true })))
  services.session.edit('Group', patch('agent:writer', { group: 'group:g' }))
  services.session.select(['group:g'])
  await run(services, 'edit.cut')
  expect(services.session.getState().design.records['agent:writer']).toBeUndefined()
  expect(services.session.getState().past.at(-1)?.label).toBe('Cut G')
  await run(services, 'edit.paste')
  expect(services.session.getState().design.records).toMatchObject({
    'agent:writer': { name: 'writer', group: 'group:group' },
    'group:group': { name: 'G', locked: false },
  })
})

test('a text that no canvas wrote is refused with the reason, and changes nothing', async () => {
  const services = team()
  const before = services.session.getState().design
  const texts: [string, RegExp][] = [
    ['hello', /nothing that was copied/],
    ['```json dotbox\n{not json}\n```', /no valid JSON/],
    ['```json dotbox\n{"version":2,"records":[],"outside":[]}\n```', /damaged: version/],
    [
      '```json dotbox\n{"version":1,"records":[{"kind":"agent","id":"note:x","name":"a"}],"outside":[]}\n```',
      /damaged: records/,
    ],
    [`${'x'.repeat(8_000_001)}`, /too long/],
    ['```', /nothing that was copied/],
  ]
  for (const [text, why] of texts) {
    await putIn(services, text, false)
    expect(services.session.getState().message?.text).toMatch(why)
  }
  expect(services.session.getState().design).toBe(before)
})

test('a hostile paste gets names that tools take, edges that fit, and a design that opens', () => {
  const node = (kind: string, id: string, more: object) => ({ kind, id: `${kind}:${id}`, ...more })
  const evil = {
    version: 1,
    records: [
      node('agent', 'a', { name: '../../etc: passwd\n' }),
      node('agent', 'b', { name: '-rf' }),
      node('agent', 'c', { name: 'x'.repeat(300) }),
      node('agent', 'd', { name: 'writer' }),
      node('directory', 'e', { path: '../outside' }),
      node('spec', 'f', { path: '/etc/passwd' }),
      node('agent', 'a', { name: 'twice' }),
      node('handoff', 'h', { from: 'agent:a', to: 'agent:zzz' }),
      node('reads', 'r', { from: 'agent:a', to: 'directory:e', suggested: true }),
      node('reads', 's', { from: 'agent:writer', to: 'spec:f' }),
    ],
    outside: [{ id: 'agent:writer', kind: 'directory', called: 'drafts' }],
  }
  const clip = clipOf(`\`\`\`json dotbox\n${JSON.stringify(evil)}\n\`\`\``)
  const design = aDesign(...records)
  const after = pasted(design, clip, { middle: { x: 0, y: 0 }, connected: true }).edit(design)
  expect(openDesign(JSON.parse(JSON.stringify(after)))).toEqual({ ok: true, design: after, notes: [] })
  const added = Object.values(after.records).slice(Object.keys(design.records).length)
  expect(
    added.map((record) => ('name' in record ? record.name.slice(0, 10) : 'path' in record ? record.path : record.id)),
  ).toEqual(['twice', 'agent', 'xxxxxxxxxx', 'writer-2', 'work', 'specs/spec.md', 'reads:twice>work'])
})

test('two thousand cards of one name are pasted in a moment', () => {
  const many = Array.from({ length: 2000 }, (_, at) => ({ kind: 'agent', id: `agent:n${at}`, name: 'same' }))
  const clip = clipOf(`\`\`\`json dotbox\n${JSON.stringify({ version: 1, records: many, outside: [] })}\n\`\`\``)
  const design = aDesign(...records)
  const began = performance.now()
  const after = pasted(design, clip, { middle: { x: 0, y: 0 }, connected: false }).edit(design)
  expect(Object.keys(after.records)).toHaveLength(records.length + 2001)
  expect(performance.now() - began).toBeLessThan(2000)
  expect(
    readClip(`\`\`\`json dotbox\n${JSON.stringify({ version: 1, records: [...many, many[0]], outside: [] })}\n\`\`\``)
      .ok,
  ).toBe(false)
})
