import fc from 'fast-check'
import { expect, test } from 'vitest'
import { make } from '../../design/model.ts'
import { CAPABILITIES, type Capability, type Level, type Pattern } from '../../design/records/agent.ts'
import { orderProblem, PATTERNED, readPermission, toolsOf } from './capabilities.ts'
import { settled } from './level.ts'
import { DEFAULTS, ENV_FILES, evaluate, meantPermission, permissionMap, rulesOf } from './permission.ts'
import { permissionSheet } from './permission-sheet.ts'

test('the last rule that matches decides, keys as well as patterns', () => {
  const rules = rulesOf({ '*': 'deny', read: 'allow', edit: { 'src/**': 'allow', 'src/secret.ts': 'deny' } })
  expect(evaluate(rules, 'edit', 'src/a.ts')).toBe('allow')
  expect(evaluate(rules, 'edit', 'src/secret.ts')).toBe('deny')
  expect(evaluate(rules, 'edit', 'docs/a.md')).toBe('deny')
  expect(evaluate(rules, 'read', 'docs/a.md')).toBe('allow')
  expect(evaluate(rulesOf({ edit: { 'src/**': 'allow' }, '*': 'deny' }), 'edit', 'src/a.ts')).toBe('deny')
  expect(evaluate([], 'edit', 'a')).toBe('ask')
})

test('by default everything is allowed, files of secrets are asked about', () => {
  expect(evaluate(DEFAULTS, 'bash', 'rm -rf x')).toBe('allow')
  expect(evaluate(DEFAULTS, 'read', 'app/.env')).toBe('ask')
  expect(evaluate(DEFAULTS, 'read', 'app/.env.example')).toBe('allow')
})

test('the deprecated tools come before permission, and write and patch mean edit', () => {
  expect(
    permissionMap({
      tools: { write: false, bash: false, 'mymcp_*': false },
      permission: { bash: 'ask', read: 'allow' },
    }),
  ).toEqual({
    edit: 'deny',
    bash: 'ask',
    'mymcp_*': 'deny',
    read: 'allow',
  })
  expect(Object.keys(permissionMap({ tools: { bash: false }, permission: { read: 'allow', bash: 'ask' } }))).toEqual([
    'bash',
    'read',
  ])
  expect(permissionMap({ permission: 'deny' })).toEqual({ '*': 'deny' })
})

test('a map becomes levels and exceptions', () => {
  const read = readPermission(
    {},
    {
      '*': 'deny',
      read: 'allow',
      bash: { '*': 'ask', 'git *': 'allow' },
      skill: { '*': 'deny', docs: 'allow' },
      'github_*': 'allow',
      todowrite: 'allow',
    },
  )
  expect(read).toEqual({
    capabilities: {
      read: 'allow',
      search: 'deny',
      edit: 'deny',
      shell: 'ask',
      web: 'deny',
      delegate: 'deny',
      skills: 'deny',
      mcp: { '*': 'deny', github: 'allow' },
    },
    patterns: { shell: [{ pattern: 'git *', level: 'allow' }], skills: [{ pattern: 'docs', level: 'allow' }] },
    parts: { 'other.todo': 'allow' },
    rest: {},
  })
})

test('a key that begins with a wildcard is a tool of any server, unless what follows takes it back', () => {
  const mcpOf = (own: Record<string, string>) => readPermission({}, own).capabilities.mcp
  expect(mcpOf({ '*_write': 'deny' })).toEqual({ '*': 'allow', '*__write': 'deny' })
  expect(mcpOf({ '*_write': 'deny', '*': 'allow' })).toEqual({ '*': 'allow', '*__write': 'allow' })
  // The name spells this one otherwise, so the key stays as well.
  expect(readPermission({}, { '*write': 'deny' })).toMatchObject({
    capabilities: { mcp: { '*': 'allow', '*__*write': 'deny' } },
    rest: { '*write': 'deny' },
  })
})

test('what the whole configuration says holds for an agent that says nothing', () => {
  expect(readPermission({ edit: 'deny' }, {}).capabilities.edit).toBe('deny')
  expect(readPermission({ edit: 'deny' }, { edit: 'ask' }).capabilities.edit).toBe('ask')
})

