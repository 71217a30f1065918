import { describe, expect, test } from 'vitest'
import type { AnyRecord, Design } from '../../design/model.ts'
import { type Draft, emptyDesign, make } from '../../design/model.ts'
import type { Sheet } from '../../files/sheet.ts'
import type { Layout, Place } from '../target.ts'
import { moved } from './naming.ts'
import { sheets } from './sheets.ts'

const agent = (name: string, draft: Partial<Draft<'agent'>> = {}) => make('agent', `agent:${name}`, { name, ...draft })
const directory = (path: string) => make('directory', `directory:${path}`, { path })
const spec = (path: string) => make('spec', `spec:${path}`, { path })
const edge = <K extends 'writes' | 'delegates' | 'handoff'>(kind: K, from: string, to: string, draft: object = {}) =>
  make(kind, `${kind}:${from}>${to}` as never, { from, to, ...draft } as never)

const design = (records: readonly AnyRecord[], settings: object = {}): Design => {
  const empty = emptyDesign(settings)
  return {
    ...empty,
    records: { ...empty.records, ...Object.fromEntries(records.map((record) => [record.id, record])) },
  }
}

const layout = (given: Design, more: Partial<Layout> & { places?: Record<string, Place> } = {}): Layout => ({
  design: given,
  placeOf: (id) => more.places?.[id] ?? null,
  mainPath: null,
  instructionsFile: (id) => `${id.slice('directory:'.length)}/INSTRUCTIONS.md`,
  has: () => false,
  textOf: () => null,
  beside: [],
  ...more,
})

const header = (sheet: Sheet | undefined) => (sheet?.kind === 'markdown' ? sheet.header : null)
const agentPaths = (found: ReadonlyMap<string, Sheet>) =>
  [...found.keys()].filter((path) => !path.endsWith('AGENTS.md'))
const all = (level: 'allow' | 'ask' | 'deny') => ({
  read: level,
  search: level,
  edit: level,
  shell: level,
  web: level,
  delegate: level,
  skills: level,
})
const READ = { '*': 'allow', '*.env': 'ask', '*.env.*': 'ask', '*.env.example': 'allow' }

test('a new agent gets a file named by its slug, every permission written out and no name', () => {
  const records = [
    agent('Data Writer', { description: 'Writes', instructions: ' Do it. ', model: 'haiku', color: 'blue' }),
  ]
  const sheet = sheets(layout(design(records))).get('.opencode/agents/data-writer.md')
  expect(sheet).toEqual({
    kind: 'markdown',
    fence: 'line',
    body: 'Do it.',
    header: {
      description: 'Writes',
      mode: 'subagent',
      model: 'anthropic/claude-haiku-4-5',
      color: '#2563EB',
      permission: {
        read: READ,
        glob: 'allow',
        grep: 'allow',
        edit: 'allow',
        bash: 'allow',
        webfetch: 'allow',
        websearch: 'allow',
        task: 'allow',
        skill: 'allow',
      },
    },
    sections: {},
  })
  expect(Object.keys(header(sheet) ?? {})).toEqual(['description', 'mode', 'model', 'color', 'permission'])
})

