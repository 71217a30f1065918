import { describe, expect, test } from 'vitest'
import { mentionsIn } from './find.ts'
import { nameIndex } from './names.ts'
import type { Voice } from './relation.ts'

const NAMES = [
  'lead',
  'code-reviewer',
  'test-runner',
  'planner',
  'docs',
  'build',
  'qa_lead',
  'ReleaseManager',
  'security expert',
]
const index = nameIndex(
  NAMES.map((name) => [name, name]),
  new Set(['docs']),
)

/** What a text says of the agent “lead”, as `kind from>to`. */
const said = (text: string, voice: Voice = 'prompt', self: string | null = 'lead') =>
  mentionsIn({ text, self, voice }, index).map(({ kind, from, to }) => `${kind} ${from}>${to}`)

const calls = (...names: string[]) => names.map((name) => `delegates lead>${name}`)
const hands = (...names: string[]) => names.map((name) => `handoff lead>${name}`)

describe('calling another agent and getting its answer back', () => {
  test.each([
    ['Use the code-reviewer agent to check the diff.', 'code-reviewer'],
    ['Delegate all test runs to `test-runner`.', 'test-runner'],
    ['First, **call code-reviewer** for an opinion.', 'code-reviewer'],
    ['Spawn a @planner before anything else.', 'planner'],
    ['For licences, consult qa_lead.', 'qa_lead'],
    ['Route the request to ReleaseManager, with the notes.', 'ReleaseManager'],
    ['- Am I asked to run tests? -> Delegate to test-runner', 'test-runner'],
    ['Verify: Task to test-runner', 'test-runner'],
    ['If tests do not pass, invoke the "code-reviewer" agent.', 'code-reviewer'],
    ['Ask the planner subagent when the plan is unclear.', 'planner'],
    ['Anything about secrets is delegated by you to the security expert agent.', 'security expert'],
  ])('%s', (text, name) => {
    expect(said(text)).toEqual(calls(name))
  })

  test('a call in code, by the key that names the agent', () => {
    expect(said('```\ntask(subagent_type="test-runner", prompt="…")\n```')).toEqual(calls('test-runner'))
    expect(said('```js\nTask({\n  subagent_type: "build",\n})\n```')).toEqual(calls('build'))
    expect(said('<route to="planner" when="unclear">')).toEqual(calls('planner'))
  })

  test('a verb holds for a whole list of names', () => {
    expect(said('Delegate to code-reviewer, test-runner and the planner agent.')).toEqual(
      calls('code-reviewer', 'test-runner', 'planner'),
    )
  })

  test('a list or a table under a heading that says so', () => {
    expect(said('## Your subagents\n\n- **code-reviewer** - reads the diff\n- `planner`: plans')).toEqual(
      calls('code-reviewer', 'planner'),
    )
    expect(
      said('## Delegations\n\n| When | Delegate | Why |\n|---|---|---|\n| tests fail | `test-runner` | reruns |'),
    ).toEqual(calls('test-runner'))
  })

  test('the arrow that ends at a name, where the sentence speaks of delegating', () => {
    expect(said('Quick delegation reference: tests → @test-runner, plans → @planner.')).toEqual(
      calls('test-runner', 'planner'),
    )
    expect(said('tests → @test-runner')).toEqual([])
  })
})

describe('handing over', () => {
  test.each([
    ['When done, hand off to `code-reviewer`.', 'code-reviewer'],
    ['Hand the draft over to code-reviewer.', 'code-reviewer'],
    ['Before handing off to @docs, verify the links.', 'docs'],
    ['Escalate conflicts to qa_lead.', 'qa_lead'],
    ['Pass the plan to test-runner', 'test-runner'],
    ['Return to the planner agent with what is missing.', 'planner'],
    ['Your notes.md is consumed by the planner agent, which orders it.', 'planner'],
    ['This must be handed off to ReleaseManager.', 'ReleaseManager'],
    ['**Hands off to:**\n\n- **code-reviewer**: the diff', 'code-reviewer'],
    ['| Trigger | Target | Handoff |\n|---|---|---|\n| done | `code-reviewer` | the diff |', 'code-reviewer'],
  ])('%s', (text, name) => {
    expect(said(text)).toEqual(hands(name))
  })

  test('arrows between names are handoffs between these agents, in anybody’s text', () => {
    const chain = ['handoff planner>test-runner', 'handoff test-runner>code-reviewer']
    expect(said('`planner` → test-runner → code-reviewer', 'prompt', null)).toEqual(chain)
    expect(said('- code-reviewer -> qa_lead [when it is done]', 'prompt', null)).toEqual([
      'handoff code-reviewer>qa_lead',
    ])
    expect(said('plan → build → docs', 'prompt', null)).toEqual([])
  })
})

