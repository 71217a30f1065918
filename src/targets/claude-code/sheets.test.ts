import { describe, expect, test } from 'vitest'
import { connect, type Edit, inOrder, patch, put } from '../../design/edits.ts'
import { type Design, type Draft, emptyDesign, make } from '../../design/model.ts'
import { Capabilities } from '../../design/records/agent.ts'
import type { AgentId } from '../../design/records/shared.ts'
import { isObject, type JsonObject } from '../../files/json.ts'
import type { Layout } from '../target.ts'
import { losses } from './losses.ts'
import { sheets } from './sheets.ts'

const agent = (name: string, draft: Partial<Draft<'agent'>> = {}) =>
  make('agent', `agent:${name}`, { name, description: `Does ${name}`, ...draft })
const call = (from: string, to: string, suggested = false) =>
  connect(make('delegates', `delegates:${from}>${to}`, { from: `agent:${from}`, to: `agent:${to}`, suggested }))
const hand = (from: string, to: string) =>
  connect(make('handoff', `handoff:${from}>${to}`, { from: `agent:${from}`, to: `agent:${to}` }))
const design = (...edits: readonly Edit[]) => inOrder(...edits)(emptyDesign({ exportTo: ['claude-code'] }))
const layout = (of: Design, more: Partial<Layout> = {}): Layout => ({
  design: of,
  placeOf: () => null,
  mainPath: null,
  instructionsFile: (id) => `${id.slice('directory:'.length)}/INSTRUCTIONS.md`,
  has: () => false,
  textOf: () => null,
  beside: [],
  ...more,
})
const headerOf = (of: Design, path: string): JsonObject => {
  const sheet = sheets(layout(of)).get(path)
  if (sheet?.kind !== 'markdown' || !isObject(sheet.header)) throw new Error(`no page at ${path}`)
  return sheet.header
}
const toolsOf = (of: Design, name: string) => headerOf(of, `.claude/agents/${name}.md`).tools
/** Denies the servers that nobody named, so that the agent has a list of tools. */
const listed = { capabilities: Capabilities.parse({ mcp: { '*': 'deny' }, web: 'deny', skills: 'deny' }) }

describe('the file of an agent', () => {
  test('says only what is not usual, in the order of the documentation', () => {
    const of = design(
      put(
        agent('Code Writer', {
          instructions: '\r\nYou write.\r\n',
          model: 'anthropic/claude-opus-4-8',
          color: '#ff8800',
          capabilities: Capabilities.parse({ shell: 'ask', web: 'deny' }),
          targets: { 'claude-code': { maxTurns: 9, permissionMode: 'plan' } },
        }),
      ),
    )
    const sheet = sheets(layout(of)).get('.claude/agents/code-writer.md')
    expect(sheet).toMatchObject({ kind: 'markdown', fence: 'anywhere', body: 'You write.' })
    expect(Object.entries(headerOf(of, '.claude/agents/code-writer.md'))).toEqual([
      ['name', 'Code Writer'],
      ['description', 'Does Code Writer'],
      ['disallowedTools', ['WebFetch', 'WebSearch']],
      ['model', 'claude-opus-4-8'],
      ['color', 'orange'],
      ['permissionMode', 'plan'],
      ['maxTurns', 9],
    ])
  })

  test('stands where it stood; a new one gets a free path, below its own project', () => {
    const of = design(
      put(agent('a'), agent('b'), agent('A!', { root: 'web' }), agent('c', { leftOut: ['claude-code'] })),
    )
    const place = (id: AgentId) => (id === 'agent:a' ? { path: '.claude/agents/b.md' } : null)
    const has = (path: string) => path === '.claude/agents/b-2.md'
    expect([...sheets(layout(of, { placeOf: place, has })).keys()].filter((path) => path !== 'CLAUDE.md')).toEqual([
      '.claude/agents/b-3.md',
      '.claude/agents/b.md',
      'web/.claude/agents/a.md',
    ])
  })

  test('uses the values that the agent has for this target alone', () => {
    const of = design(
      put(agent('a', { model: 'openai/gpt-5.5', targets: { 'claude-code': { model: 'opus', name: 'alpha' } } })),
    )
    expect(headerOf(of, '.claude/agents/alpha.md')).toEqual({ name: 'alpha', description: 'Does a', model: 'opus' })
  })

  test('what was read word for word stays, and a capability that is turned changes only its own items', () => {
    const own = { tools: ['Read', 'Write', 'TodoWrite', 'Bash(npm:*)'], disallowedTools: ['WebSearch'] }
    const capabilities = Capabilities.parse({
      search: 'deny',
      web: 'deny',
      delegate: 'deny',
      skills: 'deny',
      mcp: { '*': 'deny' },
    })
    const parts = { 'edit.change': 'deny', 'other.todo': 'allow' } as const
    const as = (changed: object) =>
      headerOf(
        design(
          put(agent('a', { targets: { 'claude-code': own }, capabilities: { ...capabilities, ...changed }, parts })),
        ),
        '.claude/agents/a.md',
      )
    expect(as({})).toMatchObject(own)
    expect(as({ shell: 'deny' })).toMatchObject({ ...own, tools: ['Read', 'Write', 'TodoWrite'] })
    expect(as({ edit: 'ask' })).toMatchObject(own)
    expect(as({ search: 'allow' })).toMatchObject({ ...own, tools: [...own.tools, 'Grep', 'Glob'] })
  })
})