describe('permissions', () => {
  const permission = (records: readonly AnyRecord[], path = '.opencode/agents/a.md') =>
    header(sheets(layout(design(records))).get(path))?.permission

  test('writes edges close everything but their places, in the order of the edges', () => {
    const records = [
      agent('a'),
      directory('docs'),
      spec('specs/api.md'),
      edge('writes', 'agent:a', 'directory:docs'),
      edge('writes', 'agent:a', 'spec:specs/api.md'),
    ]
    expect(permission(records)).toMatchObject({ edit: { '*': 'deny', 'docs/**': 'allow', 'specs/api.md': 'allow' } })
  })
  test('the level of the capability holds in these places, and deny closes them', () => {
    const of = (edit: 'ask' | 'deny') => [
      agent('a', { capabilities: { edit } }),
      directory('docs'),
      edge('writes', 'agent:a', 'directory:docs'),
    ]
    expect(permission(of('ask'))).toMatchObject({ edit: { '*': 'deny', 'docs/**': 'ask' } })
    expect(permission(of('deny'))).toMatchObject({ edit: 'deny' })
  })
  test('a suggested edge opens nothing', () => {
    expect(
      permission([agent('a'), directory('docs'), edge('writes', 'agent:a', 'directory:docs', { suggested: true })]),
    ).toMatchObject({ edit: 'allow' })
  })
  test('delegates and handoffs name whom it may call, as OpenCode calls them', () => {
    const records = [
      agent('a'),
      agent('Data Writer'),
      agent('QA'),
      edge('delegates', 'agent:a', 'agent:Data Writer'),
      edge('handoff', 'agent:a', 'agent:QA'),
    ]
    expect(permission(records)).toMatchObject({ task: { '*': 'deny', 'data-writer': 'allow', qa: 'allow' } })
    expect(permission([...records, agent('a', { capabilities: { delegate: 'deny' } })])).toMatchObject({ task: 'deny' })
  })
  test('what is restricted for servers without a name stands first, because it is for every other tool too', () => {
    const map = permission([agent('a', { capabilities: { ...all('deny'), mcp: { github: 'ask', '*': 'deny' } } })])
    expect(Object.entries(map as object)).toEqual([
      ['*', 'deny'],
      ['read', 'deny'],
      ['glob', 'deny'],
      ['grep', 'deny'],
      ['edit', 'deny'],
      ['bash', 'deny'],
      ['webfetch', 'deny'],
      ['websearch', 'deny'],
      ['task', 'deny'],
      ['skill', 'deny'],
      ['github_*', 'ask'],
    ])
  })
  test('patterns stand after the level, the last of each counts', () => {
    const shell = [
      { pattern: 'npm test', level: 'ask' },
      { pattern: 'git *', level: 'allow' },
      { pattern: 'npm test', level: 'allow' },
    ] as const
    expect(
      JSON.stringify(
        (
          permission([agent('a', { capabilities: { shell: 'deny' }, patterns: { shell: [...shell] } })]) as {
            bash: object
          }
        ).bash,
      ),
    ).toBe('{"*":"deny","git *":"allow","npm test":"allow"}')
  })
  test('permissions that only OpenCode has are written over the others', () => {
    expect(
      permission([agent('a', { targets: { opencode: { permission: { todowrite: 'deny', websearch: 'deny' } } } })]),
    ).toMatchObject({
      todowrite: 'deny',
      webfetch: 'allow',
      websearch: 'deny',
    })
  })
})

test('the lead is primary and the default agent; chains of calls raise the depth', () => {
  const chain = [
    agent('lead'),
    agent('dev'),
    agent('qa'),
    edge('delegates', 'agent:lead', 'agent:dev'),
    edge('handoff', 'agent:dev', 'agent:qa'),
  ]
  const found = sheets(layout(design(chain, { lead: 'agent:lead' })))
  expect(found.get('opencode.json')).toEqual({
    kind: 'json',
    value: { $schema: 'https://opencode.ai/config.json', default_agent: 'lead', subagent_depth: 2 },
  })
  expect(header(found.get('.opencode/agents/lead.md'))).toMatchObject({ mode: 'primary' })
  expect(sheets(layout(design([agent('a')]))).has('opencode.json')).toBe(false)
  expect(
    sheets(layout(design(chain.slice(0, 4)), { textOf: () => null, has: (path) => path === 'opencode.jsonc' })).has(
      'opencode.jsonc',
    ),
  ).toBe(true)
})

test('a loop of calls gives a depth, not an endless one', () => {
  const loop = [
    agent('a'),
    agent('b'),
    agent('c'),
    edge('handoff', 'agent:a', 'agent:b'),
    edge('handoff', 'agent:b', 'agent:c'),
    edge('handoff', 'agent:c', 'agent:a'),
  ]
  expect(sheets(layout(design(loop))).get('opencode.json')).toMatchObject({ value: { subagent_depth: 3 } })
})

test('an agent keeps its place, and one in a JSON file is written there', () => {
  const places = {
    'agent:a': { path: '.opencode/agent/sub/a.md' },
    'agent:z': { path: 'opencode.json', pointer: ['agent', 'z'] },
  }
  const found = sheets(layout(design([agent('a'), agent('z', { instructions: 'P' })]), { places }))
  expect(agentPaths(found)).toEqual(['.opencode/agent/sub/a.md', 'opencode.json'])
  expect(found.get('opencode.json')).toMatchObject({
    kind: 'json',
    value: { agent: { z: { mode: 'subagent', prompt: 'P' } } },
  })
})

