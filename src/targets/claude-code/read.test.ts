import { describe, expect, test } from 'vitest'
import { type Content, fileSet } from '../../files/file-set.ts'
import { read } from './read.ts'

const repo = (files: Record<string, Content>) => read(fileSet(Object.entries(files)))
const page = (...lines: readonly string[]) => `---\n${lines.join('\n')}\n---\nBody\n`
const agentFile = (name: string, ...more: readonly string[]) => page(`name: ${name}`, 'description: Works', ...more)
/** What is found of one agent file. */
const one = (text: string) => {
  const found = repo({ '.claude/agents/x.md': text })
  const [agent] = found.agents
  return agent ?? found.skipped[0]?.why
}
const seen = (text: string) => {
  const agent = one(text)
  return typeof agent === 'object' ? agent.verdict : agent
}

describe('where agents stand', () => {
  test('in .claude/agents at any depth, at the top and in nested projects, hidden folders included', () => {
    const found = repo({
      '.claude/agents/a.md': agentFile('a'),
      '.claude/agents/sub/deep/b.md': agentFile('b'),
      '.claude/agents/.hidden/c.md': agentFile('c'),
      'apps/web/.claude/agents/d.md': agentFile('d'),
      '.claude/worktrees/w1/.claude/agents/e.md': agentFile('e'),
      '.claude/agent-memory/a/notes.md': agentFile('f'),
    })
    expect(found.agents.map(({ name, root, place, verdict }) => [name, root, place.path, verdict.loads])).toEqual([
      ['c', '', '.claude/agents/.hidden/c.md', true],
      ['a', '', '.claude/agents/a.md', true],
      ['b', '', '.claude/agents/sub/deep/b.md', true],
      ['d', 'apps/web', 'apps/web/.claude/agents/d.md', true],
    ])
  })

  test('links to files and to folders are followed', () => {
    const found = repo({
      'team/a.md': agentFile('a'),
      'all/b.md': agentFile('b'),
      '.claude/agents/a.md': { link: '../../team/a.md' },
      '.claude/agents/again.md': { link: 'a.md' },
      '.claude/agents/lost.md': { link: '/etc/passwd' },
      'web/.claude': { link: '../tools' },
      'tools/agents/b.md': { link: '../../all/b.md' },
    })
    expect(found.agents.map(({ name, root, place }) => [name, root, place.path])).toEqual([
      ['a', '', '.claude/agents/a.md'],
      ['b', 'web', 'all/b.md'],
    ])
    expect(found.skipped).toEqual([{ path: '.claude/agents/lost.md', why: expect.stringContaining('link') }])
  })

  test('a file elsewhere in a folder “agents” is shown as one that is not loaded from there', () => {
    const found = repo({
      'agents/a.md': agentFile('a', 'tools: Read'),
      'plugins/y/agents/z.md': agentFile('z'),
      'plugins/y/.claude-plugin/plugin.json': '{}',
      'opencode/agents/o.md': agentFile('o'),
      'docs/agents/guide.md': '# Agents\n',
      'other/agents/oc.md': page('name: oc', 'description: x', 'mode: subagent'),
      'skills/agents.md': agentFile('no'),
    })
    expect(found.agents.map(({ name, root, verdict }) => [name, root, verdict.loads, verdict.why])).toEqual([
      ['a', '', false, expect.stringContaining('.claude/agents/')],
      ['z', 'plugins/y', false, expect.stringContaining('plugin')],
    ])
    expect(found.present).toBe(true)
    expect(found.skipped).toEqual([])
  })

  test('of two agents with one name in one project, the last by path loads', () => {
    const found = repo({
      '.claude/agents/dup-a.md': agentFile('dup'),
      '.claude/agents/dup-b.md': agentFile('dup'),
      '.claude/agents/sub/dup-0.md': agentFile('dup'),
      'web/.claude/agents/dup.md': agentFile('dup'),
    })
    expect(found.agents.map(({ place, verdict }) => [place.path, verdict.loads])).toEqual([
      ['.claude/agents/dup-a.md', false],
      ['.claude/agents/dup-b.md', false],
      ['.claude/agents/sub/dup-0.md', true],
      ['web/.claude/agents/dup.md', true],
    ])
    expect(found.agents[0]?.verdict.why).toContain('sub/dup-0.md')
  })

  test('what is beside agents and is none is listed with what the client makes of it', () => {
    const found = repo({
      '.claude/agents/README.md': '# Our agents\n',
      '.claude/agents/blank.md': `\n${agentFile('blank')}`,
      '.claude/agents/open.md': '---\nname: open\n',
      '.claude/agents/case.md': page('Name: case', 'Description: x'),
      '.claude/agents/null.md': page('name: null', 'description: x'),
      '.claude/agents/UPPER.MD': agentFile('upper'),
      '.claude/agents/x.mdx': agentFile('mdx'),
      '.claude/agents/bytes.md': new Uint8Array([255, 254]),
    })
    expect(found.agents).toEqual([])
    expect(found.skipped.map(({ path, why }) => [path.slice('.claude/agents/'.length), why])).toEqual([
      ['README.md', expect.stringContaining('no frontmatter')],
      ['UPPER.MD', expect.stringContaining('lower-case')],
      ['blank.md', expect.stringContaining('blank line')],
      ['bytes.md', expect.stringContaining('UTF-8')],
      ['case.md', expect.stringContaining('“Name”')],
      ['null.md', expect.stringContaining('no name')],
      ['open.md', expect.stringContaining('no closing')],
      ['x.mdx', expect.stringContaining('.mdx')],
    ])
  })
})

