import { describe, expect, test } from 'vitest'
import { type Content, fileSet } from '../../files/file-set.ts'
import { printSection } from '../../files/section.ts'
import type { FoundAgent } from '../target.ts'
import { read } from './read.ts'

const repo = (files: Record<string, Content>) => read(fileSet(Object.entries(files)))
const one = (text: string, path = '.opencode/agents/a.md'): FoundAgent => repo({ [path]: text }).agents[0] as FoundAgent
const page = (head: string, body = 'Body.') => `---\n${head}\n---\n${body}\n`

test('an agent in a Markdown file is read with its fields, its own fields and what the client sees', () => {
  const found = one(
    page(
      'description: Writes code\nmode: subagent\nmodel: anthropic/claude-sonnet-5\ncolor: "#FF8800"\ntemperature: 0.2\nsteps: 12\npermission:\n  bash: deny\n  lsp: deny',
      '\n  Build it.\n',
    ),
    '.opencode/agents/team/dev.md',
  )
  expect(found).toEqual({
    place: { path: '.opencode/agents/team/dev.md' },
    root: '',
    name: 'team/dev',
    fields: {
      description: 'Writes code',
      instructions: 'Build it.',
      model: 'anthropic/claude-sonnet-5',
      color: '#FF8800',
      capabilities: {
        read: 'allow',
        search: 'allow',
        edit: 'allow',
        shell: 'deny',
        web: 'allow',
        delegate: 'allow',
        skills: 'allow',
        mcp: { '*': 'allow' },
      },
      parts: { 'other.lsp': 'deny' },
    },
    own: { temperature: 0.2, steps: 12 },
    verdict: {
      loads: true,
      why: null,
      seen: {
        name: 'team/dev',
        mode: 'subagent',
        description: 'Writes code',
        model: 'anthropic/claude-sonnet-5',
        temperature: 0.2,
        steps: 12,
        color: '#FF8800',
        permission: { bash: 'deny', lsp: 'deny' },
        prompt: 'Build it.',
      },
    },
  })
})

test('the name is the path, any depth, and a name key wins over it', () => {
  const found = repo({
    '.opencode/agent/single.md': page('description: a'),
    '.opencode/agents/a/b/c.md': page('description: b'),
    '.opencode/agents/Has Space.md': page('description: c'),
    '.opencode/agents/renamed.md': page('name: other-name'),
    '.opencode/agents/README.md': '# readme\n',
    '.opencode/agents/UPPER.MD': page('description: d'),
    '.opencode/agents/notes.txt': 'x',
    '.opencode/modes/old.md': page('description: e'),
    '.opencode/modes/sub/nested.md': page('description: f'),
  })
  expect(found.agents.map((agent) => [agent.name, agent.verdict.seen.mode])).toEqual([
    ['single', 'all'],
    ['Has Space', 'all'],
    ['README', 'all'],
    ['a/b/c', 'all'],
    ['other-name', 'all'],
    ['old', 'primary'],
  ])
  expect(found.agents[4]?.place).toEqual({ path: '.opencode/agents/renamed.md', named: true })
})