test('new files take no name and no path that is taken, nor that of an agent of the client', () => {
  const has = (path: string) => path === '.opencode/agents/a.md'
  const places = { 'agent:a': { path: '.opencode/agents/a.md' } }
  const found = sheets(
    layout(
      design([
        agent('a'),
        agent('A'),
        agent('Plan'),
        agent('é'),
        agent('x', { root: 'pkg', leftOut: [] }),
        agent('no', { leftOut: ['opencode'] }),
      ]),
      { has, places },
    ),
  )
  expect(agentPaths(found)).toEqual([
    '.opencode/agents/a-2.md',
    '.opencode/agents/a.md',
    '.opencode/agents/e.md',
    '.opencode/agents/plan-agent.md',
    'pkg/.opencode/agents/x.md',
  ])
})

test('a value of its own for OpenCode wins', () => {
  const own = { description: 'for OpenCode', model: 'openai/gpt-6-sol', mode: 'all', temperature: 0.1 } as const
  expect(
    header(
      sheets(layout(design([agent('a', { description: 'x', targets: { opencode: own } })]))).get(
        '.opencode/agents/a.md',
      ),
    ),
  ).toMatchObject(own)
})

test('the main file holds the instructions; beside another tool that reads CLAUDE.md a new one is begun', () => {
  const given = design([], { instructions: 'Hello.' })
  expect([...sheets(layout(given)).keys()]).toEqual(['AGENTS.md'])
  expect([
    ...sheets(layout(given, { mainPath: 'CLAUDE.md', textOf: () => null, has: (path) => path === 'CLAUDE.md' })).keys(),
  ]).toEqual(['CLAUDE.md'])
  expect([
    ...sheets(
      layout(given, {
        mainPath: 'CLAUDE.md',
        textOf: () => null,
        has: (path) => path === 'CLAUDE.md',
        beside: ['other'],
      }),
    ).keys(),
  ]).toEqual(['AGENTS.md'])
  expect([...sheets(layout(design([]))).keys()]).toEqual([])
})

test('each directory with an INSTRUCTIONS.md has its text in AGENTS.md as a section', () => {
  const given = design([
    make('directory', 'directory:docs', { path: 'docs', instructions: 'Short.' }),
    directory('src'),
  ])
  const found = sheets(
    layout(given, { instructionsFile: (id) => (id === 'directory:src' ? 'src/AGENTS.md' : 'docs/INSTRUCTIONS.md') }),
  )
  expect([...found.keys()]).toEqual(['AGENTS.md', 'docs/AGENTS.md'])
  expect(found.get('docs/AGENTS.md')).toMatchObject({ kind: 'markdown', header: null, body: '' })
  expect(JSON.stringify(found.get('docs/AGENTS.md'))).toContain('Short.')
})

test('a renamed agent moves its file, unless something else gives it its name', () => {
  const files = new Map([
    ['.opencode/agents/team/old.md', '---\nmode: subagent\n---\n'],
    ['.opencode/agents/named.md', '---\nname: named\n---\n'],
    ['.opencode/agents/taken.md', ''],
  ])
  const to = (path: string, was: string, now: string) => moved({ path }, agent(was), agent(now), files).path
  expect(to('.opencode/agents/team/old.md', 'team/old', 'team/New One')).toBe('.opencode/agents/team/new-one.md')
  const named = { path: '.opencode/agents/named.md', named: true } as const
  expect(moved(named, agent('named'), agent('other'), files)).toEqual(named)
  expect(to('.opencode/agents/team/old.md', 'team/old', 'taken')).toBe('.opencode/agents/team/old.md')
  expect(moved({ path: 'opencode.json', pointer: ['agent', 'a'] }, agent('a'), agent('b'), files)).toEqual({
    path: 'opencode.json',
    pointer: ['agent', 'b'],
  })
})

test('a file that states its name keeps stating it, so renaming works there too', () => {
  const places = { 'agent:a': { path: '.opencode/agents/file.md', named: true } } as const
  const found = sheets(layout(design([agent('a'), agent('b'), edge('delegates', 'agent:b', 'agent:a')]), { places }))
  expect(header(found.get('.opencode/agents/file.md'))).toMatchObject({ name: 'a' })
  expect(header(found.get('.opencode/agents/b.md'))).toMatchObject({
    permission: { task: { '*': 'deny', a: 'allow' } },
  })
})