describe('what the client sees', () => {
  test('fields, own fields and the verdict of an agent that is all right', () => {
    expect(
      one(
        page(
          'name: good',
          'description: All fields',
          'tools: Read, Edit, Write, Bash, mcp__git__log, mcp__slack',
          'disallowedTools: WebFetch',
          'model: claude-opus-5',
          'permissionMode: acceptEdits',
          'maxTurns: 12',
          'skills: [api]',
          'memory: project',
          'background: "true"',
          'effort: high',
          'color: purple',
          'later: kept in the file',
        ),
      ),
    ).toMatchObject({
      place: { path: '.claude/agents/x.md' },
      root: '',
      name: 'good',
      fields: {
        description: 'All fields',
        instructions: 'Body',
        model: 'claude-opus-5',
        color: 'purple',
        capabilities: {
          read: 'allow',
          search: 'deny',
          edit: 'allow',
          shell: 'allow',
          web: 'deny',
          delegate: 'deny',
          skills: 'deny',
          mcp: { '*': 'deny', slack: 'allow', git__log: 'allow' },
        },
        parts: {},
      },
      own: {
        tools: ['Read', 'Edit', 'Write', 'Bash', 'mcp__git__log', 'mcp__slack'],
        disallowedTools: ['WebFetch'],
        permissionMode: 'acceptEdits',
        maxTurns: 12,
        skills: ['api'],
        memory: 'project',
        background: 'true',
        effort: 'high',
      },
      verdict: {
        loads: true,
        why: null,
        seen: {
          name: 'good',
          description: 'All fields',
          model: 'claude-opus-5',
          tools: ['Read', 'Edit', 'Write', 'Bash', 'mcp__git__log', 'mcp__slack'],
          disallowedTools: ['WebFetch'],
          color: 'purple',
          permissionMode: 'acceptEdits',
          maxTurns: 12,
          skills: ['api'],
          memory: 'project',
          background: true,
          effort: 'high',
        },
      },
    })
  })

  test('values that the client drops are not seen, and the verdict names each', () => {
    const verdict = seen(
      agentFile(
        'bad',
        'color: magenta',
        'permissionMode: yolo',
        'maxTurns: -3',
        'memory: global',
        'isolation: box',
        'effort: ultra',
        'background: maybe',
        'mcpServers: {a: 1}',
        'model: gpt-4',
        'initial_prompt: hi',
      ),
    )
    expect(verdict).toMatchObject({
      loads: true,
      why: expect.stringMatching(
        /initial_prompt.*permissionMode: yolo.*maxTurns: -3.*mcpServers.*memory.*background.*isolation.*effort.*magenta/s,
      ),
      seen: { name: 'bad', description: 'Works', model: 'gpt-4', tools: null },
    })
  })

  test.each([
    ['hooks of an event that is not there', agentFile('x', 'hooks: { pre: "echo", PreToolUse: null }')],
    ['an empty guard beside hooks', agentFile('x', 'PreToolUse: []')],
    ['another hook that cannot load', agentFile('x', 'hooks: { Stop: [{ hooks: [{ type: odd }] }] }')],
  ])('%s: it loads', (_, text) => {
    expect(seen(text)).toMatchObject({ loads: true })
  })

  test.each([
    [
      'an alias of nothing is text',
      page('name: *x', 'description: *every* file'),
      { name: '*x', description: '*every* file' },
    ],
    ['a key behind a tab is not rescued', page('name: x', 'description: one', '\tnote: a: b'), null],
    [
      'a fold in quotes is a line break where lines end in CR LF',
      page('name: x', 'description: "one', '  two"').replaceAll('\n', '\r\n'),
      { description: 'one\ntwo' },
    ],
    [
      'a blank line in quotes is a second one there',
      page('name: x', "description: 'one", '', "  two'").replaceAll('\n', '\r\n'),
      { description: 'one\n\ntwo' },
    ],
    [
      'and no backslash takes it away',
      page('name: x', 'description: "one\\', '  two"').replaceAll('\n', '\r\n'),
      { description: 'one\ntwo' },
    ],
  ])('%s', (_, text, values) => {
    expect(seen(text)).toMatchObject(values === null ? { loads: false } : { loads: true, seen: values })
  })

  test.each([
    ['no description', page('name: x'), 'description'],
    ['an empty description', page('name: x', 'description: ""'), 'description'],
    ['a number as description', page('name: x', 'description: 42'), 'not text'],
    ['a number as name', page('name: 123', 'description: x'), 'not text'],
    ['a colon in the name', page('name: a:b', 'description: x'), 'colon'],
    ['a wide colon in the name', page('name: a：b', 'description: x'), 'colon'],
    ['a hyphen before the name', page('name: -x', 'description: x'), 'hyphen'],
    ['a name of 257 characters', page(`name: ${'x'.repeat(257)}`, 'description: x'), '256'],
    ['a guard beside hooks', agentFile('x', 'PreToolUse: [{}]'), 'beside “hooks”'],
    [
      'a guard below a key of other letters',
      agentFile('x', 'Hooks:', '  PreToolUse: [{ hooks: [] }]'),
      'beside “hooks”',
    ],
    ['hooks that are a text', agentFile('x', 'hooks: run lint'), 'not a map'],
    ['hooks that are a list', agentFile('x', 'hooks: [lint]'), 'not a map'],
    [
      'a guard with a wrong time',
      agentFile('x', 'hooks: { PreToolUse: [{ hooks: [{ type: command, command: a, timeout: "5" }] }] }'),
      'cannot load',
    ],
    ['a number without end as description', page('name: x', 'description: .inf'), 'no description'],
    [
      'a guard that cannot load',
      agentFile('x', 'hooks:', '  PreToolUse:', '    - hooks: [{type: comand}]'),
      'cannot load',
    ],
    ['broken YAML', page('name: x', '  description: a: b', ' tools: Read'), 'not valid YAML'],
    ['--- in a quoted value', page('name: x', 'description: "a --- b"'), 'first `---`'],
    ['more than a megabyte', agentFile('x') + 'é'.repeat(600_000), '1 MiB'],
  ])('%s: it does not load, and the reason is said', (_, text, why) => {
    expect(seen(text)).toMatchObject({ loads: false, why: expect.stringContaining(why) })
  })

  test('keys that would reach a prototype stay in the file and out of the design', () => {
    expect(one(agentFile('x', 'mcpServers: [{constructor: {a: 1}}]', 'effort: .inf', 'memory: user'))).toMatchObject({
      own: { memory: 'user' },
    })
    const agent = one(agentFile('x', 'mcpServers: [{constructor: {a: 1}}]'))
    expect(typeof agent === 'object' ? agent.own : agent).toEqual({})
  })

  test('a hook of another event that cannot load does not stop the agent', () => {
    expect(seen(agentFile('x', 'hooks:', '  PostToolUse: oops'))).toMatchObject({ loads: true })
  })

  test.each([
    ['a cut description', page('name: x', 'description: Fixes issue #42'), { description: 'Fixes issue' }, 'comment'],
    [
      'a swallowed header',
      page('name: x', 'description: Use --- it', 'model: opus'),
      { description: 'Use', model: null },
      'first `---`',
    ],
    ['unknown tools', agentFile('x', 'tools: Read, LS, Search'), { tools: ['Read', 'LS', 'Search'] }, 'no tool Search'],
    ['no tools', agentFile('x', 'tools:'), { tools: [] }, 'no tools'],
  ])('%s: it loads, and the verdict says what is seen', (_, text, values, why) => {
    expect(seen(text)).toMatchObject({ loads: true, seen: values, why: expect.stringContaining(why) })
  })

  test('a backslash-n in a description is a line break', () => {
    expect(seen(page('name: x', 'description: Use: it.\\n\\n<example>\\nuser: "q"</example>'))).toMatchObject({
      why: null,
      seen: { description: 'Use: it.\n\n<example>\nuser: "q"</example>' },
    })
    expect(seen(page('name: x', 'description: "C:\\\\new"'))).toMatchObject({ seen: { description: 'C:\new' } })
  })

  test('inherit is no model of its own, in any case', () => {
    expect(one(agentFile('x', 'model: INHERIT'))).toMatchObject({
      fields: { model: null },
      verdict: { seen: { model: 'inherit' } },
    })
  })

  test('DotBox’s own section is no part of the instructions', () => {
    const text = `---\nname: x\ndescription: d\n---\nMine\n\n<!-- dotbox:agent begin 0123456789ab -->\nTheirs\n<!-- dotbox:agent end -->\n`
    expect(one(text)).toMatchObject({ fields: { instructions: 'Mine' } })
  })
})