describe('frontmatter as the client takes it', () => {
  test('a byte order mark and Windows line ends are fine', () => {
    expect(one('\ufeff---\r\ndescription: x\r\nmode: subagent\r\n---\r\nBody.\r\n').verdict.seen).toMatchObject({
      description: 'x',
      mode: 'subagent',
      prompt: 'Body.',
    })
  })
  test('a file without frontmatter is an agent; so is one that opens with four dashes', () => {
    expect(one('Just words.\n')).toMatchObject({
      fields: { instructions: 'Just words.' },
      verdict: { loads: true, why: null },
    })
    expect(one('----\nmode: subagent\n----\nB\n').verdict.seen).toMatchObject({
      mode: 'all',
      prompt: '----\nmode: subagent\n----\nB',
    })
  })
  test('a second colon in a line is mended', () => {
    const found = one(page('description: Use this: when you plan\nmode: subagent'))
    expect(found.verdict).toMatchObject({
      loads: true,
      seen: { description: 'Use this: when you plan', mode: 'subagent' },
    })
    expect(found.verdict.why).toContain('mends')
    expect(found.fields.description).toBe('Use this: when you plan')
  })
  test('what cannot be mended at all loses every field, and everything is allowed', () => {
    const found = one(page('description: hello\nmode: subagent\npermission:\n  edit:\n    *: deny'))
    expect(found.verdict.loads).toBe(true)
    expect(found.verdict.why).toContain('everything allowed')
    expect(found.verdict.seen).toMatchObject({ name: 'a', mode: 'all', permission: {} })
    expect(String(found.verdict.seen.prompt)).toContain('description: hello')
    expect(found.fields).toMatchObject({ description: 'hello', instructions: 'Body.', capabilities: { edit: 'allow' } })
  })
  test('what is mended and still wrong is left out without a word', () => {
    const found = one(page('description: a: b\nother: [unclosed\nmode: primary'))
    expect(found.verdict).toMatchObject({ loads: false, seen: { name: 'a' } })
    expect(found.verdict.why).toContain('without a word')
  })
  test('what mending turns into a text fails everything', () => {
    const found = repo({
      '.opencode/agents/bad.md': page('mode: primary\npermission: {edit: [unclosed'),
      '.opencode/agents/ok.md': page('mode: subagent'),
    })
    expect(found.agents.map((agent) => agent.verdict.loads)).toEqual([false, false])
    expect(found.agents[1]?.verdict.why).toContain('.opencode/agents/bad.md')
  })
  test('the same key twice is no valid YAML for the client', () => {
    expect(one(page('mode: subagent\nmode: subagent')).verdict.seen).toMatchObject({ mode: 'all' })
  })
})

test.each([
  ['mode: boss', 'mode'],
  ['temperature: "hot"', 'temperature'],
  ['color: orange', 'color'],
  ['color: #FF8800', 'color'],
  ['steps: 0', 'steps'],
  ['permission:\n  edit: maybe', 'permission.edit'],
  ['permission:\n  question:\n    "*": deny', 'permission.question'],
  ['tools: Read, Write', 'tools'],
  ['tools:\n  write: yes', 'tools.write'],
])('%j fails the whole configuration, and the field is named', (head, field) => {
  const found = repo({ '.opencode/agents/a.md': page(head), '.opencode/agents/b.md': page('mode: subagent') })
  expect(found.agents.map((agent) => agent.verdict.loads)).toEqual([false, false])
  expect(found.agents[1]?.verdict.why).toContain(`${field}:`)
})

test('a wrong command fails the agents too; a wrong mode file is only left out', () => {
  const command = repo({
    '.opencode/commands/x.md': page('subtask: maybe'),
    '.opencode/agents/b.md': page('mode: subagent'),
  })
  expect(command.agents[0]?.verdict).toMatchObject({ loads: false })
  expect(command.skipped.map(({ path }) => path)).toEqual(['.opencode/commands/x.md'])
  const mode = repo({
    '.opencode/modes/m.md': page('temperature: hot'),
    '.opencode/agents/b.md': page('mode: subagent'),
  })
  expect(mode.agents.map((agent) => agent.verdict.loads)).toEqual([true, false])
})

test('a broken opencode.json is said with its line, and no agent loads', () => {
  const found = repo({ 'opencode.json': '{\n  "agent": {\n', '.opencode/agents/a.md': page('mode: subagent') })
  expect(found.skipped).toHaveLength(1)
  expect(found.skipped[0]).toMatchObject({ path: 'opencode.json' })
  expect(found.skipped[0]?.why).toContain('line')
  expect(found.agents[0]?.verdict.loads).toBe(false)
})

test('comments and trailing commas in a configuration are fine; lists of OpenCode 2 are not', () => {
  expect(repo({ 'opencode.jsonc': '{ // c\n "default_agent": "lead", }' })).toMatchObject({
    lead: 'lead',
    skipped: [],
    present: true,
  })
  expect(repo({ 'opencode.json': '{"permissions":[]}' }).skipped[0]?.why).toContain('OpenCode 2')
})