describe('whom an agent may call', () => {
  const team = put(agent('lead', listed), agent('a', listed), agent('b', listed), agent('c', listed))
  const others = ['Read', 'Grep', 'Glob', 'Edit', 'Write', 'Bash']

  test('is listed from its edges; without edges it may call all', () => {
    const of = design(team, call('a', 'b'), call('a', 'c'), call('b', 'c', true))
    expect(toolsOf(of, 'a')).toEqual([...others, 'Agent(b, c)'])
    expect(toolsOf(of, 'b')).toEqual([...others, 'Agent'])
  })

  test('is not listed where it inherits all tools or may not delegate, and the loss says so', () => {
    const of = design(
      team,
      put(agent('free'), agent('alone', { capabilities: { ...listed.capabilities, delegate: 'deny' } })),
      call('free', 'a'),
      call('alone', 'a'),
    )
    expect(toolsOf(of, 'free')).toBe(undefined)
    expect(toolsOf(of, 'alone')).toEqual(others)
    const lost = (name: string) =>
      losses(of, of.records[`agent:${name}`] as ReturnType<typeof agent>).map(({ field, support }) => [field, support])
    expect(lost('free')).toEqual([['delegates', 'prose']])
    expect(lost('alone')).toEqual([['delegates', 'prose']])
  })

  test('the lead’s list holds for everybody, so it is written only where it covers all that its work reaches', () => {
    const lead = patch('design:main', { lead: 'agent:lead' })
    const some = design(team, lead, call('lead', 'a'), hand('a', 'b'))
    const all = inOrder(call('lead', 'b'))(some)
    const nested = inOrder(call('b', 'c'))(all)
    expect([some, all, nested].map((of) => (toolsOf(of, 'lead') as string[]).at(-1))).toEqual([
      'Agent',
      'Agent(a, b)',
      'Agent',
    ])
  })

  test('a lead that was read with a list keeps one, and names that are no agents stay in it', () => {
    const own = (tools: string[]) => patch('agent:lead', { targets: { 'claude-code': { tools } } })
    const of = design(team, patch('design:main', { lead: 'agent:lead' }), call('lead', 'a'), hand('a', 'b'))
    const lead = { ...listed.capabilities, search: 'deny', edit: 'deny', shell: 'deny' } as const
    const read = inOrder(patch('agent:lead', { capabilities: lead }), own(['Read', 'Task()']))(of)
    expect(toolsOf(read, 'lead')).toEqual(['Read', 'Task(a)'])
    expect(toolsOf(inOrder(own(['Agent(Explore)', 'Read']))(read), 'lead')).toEqual(['Agent(Explore, a)', 'Read'])
  })

  test('the names stay spelled as they were read while they are the same', () => {
    const own = patch('agent:a', { targets: { 'claude-code': { spelled: 'Agent(c,b)' } } })
    const of = design(team, own, call('a', 'b'), call('a', 'c'))
    expect(toolsOf(of, 'a')).toEqual([...others, 'Agent(c,b)'])
    expect(toolsOf(inOrder(call('a', 'lead'))(of), 'a')).toEqual([...others, 'Agent(b, c, lead)'])
  })

  test('a name that cannot stand in a list lifts the limit, and the loss says so', () => {
    const of = design(team, put(make('agent', 'agent:odd', { name: 'a, b', description: 'x' })), call('a', 'odd'))
    expect(toolsOf(of, 'a')).toEqual([...others, 'Agent'])
    expect(losses(of, of.records['agent:a'] as ReturnType<typeof agent>)[0]?.note).toContain('a, b')
  })
})

