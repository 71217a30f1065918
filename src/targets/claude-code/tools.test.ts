import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEAVES, levelAt, type Powers, powersFrom } from '../../design/powers.ts'
import { Capabilities, type Level } from '../../design/records/agent.ts'
import { plainLists, powersOf, type ToolLists, toolItems, turnLists, unknownTools } from './tools.ts'

const levels = (draft: Partial<Capabilities> = {}, parts: Powers['parts'] = {}): Powers => ({
  capabilities: Capabilities.parse(draft),
  parts,
})
const nothing = powersFrom({ '*': 'deny' }, () => 'deny')
const only = (draft: Partial<Capabilities>, parts: Powers['parts'] = {}): Powers => ({
  capabilities: { ...nothing.capabilities, ...draft },
  parts,
})

describe('toolItems', () => {
  test('takes commas, spaces and lists alike, and leaves parentheses whole', () => {
    const expected = ['Read', 'Bash(npm test, npm run x)', 'Agent(a, b)']
    expect(toolItems('Read, Bash(npm test, npm run x),Agent(a, b)')).toEqual(expected)
    expect(toolItems('Read Bash(npm test, npm run x) Agent(a, b)')).toEqual(expected)
    expect(toolItems(['Read, Bash(npm test, npm run x)', 7, 'Agent(a, b)'])).toEqual(expected)
    expect(toolItems(null)).toEqual([])
    expect(toolItems({ write: false })).toEqual([])
  })
})

describe('powersOf', () => {
  test('an agent without a list of tools may do everything', () => {
    expect(powersOf({ tools: null, disallowed: [] })).toEqual(levels())
    expect(powersOf({ tools: ['Read', '*'], disallowed: [] })).toEqual(levels())
  })

  test('a list allows what it names and nothing else, servers included', () => {
    expect(powersOf({ tools: ['Read', 'Glob', 'Task(a)', 'mcp__docs', 'mcp__git__log'], disallowed: [] })).toEqual(
      only(
        {
          read: 'allow',
          search: 'allow',
          delegate: 'allow',
          mcp: { '*': 'deny', docs: 'allow', git__log: 'allow' },
        },
        { 'search.text': 'deny' },
      ),
    )
  })

  test('what is taken away in part is a part', () => {
    expect(powersOf({ tools: null, disallowed: ['WebFetch', 'Write', 'TodoWrite', 'mcp__git__push'] })).toEqual(
      levels(
        { mcp: { '*': 'allow', git__push: 'deny' } },
        { 'edit.create': 'deny', 'web.fetch': 'deny', 'other.todo': 'deny' },
      ),
    )
    expect(powersOf({ tools: ['Write', 'TodoWrite', 'mcp__git'], disallowed: ['mcp__git__push'] })).toEqual(
      only(
        { edit: 'allow', mcp: { '*': 'deny', git: 'allow', git__push: 'deny' } },
        { 'edit.change': 'deny', 'other.todo': 'allow' },
      ),
    )
  })

  test('names that Claude Code no longer knows give nothing', () => {
    expect(powersOf({ tools: ['MultiEdit', 'LS', 'NotebookRead'], disallowed: [] })).toEqual(nothing)
    expect(unknownTools(['MultiEdit', 'TodoWrite', 'Task', 'mcp__a', '*', 'Nonsense(x)'])).toEqual([
      'MultiEdit',
      'Nonsense',
    ])
  })

  test('what is disallowed is taken away, a tool with a pattern as a whole', () => {
    expect(powersOf({ tools: null, disallowed: ['Edit', 'Write', 'Bash(rm *)', 'WebFetch', 'mcp__git'] })).toEqual(
      levels({ edit: 'deny', shell: 'deny', mcp: { '*': 'allow', git: 'deny' } }, { 'web.fetch': 'deny' }),
    )
    expect(powersOf({ tools: ['Read', 'Bash'], disallowed: ['Bash'] })).toEqual(only({ read: 'allow' }))
    expect(powersOf({ tools: null, disallowed: ['mcp__*'] })).toEqual(
      levels({ mcp: { '*': 'deny' } }, { 'other.todo': 'allow', 'other.lsp': 'allow' }),
    )
  })
})