test('of two tools of one capability the freer one is the capability’s level, and the other is a part of it', () => {
  const { capabilities, parts } = readPermission({}, { webfetch: 'deny', websearch: 'ask', glob: 'deny', grep: 'deny' })
  expect([capabilities.web, capabilities.search, parts]).toEqual(['ask', 'deny', { 'web.fetch': 'deny' }])
})

test('a map that takes itself back is noticed', () => {
  expect(orderProblem({ edit: { 'src/**': 'allow' }, '*': 'deny' })).toContain('put "*" first')
  expect(orderProblem({ edit: { 'src/**': 'allow', '*': 'deny' } })).toContain('permission.edit')
  expect(orderProblem({ '*': 'deny', edit: { '*': 'deny', 'src/**': 'allow' } })).toBeNull()
})

const level = fc.constantFrom<Level>('allow', 'ask', 'deny')
/** Patterns that an object keeps in their place: whole numbers come first in every object, in the client's too. */
const pattern = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', ' ', '.'), minLength: 1, maxLength: 6 }),
  fc.constantFrom('src/**', 'npm test', 'a*', '"q"', ': x', '#'),
)
const patterns = fc.array(fc.record({ pattern, level }), { maxLength: 5 })
const server = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/).filter((name) => !['webfetch', 'read'].includes(name))

const powers = fc.record({
  capabilities: fc.record({
    ...(Object.fromEntries(CAPABILITIES.map((key) => [key, level])) as Record<Capability, typeof level>),
    mcp: fc
      .tuple(level, fc.dictionary(server, level, { maxKeys: 3 }))
      .map(([all, servers]) => ({ '*': all, ...servers })),
  }),
  patterns: fc
    .record(
      Object.fromEntries(PATTERNED.map((key) => [key, patterns])) as Record<
        (typeof PATTERNED)[number],
        typeof patterns
      >,
    )
    .map((all) => all as Partial<Record<Capability, Pattern[]>>),
})

const agent = (given: { capabilities: object; patterns: object }) =>
  make('agent', 'agent:a', { name: 'a', ...given } as Parameters<typeof make<'agent'>>[2])

test('levels and exceptions survive being written and read', () => {
  fc.assert(
    fc.property(powers, (given) => {
      const before = agent(given)
      const back = readPermission({}, permissionSheet(before, { writes: [], calls: [] }))
      expect(back.rest).toEqual({})
      expect(back.capabilities.mcp).toEqual(before.capabilities.mcp)
      for (const capability of CAPABILITIES) {
        const wanted = settled(before.capabilities[capability], before.patterns[capability] ?? [])
        expect({ level: back.capabilities[capability], patterns: back.patterns[capability] ?? [] }).toEqual(wanted)
      }
    }),
    { numRuns: 500 },
  )
})

test('a written map allows exactly what the design says, whatever the whole configuration says', () => {
  fc.assert(
    fc.property(
      powers,
      fc.constantFrom({}, { '*': 'deny' }, { edit: 'deny', bash: 'allow', read: 'ask' } as const),
      pattern,
      (given, shared, value) => {
        const before = agent(given)
        const rules = [...DEFAULTS, ...rulesOf(shared), ...rulesOf(permissionSheet(before, { writes: [], calls: [] }))]
        for (const capability of PATTERNED) {
          const own = [{ pattern: '*', level: before.capabilities[capability] }, ...(before.patterns[capability] ?? [])]
          const env = capability === 'read' && own[0]?.level === 'allow' ? ENV_FILES : []
          const stated = [...own.slice(0, 1), ...env, ...own.slice(1)].map((rule) => ({ key: '*', ...rule }))
          expect(evaluate(rules, toolsOf(capability)[0], value)).toBe(evaluate(stated, 'x', value))
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('a permission that the client refuses for its spelling is taken as it was meant, and never as more', () => {
  expect(meantPermission('DENY')).toBe('deny')
  expect(meantPermission({ bash: 'Ask', edit: { '*': 'none', 'src/**': 'allow' }, webfetch: false })).toEqual({
    bash: 'ask',
    edit: { '*': 'deny', 'src/**': 'allow' },
    webfetch: 'deny',
  })
})
