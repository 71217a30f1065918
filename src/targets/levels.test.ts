import { expect, test } from 'vitest'
import { patch } from '../design/edits.ts'
import type { Design } from '../design/model.ts'
import { facts, get, settings } from '../design/queries.ts'
import { aDesign, aDirectory, anAgent, aReads, aSettings, aWrites } from '../design/samples.ts'
import type { Certainty, RuleLevels } from '../guard/certainty.ts'
import { targets } from './index.ts'
import { collected } from './levels.ts'
import { raiseOf } from './raise.ts'

/** A tool that holds a boundary where the design is enforced and the agent has neither a shell nor a server. */
const strict = (id: string, without: Certainty = 'advice') => ({
  id,
  levels: (design: Design): RuleLevels =>
    new Map(
      facts(design, 'writes').map((edge) => {
        const capabilities = get(design, edge.from)?.capabilities
        const open = capabilities?.shell !== 'deny' || Object.values(capabilities.mcp).some((level) => level !== 'deny')
        const level = !settings(design).enforce ? without : open ? 'checked' : 'enforced'
        return [edge.id, { level, why: 'Because.', row: 'boundary' }]
      }),
    ),
})

const writes = aWrites('a', 'directory:docs')
const design = (enforce: boolean, exportTo = ['claude-code', 'opencode']) =>
  aDesign(aSettings({ enforce, exportTo }), anAgent('a'), aDirectory(), writes)

test('the levels of a rule are told by the tools that the design is written for', () => {
  const of = [strict('claude-code'), strict('opencode', 'enforced'), { id: 'mute' }]
  expect(collected(design(false), of).get(writes.id)).toMatchObject({
    'claude-code': { level: 'advice' },
    opencode: { level: 'enforced' },
  })
  expect(Object.keys(collected(design(false, ['opencode']), of).get(writes.id) ?? {})).toEqual(['opencode'])
})

test('a raise is the smallest change after which the rule holds better', () => {
  const of = [strict('claude-code')]
  const first = raiseOf(design(false), writes.id, of)
  expect(first).toMatchObject({ title: 'Enforce the design', to: 'checked' })
  const second = raiseOf(design(true), writes.id, of)
  expect(second).toMatchObject({ title: 'Deny the shell and MCP servers to a', to: 'enforced' })
  const held = second!.edit(design(true))
  expect(get(held, 'agent:a')?.capabilities).toMatchObject({ shell: 'deny', mcp: { '*': 'deny' }, edit: 'allow' })
  expect(raiseOf(held, writes.id, of)).toBe(null)
})

test('where one change is enough, no more is asked', () => {
  const served = patch('agent:a', {
    capabilities: { ...anAgent('a').capabilities, mcp: { '*': 'deny' } },
    patterns: { shell: [{ pattern: 'npm test', level: 'allow' }], read: [{ pattern: '.env', level: 'deny' }] },
  })(design(true))
  const raise = raiseOf(served, writes.id, [strict('claude-code')])
  expect(raise?.title).toBe('Deny the shell to a')
  expect(get(raise!.edit(served), 'agent:a')?.patterns).toEqual({ read: [{ pattern: '.env', level: 'deny' }] })
})

test('no change is offered for what no change raises, or what no tool knows', () => {
  const stubborn = {
    id: 'claude-code',
    levels: (): RuleLevels => new Map([[writes.id, { level: 'advice', why: 'So.', row: 'x' } as const]]),
  }
  expect(raiseOf(design(true), writes.id, [stubborn])).toBe(null)
  expect(raiseOf(design(true), 'writes:nobody', [stubborn])).toBe(null)
})

test('reading is confined to the places of the edges by denying it elsewhere', () => {
  const reads = aReads('a', 'directory:docs')
  const closed = anAgent('a', { capabilities: { shell: 'deny', mcp: { '*': 'deny' } } })
  const free = aDesign(aSettings({ enforce: true, exportTo: ['claude-code'] }), closed, aDirectory(), reads)
  const raise = raiseOf(free, reads.id, targets)
  expect(raise).toMatchObject({ title: 'Deny a reading elsewhere', to: 'enforced' })
  expect(get(raise!.edit(free), 'agent:a')?.capabilities).toMatchObject({ read: 'deny', edit: 'allow' })
})