test('agents of a configuration are read in place, their prompt is the instructions', () => {
  const found = repo({
    'opencode.json': JSON.stringify({
      agent: {
        z: { mode: 'primary', prompt: 'P', permission: { edit: { '*': 'deny', 'src/**': 'allow' } } },
        build: { disable: true },
        off: { disable: true },
      },
      mode: { m: { prompt: 'M' } },
    }),
  })
  expect(
    found.agents.map(({ place, name, fields, own, verdict }) => [place, name, fields.instructions, own, verdict.loads]),
  ).toEqual([
    [{ path: 'opencode.json', pointer: ['agent', 'z'] }, 'z', 'P', { mode: 'primary' }, true],
    [{ path: 'opencode.json', pointer: ['agent', 'off'] }, 'off', '', { mode: 'all', disable: true }, false],
    [{ path: 'opencode.json', pointer: ['mode', 'm'] }, 'm', 'M', { mode: 'primary' }, true],
  ])
  expect(found.edges).toEqual([
    {
      kind: 'writes',
      root: '',
      from: 'z',
      to: 'src',
      toKind: 'directory',
      suggested: false,
      evidence: null,
      strict: true,
    },
  ])
})

test('a prompt in another file is shown, and kept as it is named', () => {
  const config = JSON.stringify({ agent: { r: { prompt: '{file:./prompts/r.txt}' }, s: { prompt: '{file:~/s.txt}' } } })
  const found = repo({ '.opencode/opencode.json': config, '.opencode/prompts/r.txt': 'Review it.\n' })
  expect(found.agents.map(({ fields, own, verdict }) => [fields.instructions, own, verdict.why === null])).toEqual([
    ['Review it.', { mode: 'all', prompt: '{file:./prompts/r.txt}' }, true],
    ['', { mode: 'all', prompt: '{file:~/s.txt}' }, false],
  ])
})

test('a reference to a file that is not there fails everything, in a comment too', () => {
  const why = (config: string) => repo({ '.opencode/opencode.json': config }).agents[0]?.verdict
  expect(why('{"agent":{"r":{"prompt":"{file:./gone.txt}"}}}')).toMatchObject({
    loads: false,
    why: expect.stringContaining('{file:./gone.txt} names a file that is not there'),
  })
  expect(why('{ // see {file:gone.txt}\n"agent":{"r":{}}}')).toMatchObject({ loads: false })
  expect(why('{\n // see {file:gone.txt}\n"agent":{"r":{}}}')).toMatchObject({ loads: true })
})

test('references count in every value, and variables of the environment stand for nothing', () => {
  const config = '{"agent":{"r":{"description":"{file:d.txt}{env:X}!","prompt":"a {file:./d.txt}"}}}'
  const [agent] = repo({ '.opencode/opencode.json': config, '.opencode/d.txt': ' Does it. \n' }).agents
  expect(agent?.verdict.seen).toMatchObject({ description: 'Does it.!', prompt: 'a Does it.' })
  expect(agent?.fields.instructions).toBe('')
})

test('behind a byte order mark the client mends nothing', () => {
  const text = page('description: Use: this')
  expect(repo({ '.opencode/agents/a.md': text }).agents[0]?.verdict.seen).toMatchObject({ description: 'Use: this' })
  const [marked] = repo({ '.opencode/agents/a.md': `\ufeff${text}` }).agents
  expect(marked?.verdict).toMatchObject({ loads: true, seen: { prompt: text.trim() } })
})

test('a name that is no text fails everything, and a file without a name keeps its dot', () => {
  expect(repo({ '.opencode/agents/a.md': page('name: 12') }).agents[0]?.verdict.loads).toBe(false)
  expect(repo({ '.opencode/agents/x/.md': page('description: d') }).agents[0]?.name).toBe('x/.md')
})

test('a key that the client does not know is among the options', () => {
  const [agent] = repo({ '.opencode/agents/a.md': page('reasoningEffort: high\noptions: { a: 1 }') }).agents
  expect(agent?.verdict.seen.options).toEqual({ a: 1, reasoningEffort: 'high' })
})

