import { expect, test } from 'vitest'
import { patch } from '../design/edits.ts'
import { aDesign, aDirectory, aHandoff, anAgent, aReads, aSettings, aWrites } from '../design/samples.ts'
import { type Certainty, permissionKey } from '../guard/certainty.ts'
import type { Levels, LevelsOfRule } from '../targets/levels.ts'
import { signOf, signsOf } from './level-signs.ts'

const rule = (claude: Certainty, opencode: Certainty, why = 'So it is.'): LevelsOfRule => ({
  'claude-code': { level: claude, why, row: 'x' },
  opencode: { level: opencode, why, row: 'y' },
})

test('tools that agree show one sign, others one each, and the reasons stand in the hint', () => {
  expect(signOf(rule('enforced', 'enforced'))).toEqual({
    shown: ['enforced'],
    words: 'enforced',
    title: 'Enforced in Claude Code and OpenCode\nSo it is.',
  })
  expect(signOf(rule('enforced', 'checked'))).toEqual({
    shown: ['enforced', 'checked'],
    words: 'Claude Code: enforced, OpenCode: checked at the end',
    title: 'Claude Code: enforced. So it is.\nOpenCode: checked at the end. So it is.',
  })
  expect(signOf({})).toBe(null)
})

const design = aDesign(
  aSettings({ exportTo: ['claude-code', 'opencode'] }),
  anAgent('a'),
  anAgent('b'),
  aDirectory(),
  aWrites('a', 'directory:docs'),
  aReads('b', 'directory:docs'),
  aHandoff('a', 'b', { suggested: true }),
)
const levels = (more: readonly (readonly [string, LevelsOfRule])[]): Levels =>
  new Map([
    [permissionKey('agent:a', 'edit'), rule('enforced', 'enforced')],
    [permissionKey('agent:b', 'mcp'), rule('enforced', 'enforced')],
    ...more,
  ])

test('an agent shows the worst of its rules, tool by tool', () => {
  const signs = signsOf(design, levels([['writes:a>directory:docs', rule('enforced', 'checked')]]))
  expect(signs.get('agent:a')?.shown).toEqual(['enforced', 'checked'])
  expect(signs.get('agent:b')?.shown).toEqual(['enforced'])
  expect(signs.get('writes:a>directory:docs')?.shown).toEqual(['enforced', 'checked'])
})

test('what an agent may read is no limit where it may read everything', () => {
  const signs = signsOf(design, levels([['reads:b>directory:docs', rule('advice', 'advice')]]))
  expect(signs.get('agent:b')?.shown).toEqual(['enforced'])
  expect(signs.has('reads:b>directory:docs')).toBe(false)
})

test('where reading is denied elsewhere, the places of the edges are a limit', () => {
  const confined = patch('agent:b', { capabilities: { ...anAgent('b').capabilities, read: 'deny' } })(design)
  const signs = signsOf(confined, levels([['reads:b>directory:docs', rule('enforced', 'advice')]]))
  expect(signs.get('reads:b>directory:docs')?.shown).toEqual(['enforced', 'advice'])
  expect(signs.get('agent:b')?.shown).toEqual(['enforced', 'advice'])
})

test('a suggested edge is no rule yet', () => {
  expect(signsOf(design, levels([['handoff:a>b', rule('advice', 'advice')]])).has('handoff:a>b')).toBe(false)
})
