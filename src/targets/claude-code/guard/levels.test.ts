import { expect, test } from 'vitest'
import { put } from '../../../design/edits.ts'
import { settings } from '../../../design/queries.ts'
import {
  aDelegates,
  aDesign,
  aDirectory,
  aHandoff,
  anAgent,
  aReads,
  aSettings,
  aSpec,
  aVerifies,
  aWrites,
} from '../../../design/samples.ts'
import { levels } from './levels.ts'
import { may } from './may.ts'

const OPEN = anAgent('x').capabilities
const SHUT = { ...OPEN, shell: 'deny' as const, mcp: { '*': 'deny' as const } }

const design = (enforce: boolean) =>
  aDesign(
    aSettings({ lead: 'agent:lead', enforce, exportTo: ['claude-code'] }),
    anAgent('lead', { capabilities: SHUT }),
    anAgent('writer', { capabilities: SHUT }),
    anAgent('coder', { capabilities: OPEN }),
    anAgent('reader', { capabilities: { ...SHUT, read: 'deny', edit: 'deny', web: 'ask' } }),
    aDirectory('src'),
    aSpec('spec.md'),
    aDelegates('lead', 'writer'),
    aHandoff('writer', 'reader', { gate: { command: 'npm test' }, bound: 2 }),
    aWrites('writer', 'directory:src'),
    aWrites('coder', 'directory:src'),
    aReads('reader', 'directory:src'),
    aReads('writer', 'directory:src'),
    aVerifies('reader', 'spec:spec.md'),
  )

const levelsOf = (enforce: boolean) => {
  const found = levels(design(enforce))
  return (key: string) => found.get(key)?.level
}

test('a boundary is enforced for an agent whose every act the guard sees, and checked for one that runs commands', () => {
  const level = levelsOf(true)
  expect(level('writes:writer>directory:src')).toBe('enforced')
  expect(level('writes:coder>directory:src')).toBe('checked')
  expect(level('reads:reader>directory:src')).toBe('enforced')
  expect(level('reads:writer>directory:src')).toBe('advice')
  expect(level('delegates:lead>writer')).toBe('enforced')
  expect(level('handoff:writer>reader')).toBe('enforced')
  expect(level('verifies:reader>spec:spec.md')).toBe('checked')
  expect(level('agent:reader web')).toBe('enforced')
  expect(level('agent:writer shell')).toBe('enforced')
})

test('without enforcement only whole tools are held', () => {
  const level = levelsOf(false)
  expect(level('writes:writer>directory:src')).toBe('advice')
  expect(level('handoff:writer>reader')).toBe('advice')
  expect(level('agent:writer shell')).toBe('enforced')
  expect(level('agent:reader web')).toBe('advice')
})

test('every edge and every permission has a level', () => {
  const found = levels(design(true))
  expect([...found.keys()].filter((key) => key.startsWith('agent:'))).toHaveLength(4 * 8)
  expect([...found.keys()].filter((key) => !key.startsWith('agent:'))).toHaveLength(7)
})

test('the evaluator names the file that decides: the agent’s own, or the policy', () => {
  const it = design(true)
  expect(may(it, 'agent:writer', { do: 'shell', command: 'ls' })).toMatchObject({
    answer: 'deny',
    file: '.claude/agents/writer.md',
  })
  expect(may(it, 'agent:writer', { do: 'edit', path: 'docs/a.md' })).toMatchObject({
    answer: 'deny',
    rule: 'writer.writes',
    file: '.claude/dotbox-policy.json',
  })
  expect(may(it, 'agent:writer', { do: 'edit', path: 'src/a.md' }).answer).toBe('allow')
  expect(may(design(false), 'agent:writer', { do: 'edit', path: 'docs/a.md' }).answer).toBe('allow')
  expect(may(it, 'agent:nobody', { do: 'edit', path: 'a' }).answer).toBe('deny')
})

test('what the person’s own settings deny is denied, whatever the design gives', () => {
  const limits = [
    { on: 'edit', pattern: 'src/gen/*', level: 'deny', root: '' },
    { on: 'edit', pattern: 'src/*', level: 'ask', root: '' },
  ] as const
  const it = design(true)
  const limited = put({ ...settings(it), limits: [...limits] })(it)
  expect(may(limited, 'agent:writer', { do: 'edit', path: 'src/gen/a.ts' })).toMatchObject({
    answer: 'deny',
    rule: 'permissions.deny: edit src/gen/*',
    file: '.claude/settings.json',
  })
  expect(may(limited, 'agent:writer', { do: 'edit', path: 'src/a.ts' }).answer).toBe('ask')
  // A rule that asks opens nothing that the design refuses.
  expect(may(limited, 'agent:writer', { do: 'shell', command: 'ls' }).answer).toBe('deny')
})
