import fc from 'fast-check'
import { type FileSet, fileSet } from '../files/file-set.ts'
import { anEntry, anOddFile, anOddValue } from './odd-headers.ts'

const maybe = (entry: fc.Arbitrary<string>, weight = 1): fc.Arbitrary<string[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant([] as string[]) }, { weight, arbitrary: entry.map((line) => [line]) })

const either = (usual: readonly string[], weight = 2): fc.Arbitrary<string> =>
  fc.oneof({ weight, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: anOddValue })

const TOOLS = [
  ...[
    'Read',
    'Read, Grep',
    'Read,Grep',
    'Read Grep',
    '"Read, Bash"',
    '[Read, Grep]',
    '["Read","Write"]',
    '\n  - Read\n  - Bash',
  ],
  ...[
    '*',
    '"*"',
    '[]',
    '',
    '"Bash(git diff:*)"',
    'Bash(git diff:*), Read',
    'Agent(a, b), Read',
    '[Read, 3, null]',
    'mcp__x, Read',
  ],
  ...['{ read: true }', '\n- Read\n- Grep', 'Read, # Grep', 'Read Grep,  Glob ,', 'read, bash', 'Task, LS'],
]

const claudeFile = (at: number): fc.Arbitrary<string> => {
  const named = fc.oneof(
    { weight: 6, arbitrary: fc.constant(`agent-${at}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(`"agent-${at}"`, `'agent ${at}'`, `Agent ${at}`, `ägent ${at}`, `agent_${at} # x`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        `a${at}: b`,
        `-a${at}`,
        `"a${at}:b"`,
        `a${at}/b`,
        `a${at}: "b"`,
        `agent-${at}  `,
        `@a${at}`,
        `*a${at}`,
        `|\n  a${at}`,
        `"a${at}\\nb"`,
        `a${at}\n  b`,
        `[a${at}]`,
      ),
    },
    { weight: 1, arbitrary: anOddValue },
  )
  return fc
    .tuple(
      maybe(anEntry('name', named), 30),
      maybe(anEntry('description', anOddValue), 30),
      maybe(anEntry('tools', either(TOOLS, 3))),
      maybe(anEntry('disallowedTools', either(TOOLS, 3))),
      maybe(
        anEntry(
          'model',
          either([
            'sonnet',
            'Opus',
            'inherit',
            'INHERIT',
            ' haiku ',
            '"sonnet[1m]"',
            'sonnet[1m]',
            'claude-x',
            'gpt-4',
            'openai/gpt: 5',
          ]),
        ),
        2,
      ),
      maybe(anEntry('color', either(['red', '"#fff000"', '#ff00ff', 'teal', 'Blue']))),
      maybe(anEntry('permissionMode', either(['plan', 'admin', 'acceptEdits']))),
      maybe(
        anEntry(
          'hooks',
          either([
            '{}',
            '\n  PreToolUse: []',
            '\n  PreToolUse: x',
            '\n  pre: |\n    echo',
            '\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: x',
            '\n  PermissionRequest:\n    - hooks: x',
            '\n  Stop: 3',
            '\n  PreToolUse:\n    - hooks:\n        - type: odd\n',
            '\n  PreToolUse:\n    - matcher: 3\n      hooks: []',
            '\n  PreToolUse: null',
            '\n  PreToolUse:\n    - hooks:\n        - type: command\n          command: ""',
            '\n  PreToolUse:\n    - hooks:\n        - type: command\n          command: x\n          timeout: y',
            '\n  PreToolUse:\n    - {}',
          ]),
        ),
      ),
      maybe(anEntry('memory', either(['user', 'global']))),
      maybe(anEntry('maxTurns', either(['3', '"4"', '0', '1.5']))),
      maybe(anEntry('mcpServers', either(['[a]', 'a', '\n  - a\n  - b: {}', '{a: {}}']))),
    )
    .chain((parts) => anOddFile(parts.flat().map((line) => fc.constant(line))))
}

const PLACES = (at: number) => [
  ...Array<string>(8).fill(`.claude/agents/f${at}.md`),
  `.claude/agents/sub/f${at}.md`,
  `.claude/agents/.hidden/f${at}.md`,
  `.claude/agents/a b/ü${at}.md`,
  `.claude/agents/README${at}.md`,
]

/** A project of `count` odd agents of Claude Code; the same seed gives the same files. */
export const oddClaudeProject = (seed: number, count: number): FileSet =>
  fileSet(
    Array.from({ length: count }, (_, at) => {
      const [one] = fc.sample(fc.tuple(fc.constantFrom(...PLACES(at)), claudeFile(at)), {
        seed: seed * 10_007 + at,
        numRuns: 1,
      })
      return one ?? (['', ''] as const)
    }),
  )

