import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAPABILITIES, Capabilities, type Level } from '../../design/records/agent.ts'
import { levelsOf, plainLists, type ToolLists, toolItems, turnLists, unknownTools } from './tools.ts'

const levels = (draft: Partial<Capabilities> = {}): Capabilities => Capabilities.parse(draft)
const nothing = levels({
  ...Object.fromEntries(CAPABILITIES.map((capability) => [capability, 'deny'])),
  mcp: { '*': 'deny' },
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

describe('levelsOf', () => {
  test('an agent without a list of tools may do everything', () => {
    expect(levelsOf({ tools: null, disallowed: [] })).toEqual(levels())
    expect(levelsOf({ tools: ['Read', '*'], disallowed: [] })).toEqual(levels())
  })

  test('a list allows what it names and nothing else, servers included', () => {
    expect(levelsOf({ tools: ['Read', 'Glob', 'Task(a)', 'mcp__docs', 'mcp__git__log'], disallowed: [] })).toEqual({
      ...nothing,
      read: 'allow',
      search: 'allow',
      delegate: 'allow',
      mcp: { '*': 'deny', docs: 'allow' },
    })
  })

  test('names that Claude Code no longer knows give nothing', () => {
    expect(levelsOf({ tools: ['MultiEdit', 'LS', 'NotebookRead'], disallowed: [] })).toEqual(nothing)
    expect(unknownTools(['MultiEdit', 'TodoWrite', 'Task', 'mcp__a', '*', 'Nonsense(x)'])).toEqual([
      'MultiEdit',
      'Nonsense',
    ])
  })

  test('what is disallowed is taken away, a tool with a pattern as a whole', () => {
    expect(levelsOf({ tools: null, disallowed: ['Edit', 'Write', 'Bash(rm *)', 'WebFetch', 'mcp__git'] })).toEqual(
      levels({ edit: 'deny', shell: 'deny', mcp: { '*': 'allow', git: 'deny' } }),
    )
    expect(levelsOf({ tools: ['Read', 'Bash'], disallowed: ['Bash'] })).toEqual({ ...nothing, read: 'allow' })
    expect(levelsOf({ tools: null, disallowed: ['mcp__*'] })).toEqual(levels({ mcp: { '*': 'deny' } }))
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
    expect(plainLists({ ...nothing, read: 'allow', edit: 'ask', mcp: { '*': 'deny', docs: 'allow' } })).toEqual({
      tools: ['Read', 'Edit', 'Write', 'mcp__docs'],
      disallowed: [],
    })
  })
})

const level = fc.constantFrom<Level>('allow', 'deny')
const server = fc.constantFrom('docs', 'git', 'plugin_a_b')
const capabilities = fc
  .record({
    read: level,
    search: level,
    edit: level,
    shell: level,
    web: level,
    delegate: level,
    skills: level,
    rest: level,
    named: fc.dictionary(server, level, { noNullPrototype: true }),
  })
  .map(({ rest, named, ...others }): Capabilities => {
    const apart = Object.entries(named).filter(([, one]) => one !== rest)
    return { ...others, mcp: { '*': rest, ...Object.fromEntries(apart) } }
  })
const item = fc.constantFrom(
  ...'Read Grep Glob Edit Write MultiEdit NotebookEdit Bash Bash(npm:*) PowerShell Monitor WebFetch WebSearch Task Agent(a) Skill TodoWrite LSP * mcp__docs mcp__git__* mcp__git__log mcp__*'.split(
    ' ',
  ),
)
const lists: fc.Arbitrary<ToolLists> = fc.record({
  tools: fc.option(fc.uniqueArray(item), { nil: null }),
  disallowed: fc.uniqueArray(item),
})

describe('any lists and any capabilities', () => {
  test('printed capabilities are read back', () => {
    fc.assert(
      fc.property(capabilities, (wanted) => {
        expect(levelsOf(plainLists(wanted))).toEqual(wanted)
      }),
    )
  })

  test('lists that already say it come back as they are', () => {
    fc.assert(
      fc.property(lists, (before) => {
        expect(turnLists(before, levelsOf(before))).toEqual(before)
      }),
    )
  })

  test('lists that are turned say what was wanted', () => {
    fc.assert(
      fc.property(lists, capabilities, (before, wanted) => {
        expect(levelsOf(turnLists(before, wanted))).toEqual(wanted)
      }),
    )
  })

  test('turning one capability in a list of tools leaves the others’ items alone', () => {
    const before = { tools: ['Read', 'TodoWrite', 'Bash(npm:*)', 'Write', 'mcp__git__log'], disallowed: ['WebSearch'] }
    const now = levelsOf(before)
    expect(turnLists(before, { ...now, shell: 'deny' })).toEqual({
      tools: ['Read', 'TodoWrite', 'Write', 'mcp__git__log'],
      disallowed: ['WebSearch'],
    })
    expect(turnLists(before, { ...now, search: 'allow' })).toEqual({
      ...before,
      tools: [...before.tools, 'Grep', 'Glob'],
    })
    expect(turnLists(before, { ...now, mcp: { '*': 'deny', docs: 'allow' } })).toEqual({
      ...before,
      tools: [...before.tools, 'mcp__docs'],
    })
  })
})