describe('the other files', () => {
  test('the lead is named in the settings of its project, and nothing else is', () => {
    const of = design(put(agent('boss')), patch('design:main', { lead: 'agent:boss' }))
    expect(sheets(layout(of)).get('.claude/settings.json')).toEqual({ kind: 'json', value: { agent: 'boss' } })
    expect(sheets(layout(design(put(agent('boss'))))).has('.claude/settings.json')).toBe(false)
  })

  test('the main instructions go into the file that is there; an empty design has no file at all', () => {
    expect([...sheets(layout(emptyDesign())).keys()]).toEqual([])
    const of = design(
      patch('design:main', { instructions: 'Be kind.\n', targets: { 'claude-code': { instructions: 'Be brief.' } } }),
    )
    expect([...sheets(layout(of, { mainPath: '.claude/CLAUDE.md' }))]).toEqual([
      ['.claude/CLAUDE.md', { kind: 'markdown', header: null, fence: 'anywhere', body: 'Be brief.', sections: {} }],
    ])
    expect(sheets(layout(design(put(agent('a'))))).get('CLAUDE.md')).toMatchObject({
      body: '',
      sections: { team: expect.stringContaining('Team') },
    })
  })

  test('a shared AGENTS.md is left to the other target of the same export', () => {
    const of = design(put(agent('a')))
    const has = (beside: string[]) => sheets(layout(of, { mainPath: 'AGENTS.md', beside })).has('AGENTS.md')
    expect([has([]), has(['other'])]).toEqual([true, false])
  })

  test('a directory gets a pointer, because Claude Code reads its instructions only through one', () => {
    const of = design(
      put(make('directory', 'directory:api', { path: 'api' }), make('directory', 'directory:web', { path: 'web' })),
    )
    const file = (id: string) => (id === 'directory:web' ? 'web/CLAUDE.md' : 'api/INSTRUCTIONS.md')
    const pointers = [...sheets(layout(of, { instructionsFile: file }))].filter(([, { kind }]) => kind === 'lines')
    expect(pointers).toEqual([['api/CLAUDE.md', { kind: 'lines', lines: ['@INSTRUCTIONS.md'] }]])
  })
})

test('losses name each value that Claude Code cannot say', () => {
  const odd = agent('odd', {
    description: 'In C:\\new',
    model: 'openai/gpt-5.5',
    color: '#777777',
    capabilities: Capabilities.parse({ shell: 'ask', mcp: { '*': 'allow', 'my server': 'ask' } }),
    patterns: { shell: [{ pattern: 'npm test', level: 'allow' }] },
  })
  const of = design(put(odd))
  expect(losses(of, odd).map(({ field, support }) => [field, support])).toEqual([
    ['agent.description', 'lost'],
    ['agent.model', 'lost'],
    ['agent.color', 'lost'],
    ['capability.shell.ask', 'prose'],
    ['patterns.shell', 'prose'],
    ['capability.mcp.ask', 'lost'],
    ['capability.mcp', 'lost'],
  ])
  expect(losses(of, agent('fine'))).toEqual([])
})

test('searching without the shell is a loss where the tools are inherited, and none where they are listed', () => {
  const fieldsOf = (mcp: Record<string, 'allow' | 'deny'>) => {
    const seeker = agent('seeker', { capabilities: Capabilities.parse({ shell: 'deny', mcp }) })
    return losses(design(put(seeker)), seeker).map(({ field }) => field)
  }
  expect(fieldsOf({ '*': 'allow' })).toEqual(['capability.search'])
  expect(fieldsOf({ '*': 'deny' })).toEqual([])
})