const PERMISSIONS = [
  ...[
    'allow',
    'deny',
    '{}',
    '\n  edit: deny',
    '\n  "*": deny\n  read: allow',
    '\n  edit:\n    "*": deny\n    "src/**": allow',
  ],
  ...[
    '\n  bash:\n    "rm -rf *": deny\n    "*": ask',
    '\n  *: deny',
    '\n  task:\n    "*": deny\n    "a/b": allow',
    '{ edit: deny, bash: { "*": ask } }',
  ],
  ...[
    '\n  edit: maybe',
    '\n  webfetch:\n    "*": deny',
    '\n  write: deny\n  edit: allow',
    '\n  mcp_x*: ask\n  edit: deny',
    '\n  edit: [deny]',
  ],
  ...[
    '\n  read:\n    ~/x: deny\n    "$HOME/y": allow',
    '\n    edit: deny\n    bash: ask',
    '\n  1: deny\n  edit: ask',
    '\n  edit: null',
    '\n  list: deny\n  external_directory: allow',
  ],
  ...[
    '\n  bash: {}',
    '\n  edit: deny\n  edit: allow',
    '\n  edit:\n  - deny',
    '\n  doom_loop: allow\n  todowrite: ask',
    'null',
    '',
    '\n  "edit": "deny" # no',
  ],
]
const MAPS_OF_TOOLS = [
  ...[
    '{}',
    '\n  write: false',
    '\n  bash: true\n  edit: false',
    '{ read: true, "mcp_*": false }',
    '\n  - read',
    'read',
    '\n  write: no',
    '\n  patch: true\n  write: false',
  ],
  ...['\n  "*": false\n  read: true', 'null', '', '\n  write: "false"'],
]

const openCodeFile = (usual: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      maybe(anEntry('description', either(['One of them', '"Two: of them"', 'Use when: asked'], usual)), 20),
      maybe(anEntry('mode', either(['subagent', 'primary', 'all', '"subagent"', 'Subagent', 'agent'], usual * 2)), 6),
      maybe(anEntry('name', either(['other', 'Other Name', '"x/y"', 'build', '12', 'true']))),
      maybe(anEntry('model', either(['anthropic/claude-x', 'a/b/c', 'sonnet', '"a/b"', 'inherit', '""'], usual))),
      maybe(anEntry('temperature', either(['0.1', '1', '0', '"0.2"', '1e-1', '.5', '-1', '5'], usual))),
      maybe(anEntry('top_p', either(['0.9', '1']))),
      maybe(anEntry('steps', either(['3', '0', '1.5', '"4"', '-1', '1e3', '3.0', '0x10', '010'], usual))),
      maybe(anEntry('maxSteps', either(['3', '0']))),
      maybe(anEntry('color', either(['"#ff8800"', '#ff8800', 'accent', 'orange', '"#FFF"', 'Primary'], usual))),
      maybe(anEntry('hidden', either(['true', 'false', 'yes', '"true"'], usual))),
      maybe(anEntry('disable', either(['true', 'false'], usual))),
      maybe(anEntry('variant', either(['high', '"max"'], usual))),
      maybe(anEntry('permission', either(PERMISSIONS, usual)), 3),
      maybe(anEntry('tools', either(MAPS_OF_TOOLS, usual))),
      maybe(anEntry('options', either(['{}', '\n  a: 1', '{ effort: high }', 'x', '[]'], usual))),
      maybe(anEntry('prompt', either(['Do it', '{file:./x.md}'], usual))),
      maybe(anEntry('reasoningEffort', either(['high', '3', '[a]', '{ a: b }'], usual))),
      maybe(anEntry('permissions', either(['[]', '\n  - action: edit', '{}'], usual))),
    )
    .chain((parts) => anOddFile(parts.flat().map((line) => fc.constant(line))))

const anEntryValue = fc.record(
  {
    description: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<unknown>('From JSON', '', 'a "b" {env:NONE} c') },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(3, null, []) },
    ),
    mode: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<unknown>('subagent', 'primary', 'all') },
      { weight: 1, arbitrary: fc.constantFrom<unknown>('Primary', null, true) },
    ),
    model: fc.constantFrom<unknown>('a/b', 'plain', '{env:NONE}', 'x/{env:NONE}'),
    prompt: fc.constantFrom<unknown>(
      'Do it.',
      '{file:./p.txt}',
      '{file:p.txt}',
      ' {file:./p.txt} ',
      'Before {file:./p.txt} after',
      '{env:NONE}',
      '',
      '{file:./prompts/../p.txt}',
      '{file:.//p.txt}',
      '{file: p.txt}',
      '{file:./q"uote.txt}',
      '// {file:./none.txt}',
    ),
    temperature: fc.constantFrom<unknown>(0.5, 0, '1', null),
    steps: fc.constantFrom<unknown>(3, 3, 0, 2.5, '3'),
    color: fc.constantFrom<unknown>('#aabbcc', 'info', 'red'),
    tools: fc.constantFrom<unknown>({ write: false }, { bash: true, edit: false }, {}, [], { write: 'no' }),
    permission: fc.constantFrom<unknown>(
      'deny',
      { edit: 'deny' },
      { edit: { '*': 'deny', 'src/**': 'allow' } },
      { '*': 'ask', bash: 'allow' },
      {},
      { edit: 'x' },
      { 2: 'ask', edit: 'deny' },
    ),
    disable: fc.constantFrom<unknown>(true, false),
    hidden: fc.constantFrom<unknown>(true, false),
    name: fc.constantFrom<unknown>('renamed', 'other', 'dev'),
    odd: fc.constantFrom<unknown>(1, { a: [1] }),
  },
  { requiredKeys: [] },
)