describe('plainLists', () => {
  test('says nothing where everything is allowed', () => {
    expect(plainLists(levels())).toEqual({ tools: null, disallowed: [] })
    expect(plainLists(levels({ shell: 'ask' }))).toEqual({ tools: null, disallowed: [] })
  })

  test('takes away what is denied, and lists tools only where unnamed servers are denied', () => {
    expect(plainLists(levels({ edit: 'deny', shell: 'deny' }))).toEqual({
      tools: null,
      disallowed: ['Edit', 'Write', 'NotebookEdit', 'Bash', 'PowerShell', 'Monitor'],
    })
    expect(plainLists(only({ read: 'allow', edit: 'ask', mcp: { '*': 'deny', docs: 'allow' } }))).toEqual({
      tools: ['Read', 'Edit', 'Write', 'mcp__docs'],
      disallowed: [],
    })
  })
})

/** Milliseconds: many examples, on a machine that may be busy. */
const SLOW = 30_000

const level = fc.constantFrom<Level>('allow', 'deny')
const server = fc.constantFrom('docs', 'git', 'plugin_a_b')
/** Powers that lists can say: a tool of a server that is taken away can be given only where the tools are listed. */
const powers = fc
  .record({
    leaves: fc.tuple(...LEAVES.map(() => level)),
    rest: level,
    named: fc.dictionary(server, level, { noNullPrototype: true }),
    tools: fc.dictionary(fc.constantFrom('docs__read', 'git__log'), level, { noNullPrototype: true }),
  })
  .map(({ rest, named, tools, leaves }): Powers => {
    const mcp: Record<string, Level> = { '*': rest }
    for (const [name, one] of Object.entries(named)) if (one !== rest) mcp[name] = one
    for (const [name, one] of Object.entries(tools)) {
      const whole = mcp[name.split('__')[0] ?? ''] ?? rest
      if (one !== whole && !(rest === 'allow' && one === 'allow')) mcp[name] = one
    }
    return powersFrom(mcp, (leaf) => leaves[LEAVES.indexOf(leaf)] ?? 'deny')
  })
const item = fc.constantFrom(
  ...'Read Grep Glob Edit Write MultiEdit NotebookEdit Bash Bash(npm:*) PowerShell Monitor WebFetch WebSearch Task Agent(a) Skill TodoWrite TaskCreate LSP * mcp__docs mcp__git__* mcp__git__log mcp__docs__read mcp__*'.split(
    ' ',
  ),
)
const lists: fc.Arbitrary<ToolLists> = fc.record({
  tools: fc.option(fc.uniqueArray(item), { nil: null }),
  disallowed: fc.uniqueArray(item),
})

describe('any lists and any powers', () => {
  test('printed powers are read back', () => {
    fc.assert(
      fc.property(powers, (wanted) => {
        expect(powersOf(plainLists(wanted))).toEqual(wanted)
      }),
    )
  })

  test('lists that already say it come back as they are', () => {
    fc.assert(
      fc.property(lists, (before) => {
        expect(turnLists(before, powersOf(before))).toEqual(before)
      }),
    )
  })

  test(
    'lists that are turned say what was wanted',
    () => {
      fc.assert(
        fc.property(lists, powers, (before, wanted) => {
          const now = powersOf(turnLists(before, wanted))
          for (const leaf of LEAVES) expect([leaf, levelAt(now, leaf)]).toEqual([leaf, levelAt(wanted, leaf)])
          expect(now.capabilities.mcp).toEqual(wanted.capabilities.mcp)
        }),
        { numRuns: 300 },
      )
    },
    SLOW,
  )

  test('turning one capability in a list of tools leaves the others’ items alone', () => {
    const before = { tools: ['Read', 'TodoWrite', 'Bash(npm:*)', 'Write', 'mcp__git__log'], disallowed: ['WebSearch'] }
    const now = powersOf(before)
    const turned = (draft: Partial<Capabilities>, parts = now.parts) =>
      turnLists(before, { capabilities: { ...now.capabilities, ...draft }, parts })
    expect(turned({ shell: 'deny' })).toEqual({
      tools: ['Read', 'TodoWrite', 'Write', 'mcp__git__log'],
      disallowed: ['WebSearch'],
    })
    expect(turned({ search: 'allow' })).toEqual({ ...before, tools: [...before.tools, 'Grep', 'Glob'] })
    expect(turned({}, { ...now.parts, 'edit.change': 'allow' })).toEqual({
      ...before,
      tools: [...before.tools, 'Edit'],
    })
    expect(turned({ mcp: { ...now.capabilities.mcp, docs: 'allow' } })).toEqual({
      ...before,
      tools: [...before.tools, 'mcp__docs'],
    })
  })
})