test('of two sources of one agent the Markdown file wins, and the other says so', () => {
  const found = repo({
    'opencode.json': '{"agent":{"x":{"description":"json"}}}',
    '.opencode/agents/x.md': page('description: md'),
  })
  expect(found.agents.map(({ place, verdict }) => [place.path, verdict.loads, verdict.why])).toEqual([
    ['opencode.json', true, '.opencode/agents/x.md states the same agent, and what it says wins over this.'],
    ['.opencode/agents/x.md', true, null],
  ])
})

test('a map of places becomes writes edges, any other map stays patterns', () => {
  const edit = (lines: string) => {
    const found = repo({ '.opencode/agents/a.md': page(`permission:\n  edit:\n${lines}`) })
    return [
      found.edges.map(({ kind, to, toKind }) => [kind, toKind, to]),
      found.agents[0]?.fields.capabilities?.edit,
      found.agents[0]?.fields.patterns?.edit,
    ]
  }
  expect(edit('    "*": deny\n    "docs/research/**": allow\n    "specs/api.md": allow')).toEqual([
    [
      ['writes', 'directory', 'docs/research'],
      ['writes', 'spec', 'specs/api.md'],
    ],
    'allow',
    undefined,
  ])
  expect(edit('    "*": deny\n    "docs/**": ask')).toEqual([[['writes', 'directory', 'docs']], 'ask', undefined])
  expect(edit('    "*": deny\n    "docs/*": allow')).toEqual([[], 'deny', [{ pattern: 'docs/*', level: 'allow' }]])
  expect(edit('    "*": allow\n    "dist/**": deny')).toEqual([[], 'allow', [{ pattern: 'dist/**', level: 'deny' }]])
  expect(edit('    "*": deny\n    "../x/**": allow')).toEqual([[], 'deny', [{ pattern: '../x/**', level: 'allow' }]])
})

test('a map of agents becomes delegates edges; agents that are not here stay exceptions', () => {
  const found = repo({
    '.opencode/agents/lead.md': page('permission:\n  task:\n    "*": deny\n    dev: allow\n    explore: allow'),
    '.opencode/agents/dev.md': page('permission:\n  task:\n    "*": deny\n    "team/*": allow'),
  })
  expect(found.edges).toEqual([
    {
      kind: 'delegates',
      root: '',
      from: 'lead',
      to: 'dev',
      toKind: 'agent',
      suggested: false,
      evidence: null,
      strict: true,
    },
  ])
  expect(found.agents.map(({ name, fields }) => [name, fields.capabilities?.delegate, fields.patterns])).toEqual([
    ['dev', 'deny', { delegate: [{ pattern: 'team/*', level: 'allow' }] }],
    ['lead', 'allow', { delegate: [{ pattern: 'explore', level: 'allow' }] }],
  ])
})

test('what looks right and has no effect is said', () => {
  expect(one(page('permission:\n  write: deny')).verdict.why).toContain('no effect')
  expect(one(page('permissions:\n  - action: edit')).verdict.why).toContain('OpenCode 2')
  expect(one(page('model: sonnet')).verdict.why).toContain('provider')
  expect(one(page('permission:\n  edit: allow\n  "*": deny')).verdict.why).toContain('put "*" first')
})

test('agents that lie where OpenCode does not look are shown with the reason', () => {
  const found = repo({
    'opencode/agent/coder.md': page('description: Codes'),
    'plugins/x/agents/rev.md': page('description: Reviews\nmode: subagent'),
    'plugins/x/agents/claude.md': page('name: claude\ndescription: For another tool'),
    '.claude/agents/c.md': page('mode: subagent'),
    'opencode/agent/README.md': '# About\n',
  })
  expect(found.agents.map(({ name, root, verdict }) => [name, root, verdict.loads])).toEqual([
    ['coder', 'opencode', false],
    ['rev', 'plugins/x', false],
  ])
  expect(found.agents[0]?.verdict.why).toContain('.opencode/agents')
  expect(found.present).toBe(false)
})

