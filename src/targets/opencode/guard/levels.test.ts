import { expect, test } from 'vitest'
import { patch } from '../../../design/edits.ts'
import { Capabilities } from '../../../design/records/agent.ts'
import {
  aDelegates,
  aDesign,
  aDirectory,
  aHandoff,
  anAgent,
  aReads,
  aSettings,
  aWrites,
} from '../../../design/samples.ts'
import { levels } from './levels.ts'
import { may } from './may.ts'
import { ownConfig } from './own-config.ts'

const can = (fields: object) => ({
  capabilities: Capabilities.parse({ shell: 'deny', mcp: { '*': 'deny' }, ...fields }),
})
const team = aDesign(
  aSettings({ enforce: true, lead: 'agent:lead' }),
  anAgent('lead', can({})),
  anAgent('dev', can({})),
  anAgent('runner', can({ shell: 'allow' })),
  anAgent('reader', can({ read: 'deny' })),
  ...['src', 'specs', 'docs'].map((path) => aDirectory(path)),
  aWrites('dev', 'directory:src'),
  aWrites('runner', 'directory:specs'),
  aReads('reader', 'directory:docs'),
  aReads('dev', 'directory:docs'),
  aDelegates('lead', 'dev'),
  aHandoff('dev', 'runner', { gate: { command: 'npm test' } }),
  aHandoff('runner', 'lead', { gate: { approval: '' }, bound: 2 }),
)
const rowOf = (key: string, design = team) => levels(design).get(key)?.row

test('a boundary is enforced where nothing acts unseen, and checked where commands run', () => {
  expect(rowOf('writes:dev>directory:src')).toBe('edit-boundary')
  expect(rowOf('writes:runner>directory:specs')).toBe('edit-boundary-shell')
  expect(levels(team).get('writes:runner>directory:specs')?.level).toBe('checked')
})

test('a reads edge confines only who may not read everything', () => {
  expect(rowOf('reads:reader>directory:docs')).toBe('read-boundary')
  expect(rowOf('reads:dev>directory:docs')).toBe('reads-open')
})

test('of all that a handoff states the weakest level is told', () => {
  expect(rowOf('handoff:dev>runner')).toBe('gate')
  expect(levels(team).get('handoff:runner>lead')?.level).toBe('advice')
  expect(rowOf('handoff:runner>lead')).toBe('gate-approval-shell')
})

test('without enforcement nothing that is more than allowed is enforced', () => {
  const off = patch('design:main', { enforce: false })(team)
  for (const [key, { level, row }] of levels(off)) if (row !== 'allowed') expect(level, key).toBe('advice')
})

test('the evaluator asks the guard first, then the list of the agent’s file, the baseline and the client', () => {
  const write = (id: 'agent:dev' | 'agent:lead', path: string) => may(team, id, { do: 'edit', path })
  expect(write('agent:dev', 'specs/a.md')).toMatchObject({ answer: 'deny', file: '.opencode/dotbox-policy.json' })
  expect(write('agent:dev', 'src/a.ts')).toMatchObject({ answer: 'allow', file: '.opencode/agents/dev.md' })
  const off = patch('design:main', { enforce: false })(team)
  expect(may(off, 'agent:dev', { do: 'edit', path: 'specs/a.md' })).toMatchObject({
    answer: 'deny',
    rule: 'permission edit "*": deny',
    file: '.opencode/agents/dev.md',
  })
  expect(may(team, 'agent:dev', { do: 'read', path: '../elsewhere.txt' }).answer).toBe('deny')
  expect(may(team, 'agent:nobody', { do: 'read', path: 'a' }).answer).toBe('deny')
})

test('the agents that come with the client keep what the person said for all agents', () => {
  const config = ownConfig({
    builtIns: 'keep',
    shared: { bash: { '*': 'ask', 'npm test': 'allow' }, edit: 'deny' },
    designed: new Set(['plan']),
    depth: 3,
    others: new Map(),
  })
  expect(config).toEqual({
    $schema: 'https://opencode.ai/config.json',
    permission: { edit: 'deny', bash: 'deny', task: 'deny' },
    agent: {
      build: { permission: { edit: 'deny', bash: { '*': 'ask', 'npm test': 'allow' }, task: 'allow' } },
      general: { permission: { edit: 'deny', bash: { '*': 'ask', 'npm test': 'allow' }, task: 'deny' } },
      explore: { permission: { edit: 'deny', bash: { '*': 'ask', 'npm test': 'allow' }, task: 'deny' } },
    },
    experimental: { subagent_depth: 3 },
  })
})
