import { expect, test } from 'vitest'
import { fileSet } from '../../files/file-set.ts'
import { sessionsIn } from './configuration.ts'
import { inMode } from './mode.ts'
import { limitsFrom } from './permission-rules.ts'
import { powersOf } from './tools.ts'

const taken = (rule: string, root = '') => limitsFrom(rule, 'deny', root).map(({ on, pattern }) => `${on} ${pattern}`)

test('a rule for a whole tool takes the capability or the part of it', () => {
  expect(taken('WebFetch')).toEqual(['web.fetch *'])
  expect(taken('Bash')).toEqual(['shell *'])
  expect(taken('Write(*)')).toEqual(['edit.create *'])
  expect(taken('Read')).toEqual(['read *', 'search *'])
  expect(taken('Task')).toEqual(['delegate *'])
  expect(taken('mcp__git')).toEqual(['mcp git'])
  expect(taken('mcp__git__*')).toEqual(['mcp git'])
  expect(taken('mcp__git__push')).toEqual(['mcp git__push'])
  expect(taken('*')).toContain('mcp *')
  expect(taken('NoSuchTool')).toEqual([])
})

test('commands, agents and skills are taken by name, with anything after a trailing star', () => {
  expect(taken('Bash(rm:*)')).toEqual(['shell rm *'])
  expect(taken('Bash(curl * | bash)')).toEqual(['shell curl * | bash'])
  expect(taken('Agent(Explore)')).toEqual(['delegate Explore'])
  expect(taken('Skill(deploy:*)')).toEqual(['skills *'])
})

test('a path becomes patterns that cover at least as much: at any depth, and what lies below it', () => {
  expect(taken('Read(./.env)')).toEqual(
    ['.env', '.env/*', '*/.env', '*/.env/*'].flatMap((path) => [`read ${path}`, `edit ${path}`]),
  )
  expect(taken('Edit(/infra/**)')).toEqual(['edit infra/*'])
  expect(taken('Edit(docs/**)')).toEqual(['edit docs/*', 'edit */docs/*'])
  expect(taken('Edit(/a/**/b.ts)')).toEqual(['edit a/b.ts', 'edit a/b.ts/*', 'edit a/*/b.ts', 'edit a/*/b.ts/*'])
  expect(taken('Edit(/infra/**)', 'apps/web')).toEqual(['edit apps/web/infra/*'])
  expect(taken('Edit(**)')).toEqual(['edit *'])
})

test('a path outside of the repository is a limit of its own', () => {
  expect(taken('Read(~/.ssh/**)')).toEqual(['outside ~/.ssh/*'])
  expect(taken('Edit(//etc/hosts)')).toEqual(['outside /etc/hosts', 'outside /etc/hosts/*'])
})

test('what has no pattern of its own takes the tool, and rules that the client never looks at take nothing', () => {
  expect(taken('WebFetch(domain:x.test)')).toEqual(['web.fetch *'])
  expect(taken('Agent(model:opus)')).toEqual(['delegate *'])
  expect(taken('Write(/infra/**)')).toEqual([])
  expect(taken('Edit(!keep.ts)')).toEqual([])
})

test('the settings of a project and of this machine add up, and a broken file says nothing', () => {
  const sessions = sessionsIn(
    fileSet([
      [
        '.claude/settings.json',
        '{"permissions":{"deny":["WebFetch"],"ask":["Bash(git push:*)"],"defaultMode":"plan"}}',
      ],
      ['.claude/settings.local.json', '{"permissions":{"deny":["WebSearch","WebFetch"],"defaultMode":"acceptEdits"}}'],
      ['apps/.claude/settings.json', '{"permissions":{"deny":["Bash"]}'],
    ]),
  )
  expect(sessions).toEqual([
    {
      root: '',
      mode: 'acceptEdits',
      allowed: [],
      limits: [
        { on: 'shell', pattern: 'git push *', level: 'ask', root: '' },
        { on: 'web.fetch', pattern: '*', level: 'deny', root: '' },
        { on: 'web.search', pattern: '*', level: 'deny', root: '' },
      ],
    },
    { root: 'apps', mode: null, allowed: [], limits: [] },
  ])
})

test('a stated mode takes away what it refuses or asks about', () => {
  const all = powersOf({ tools: null, disallowed: [] })
  const levels = (mode: string | null, allowed: readonly string[] = []) => {
    const { powers, patterns } = inMode(all, mode, allowed, '')
    const { edit, shell, web, read, mcp } = powers.capabilities
    return { edit, shell, web, read, mcp, patterns }
  }
  const free = { edit: 'allow', shell: 'allow', web: 'allow', read: 'allow', mcp: { '*': 'allow' }, patterns: {} }
  expect(levels(null)).toEqual(free)
  expect(levels('acceptEdits')).toEqual(free)
  expect(levels('plan')).toEqual({ ...free, edit: 'deny', shell: 'ask' })
  expect(levels('default')).toEqual({ ...free, edit: 'ask', shell: 'ask', web: 'ask' })
  expect(
    levels('dontAsk', ['Bash(npm test:*)', 'Edit(/docs/**)', 'Edit(**/*.md)', 'mcp__git__log', 'WebSearch']),
  ).toEqual({
    ...free,
    edit: 'deny',
    shell: 'deny',
    mcp: { '*': 'deny', git__log: 'allow' },
    patterns: {
      shell: [{ pattern: 'npm test *', level: 'allow' }],
      edit: [{ pattern: 'docs/**', level: 'allow' }],
    },
  })
})