describe('tools word for word', () => {
  const own = (...lines: readonly string[]) => {
    const agent = one(agentFile('x', ...lines))
    return typeof agent === 'object' ? agent.own : agent
  }
  test('are kept only where a new file would say the capabilities otherwise', () => {
    expect(own()).toEqual({})
    expect(own('tools: Read, Bash, Glob, Grep')).toEqual({})
    expect(own('disallowedTools: Edit, Write, NotebookEdit')).toEqual({})
    expect(own('tools: Read, Write, TodoWrite')).toEqual({})
    expect(own('tools: Read, SendMessage')).toEqual({ tools: ['Read', 'SendMessage'] })
    expect(own('disallowedTools: [WebFetch]')).toEqual({})
    expect(own('disallowedTools: mcp__*')).toEqual({ tools: ['*'], disallowedTools: ['mcp__*'] })
    expect(own('tools: "*"')).toEqual({ tools: ['*'] })
  })
})

describe('edges and the lead', () => {
  test('Agent(a, b) and Task(a) are edges to agents of the same project; other names stay in the list', () => {
    const found = repo({
      '.claude/agents/lead.md': agentFile('lead', 'tools: Agent(b, a, Explore), Read'),
      '.claude/agents/a.md': agentFile('a', 'tools: [Read, "Task(b)"]'),
      '.claude/agents/b.md': agentFile('b', 'tools: Agent, Read'),
      'web/.claude/agents/c.md': agentFile('c', 'tools: Agent(a)'),
      '.claude/settings.json': '{ "agent": "lead" }',
    })
    expect(found.edges.map(({ kind, from, to, suggested }) => [kind, from, to, suggested])).toEqual([
      ['delegates', 'a', 'b', false],
      ['delegates', 'lead', 'b', false],
      ['delegates', 'lead', 'a', false],
    ])
    expect(found.lead).toBe('lead')
    expect(found.agents.map(({ name, own }) => [name, own])).toEqual([
      ['a', { tools: ['Read', 'Task'] }],
      ['b', {}],
      ['lead', { tools: ['Agent(Explore)', 'Read'], spelled: 'Agent(b, a, Explore)' }],
      ['c', { tools: ['Agent(a)'] }],
    ])
  })

  test('a lead that may call only agents that are not here may call nobody else in any tool', () => {
    const [lead] = repo({
      '.claude/agents/lead.md': agentFile('lead', 'tools: Agent(Explore), Read'),
      '.claude/agents/a.md': agentFile('a'),
      '.claude/settings.json': '{ "agent": "lead" }',
    }).agents.filter(({ name }) => name === 'lead')
    expect(lead?.fields.capabilities?.delegate).toBe('allow')
    expect(lead?.fields.patterns?.delegate).toEqual([
      { pattern: '*', level: 'deny' },
      { pattern: 'Explore', level: 'allow' },
    ])
    // In the words of Claude Code itself the list says it, so it has no exceptions.
    expect(lead?.own.patterns).toEqual({ delegate: [] })
  })

  test('JSON that the client ignores as a whole is skipped, and names no lead', () => {
    const found = repo({
      '.claude/settings.json': '{ "agent": "lead", }',
      'web/.claude/settings.json': '{ "hooks": [] }',
      '.mcp.json': '// no comments here\n{}',
      'api/.mcp.json': '{"mcpServers":{}}',
    })
    expect(found.lead).toBe(null)
    expect(found.skipped.map(({ path }) => path).sort()).toEqual([
      '.claude/settings.json',
      '.mcp.json',
      'web/.claude/settings.json',
    ])
  })
})