test('a nested project has agents of its own, and is failed by the one above it, not the other way round', () => {
  const files = {
    'opencode.json': '{}',
    'pkg/api/.opencode/agents/a.md': page('mode: subagent'),
    '.opencode/agents/a.md': page('mode: primary'),
  }
  expect(repo(files).agents.map(({ root, name, verdict }) => [root, name, verdict.loads])).toEqual([
    ['', 'a', true],
    ['pkg/api', 'a', true],
  ])
  expect(repo(files).agents[1]?.verdict.why).toContain('wins over this')
  expect(repo({ ...files, 'opencode.json': '{' }).agents.map(({ verdict }) => verdict.loads)).toEqual([false, false])
  expect(repo({ ...files, 'pkg/api/opencode.json': '{' }).agents.map(({ verdict }) => verdict.loads)).toEqual([
    true,
    false,
  ])
})

test('the main file is the first that is there, pointers and links followed', () => {
  expect(repo({ 'CLAUDE.md': 'c', 'CONTEXT.md': 'x' }).main).toEqual({ path: 'CLAUDE.md', text: 'c' })
  expect(repo({ 'AGENTS.md': 'a', 'CLAUDE.md': 'c' }).main).toEqual({ path: 'AGENTS.md', text: 'a' })
  expect(repo({ 'AGENTS.md': { link: 'CLAUDE.md' }, 'CLAUDE.md': 'c' }).main).toEqual({ path: 'CLAUDE.md', text: 'c' })
  expect(repo({ 'AGENTS.md': '@CLAUDE.md\n', 'CLAUDE.md': 'c' }).main).toEqual({ path: 'CLAUDE.md', text: 'c' })
  expect(repo({}).main).toBeNull()
})

test('a nested AGENTS.md speaks for its folder, unless it only repeats INSTRUCTIONS.md', () => {
  const found = repo({
    'AGENTS.md': 'top',
    'docs/AGENTS.md': 'Write short.\n',
    'src/AGENTS.md': `${printSection('directory', 'Copy.')}\n`,
    '.cursor/AGENTS.md': 'x',
    'empty/AGENTS.md': '',
  })
  expect(found.directories).toEqual([{ path: 'docs', file: 'docs/AGENTS.md', instructions: 'Write short.' }])
})

test('sections of DotBox are no part of the instructions', () => {
  expect(one(page('mode: subagent', `Mine.\n\n${printSection('agent', 'Its.')}`)).fields.instructions).toBe('Mine.')
})

test('hostile input is read without harm', () => {
  const found = repo({
    '.opencode/agents/p.md': page('__proto__:\n  polluted: true\noptions:\n  constructor: 1\n  fine: 2'),
    '.opencode/agents/bytes.md': new Uint8Array([0xff, 0xfe]),
    '.opencode/agents/loop.md': { link: 'loop.md' },
    'opencode.json': '{"agent":{"__proto__":{"mode":"primary"},"constructor":{"mode":"primary"}}}',
    '.opencode/agents/long.md': `---\n${'a: b: c\n'.repeat(20_000)}---\nx`,
  })
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(found.agents.find((agent) => agent.name === 'p')?.own.options).toEqual({ fine: 2 })
})

test('a command that names an agent says whom a person starts with it, in a file or in the configuration', () => {
  const found = read(
    fileSet([
      ['.opencode/command/team/plan.md', '---\nagent: planner\nsubtask: true\n---\nPlan $ARGUMENTS.\n'],
      ['.opencode/commands/free.md', '---\ndescription: d\n---\nDo it.\n'],
      ['opencode.json', '{ "command": { "go": { "template": "Go.", "agent": "runner" }, "no": { "template": "x" } } }'],
    ]),
  )
  expect(found.starts).toEqual([
    { root: '', agent: 'planner', command: '/team/plan', path: '.opencode/command/team/plan.md' },
    { root: '', agent: 'runner', command: '/go', path: 'opencode.json' },
  ])
})