describe('the other way round', () => {
  test.each([
    ['You are spawned by qa_lead.', 'delegates qa_lead>lead'],
    ['You receive delegated tasks from **qa_lead**, not from a person.', 'delegates qa_lead>lead'],
    ['Report your findings back to qa_lead.', 'delegates qa_lead>lead'],
    [
      'Synthesize the outputs from code-reviewer and test-runner.',
      'handoff code-reviewer>lead handoff test-runner>lead',
    ],
    ['Start after the test-runner agent has finished.', 'handoff test-runner>lead'],
    ['**Handoffs from**:\n- **test-runner**: the failures', 'handoff test-runner>lead'],
  ])('%s', (text, expected) => {
    expect(said(text).join(' ')).toBe(expected)
  })
})

describe('what is no edge', () => {
  test.each([
    'Work with code-reviewer on quality, and collaborate with `planner`.',
    'Like code-reviewer, but faster. Unlike test-runner it reads.',
    'code-reviewer handles style; that is test-runner’s job.',
    'Do not delegate to code-reviewer.',
    'Never use, call or spawn the planner agent.',
    'Not for tests: use test-runner instead.',
    'Use code-reviewer’s checklist, and the test-runner format.',
    'The user can ask code-reviewer.',
    'planner will delegate to code-reviewer when it wants.',
    'Say: "Use the code-reviewer agent to check this."',
    'Should I call code-reviewer?',
    'Use docs to look things up, then build it.',
    'Call build first. Run docs.',
    'Load `docs` for the style guide. Use `docs` for links.',
    'See `docs` and `planner`.',
    '```\nHand off to code-reviewer\n```',
    '## Example\n\nDelegate to code-reviewer.\n\n### More\n\nDelegate to test-runner.',
    '<example>\nassistant: "I will use the code-reviewer agent"\nDelegate to code-reviewer.\n</example>',
    '**Do not use this agent for**:\n- unit tests (use the test-runner agent)',
    '## Hand off to code-reviewer',
    'lead delegates to lead.',
  ])('%s', (text) => {
    expect(said(text)).toEqual([])
  })

  test('a description speaks to the caller: what it tells them to use is no edge of the agent', () => {
    expect(said('Use the code-reviewer agent for diffs, delegate tests to test-runner.', 'description')).toEqual([])
    expect(said('Use it after the test-runner agent completes. Hands off to ReleaseManager.', 'description')).toEqual([
      'handoff test-runner>lead',
      'handoff lead>ReleaseManager',
    ])
  })

  test('nobody’s own text says nothing of one agent alone', () => {
    expect(said('Use the code-reviewer agent.', 'prompt', null)).toEqual([])
  })
})

test('the evidence is the sentence, on the line of the name', () => {
  const text =
    '# Title\n\nRead first. When the work is finished and the whole of the suite is green again,\nhand off to\n`code-reviewer`. Then rest.'
  expect(mentionsIn({ text, self: 'lead', voice: 'prompt' }, index)).toMatchObject([
    {
      line: 5,
      text: 'When the work is finished and the whole of the suite is green again,\nhand off to\n`code-reviewer`.',
    },
  ])
})

test('windows line ends make no difference', () => {
  expect(said('## Your subagents\r\n\r\n- **code-reviewer** - reads\r\n- `planner`\r\n')).toEqual(
    calls('code-reviewer', 'planner'),
  )
})

test('300 KB of anything with a thousand names is read at once', { timeout: 60_000 }, () => {
  const many = nameIndex(Array.from({ length: 1000 }, (_, at) => [`expert-${at}`, `agent:${at}`] as const))
  const parts = [
    'expert-5 ',
    '`expert-1',
    '**expert-1',
    '"expert-1 ',
    'expert-1 → expert-2 ',
    '|expert-1',
    '- hand off to expert-9\n',
    'delegate delegate to the the expert-1 ',
    'use the the the ',
    '<example>',
    '\n',
    '- ',
    'expert-',
  ]
  for (const part of parts) {
    const text = part.repeat(Math.ceil(300_000 / part.length))
    const start = process.cpuUsage().user
    mentionsIn({ text, self: 'agent:0', voice: 'prompt' }, many)
    // Some tens of milliseconds on a quiet machine; what goes wrong here takes minutes.
    expect((process.cpuUsage().user - start) / 1000, part).toBeLessThan(1000)
  }
})