describe('instruction files', () => {
  const main = (files: Record<string, Content>) => repo(files).main?.path ?? null
  test('CLAUDE.md comes first, then .claude/CLAUDE.md; AGENTS.md only where neither is there', () => {
    expect(main({ 'CLAUDE.md': 'a', '.claude/CLAUDE.md': 'b', 'AGENTS.md': 'c' })).toBe('CLAUDE.md')
    expect(main({ '.claude/CLAUDE.md': 'b', 'AGENTS.md': 'c' })).toBe('.claude/CLAUDE.md')
    expect(main({ 'AGENTS.md': 'c' })).toBe('AGENTS.md')
    expect(main({ 'AGENTS.md': 'c', 'CLAUDE.local.md': 'mine' })).toBe(null)
    expect(main({ 'README.md': 'd' })).toBe(null)
  })

  test('a CLAUDE.md that only points at AGENTS.md, or is a link to it, stands for it', () => {
    expect(main({ 'CLAUDE.md': '@AGENTS.md\n', 'AGENTS.md': 'c' })).toBe('AGENTS.md')
    expect(main({ 'CLAUDE.md': { link: 'AGENTS.md' }, 'AGENTS.md': 'c' })).toBe('AGENTS.md')
    expect(main({ '.claude/CLAUDE.md': '@../AGENTS.md\n', 'AGENTS.md': 'c' })).toBe('AGENTS.md')
    expect(main({ 'CLAUDE.md': '# Mine\n\n@AGENTS.md\n', 'AGENTS.md': 'c' })).toBe('CLAUDE.md')
    expect(main({ 'CLAUDE.md': '@AGENTS.md\n' })).toBe('CLAUDE.md')
  })

  test('folders with a CLAUDE.md of their own are directories, pointers followed', () => {
    const found = repo({
      'CLAUDE.md': 'top',
      'api/CLAUDE.md': '@INSTRUCTIONS.md\n',
      'api/INSTRUCTIONS.md': 'API rules\n',
      'web/CLAUDE.md': '\uFEFFWeb rules\r\nmore\r\n',
      'lost/CLAUDE.md': '@INSTRUCTIONS.md',
      'linked/CLAUDE.md': { link: 'AGENTS.md' },
      'linked/AGENTS.md': 'For all',
      'up/CLAUDE.md': '@../AGENTS.md',
      'AGENTS.md': 'top, too',
      'web/.claude/CLAUDE.md': 'not this',
      '.github/CLAUDE.md': 'nor this',
    })
    expect(found.directories).toEqual([
      { path: 'api', file: 'api/INSTRUCTIONS.md', instructions: 'API rules' },
      { path: 'linked', file: 'linked/AGENTS.md', instructions: 'For all' },
      { path: 'web', file: 'web/CLAUDE.md', instructions: expect.stringContaining('Web rules\nmore') },
    ])
  })

  test('nothing of Claude Code’s: nothing is found, and it is not present', () => {
    expect(repo({ 'README.md': 'x', 'opencode.json': '{}' })).toEqual({
      agents: [],
      edges: [],
      directories: [],
      starts: [],
      main: null,
      lead: null,
      limits: [],
      skipped: [],
      enforced: false,
      present: false,
    })
  })
})