const NAMES = [
  'dev',
  'other',
  'x/y',
  'build',
  'plan',
  'general',
  'Big Name',
  'ü',
  'renamed',
  '__proto__',
  'constructor',
  '12',
]

/** JSON as it is written by hand: comments, trailing commas, a mark at the start. */
const asWritten = (value: unknown, style: number): string => {
  const text = JSON.stringify(value, null, 2)
  if (style === 0) return text.replace('{', '{ // note {file:none.txt}')
  if (style === 1) return text.replace(/\n\}$/, ',\n}\n')
  if (style === 2) return `\uFEFF${text}`
  if (style === 3) return text.replaceAll('\n', '\r\n')
  if (style === 4) return `/* a\n b */\n${text}`
  if (style === 5) return text.replace(/"/, "'")
  if (style === 6) return ''
  return text
}

const aConfig: fc.Arbitrary<string> = fc
  .record(
    {
      $schema: fc.constant('https://opencode.ai/config.json'),
      agent: fc.dictionary(fc.constantFrom(...NAMES), anEntryValue, { minKeys: 1, maxKeys: 2 }),
      mode: fc.dictionary(fc.constantFrom(...NAMES), anEntryValue, { minKeys: 1, maxKeys: 1 }),
      permission: fc.constantFrom<unknown>(
        'ask',
        { edit: 'deny' },
        { '*': 'deny', read: 'allow' },
        { bash: { '*': 'ask' } },
      ),
      tools: fc.constantFrom<unknown>({ write: false }, { webfetch: true }),
      default_agent: fc.constantFrom<unknown>('dev', 'nobody', 3),
      model: fc.constantFrom<unknown>('a/b', 'plain', 3),
      unknown: fc.constantFrom<unknown>(1, null),
      instructions: fc.constantFrom<unknown>(['a.md'], 'a.md'),
      share: fc.constantFrom<unknown>('manual', 'never'),
      mcp: fc.constantFrom<unknown>(
        { x: { type: 'local', command: ['x'] } },
        { x: { command: 'x' } },
        { x: { enabled: false } },
      ),
      command: fc.constantFrom<unknown>({ go: { template: 'x' } }, { go: {} }),
    },
    { requiredKeys: ['$schema'] },
  )
  .chain((value) => {
    // Of the keys beside the agents few are there at once: each may fail the whole file.
    const keys = Object.keys(value)
    return fc
      .tuple(fc.subarray(keys, { maxLength: 4 }), fc.nat(40))
      .map(([kept, style]) =>
        asWritten(
          Object.fromEntries(Object.entries(value).filter(([key]) => key === '$schema' || kept.includes(key))),
          style,
        ),
      )
  })

const AGENT_PATHS = [
  ...[
    '.opencode/agents/dev.md',
    '.opencode/agent/dev.md',
    '.opencode/agents/x/y.md',
    '.opencode/agents/README.md',
    '.opencode/mode/plan.md',
    '.opencode/modes/odd.md',
  ],
  ...[
    '.opencode/agents/.hidden/h.md',
    '.opencode/agents/Ü b.md',
    '.opencode/agents/build.md',
    '.opencode/agents/dev.MD',
    '.opencode/agents/x/.md',
    '.opencode/agents/agents/deep.md',
  ],
  ...[
    '.opencode/modes/sub/deep.md',
    '.opencode/agents/12.md',
    '.opencode/agent/agents/z.md',
    '.opencode/agents/a.b.md',
    '.opencode/agents/dev.mdx',
    'agents/loose.md',
  ],
]
const CONFIG_PATHS = ['opencode.json', 'opencode.jsonc', '.opencode/opencode.json', '.opencode/opencode.jsonc']

/** One project of odd agents of OpenCode. Few files in one, as one wrong value fails them all; the same seed gives the same files. */
export const oddOpenCodeProject = (seed: number): FileSet => {
  const files = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...AGENT_PATHS), openCodeFile(6)).map((file) => [file]) },
    {
      weight: 2,
      arbitrary: fc.array(fc.tuple(fc.constantFrom(...AGENT_PATHS), openCodeFile(40)), { minLength: 2, maxLength: 3 }),
    },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...CONFIG_PATHS), aConfig).map((file) => [file]) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.tuple(fc.constantFrom(...AGENT_PATHS), openCodeFile(40)),
          fc.tuple(fc.constantFrom(...CONFIG_PATHS), aConfig),
        )
        .map((pair) => [...pair]),
    },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(fc.constantFrom(...CONFIG_PATHS), aConfig), { minLength: 2, maxLength: 3 }),
    },
  )
  const [made] = fc.sample(files, { seed, numRuns: 1 })
  return fileSet([
    ...(made ?? []),
    ['p.txt', 'From a file.\nWith "quotes".\n'],
    ['.opencode/p.txt', 'From the other file.\n'],
  ])
}