test('a skill or command that runs in an agent of its own says whom a person starts with it', () => {
  const found = read(
    fileSet([
      ['.claude/commands/local/audit.md', '---\ncontext: fork\nagent: auditor\n---\nAudit.\n'],
      ['.claude/commands/plain.md', '---\nagent: auditor\n---\nNo fork, so the main conversation does it.\n'],
      ['web/.claude/skills/check/SKILL.md', '---\nname: check\ncontext: fork\nagent: tester\n---\nCheck.\n'],
    ]),
  )
  expect(found.starts).toEqual([
    { root: '', agent: 'auditor', command: '/local:audit', path: '.claude/commands/local/audit.md' },
    { root: 'web', agent: 'tester', command: '/check', path: 'web/.claude/skills/check/SKILL.md' },
  ])
})

test('a rule whose paths are all of one folder is the instructions of that folder', () => {
  const rule = (paths: string) => `---\npaths: ${paths}\n---\nBe brief.\n`
  const found = read(
    fileSet([
      ['.claude/rules/api.md', rule('src/api/**')],
      ['.claude/rules/both.md', rule('"src/ui/**/*.{ts,tsx}, src/ui/*"')],
      ['.claude/rules/kind.md', rule('"**/*.ts"')],
      ['.claude/rules/many.md', rule('["a/**", "b/**"]')],
      ['.claude/rules/always.md', 'No paths.\n'],
      ['web/.claude/rules/css.md', rule('[styles/**]')],
    ]),
  )
  expect(found.directories).toEqual([
    { path: 'src/api', file: '.claude/rules/api.md', instructions: 'Be brief.' },
    { path: 'src/ui', file: '.claude/rules/both.md', instructions: 'Be brief.' },
    { path: 'web/styles', file: 'web/.claude/rules/css.md', instructions: 'Be brief.' },
  ])
})
