import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDesign, aLine, aText } from '../design/arbitrary.ts'
import { connect, type Edit, inOrder, patch, put, remove } from '../design/edits.ts'
import { edgeId } from '../design/ids.ts'
import { type AnyRecord, type Design, type EdgeKind, make } from '../design/model.ts'
import { all } from '../design/queries.ts'
import { CAPABILITIES } from '../design/records/agent.ts'
import { type FileSet, fileSet } from '../files/file-set.ts'
import type { Printed } from './change.ts'
import { type PrintOptions, printProject, printWhole } from './print.ts'
import { readProject } from './read.ts'
import { emptyReading, type Reading } from './reading.ts'

/** Losses are found when they are looked at; spread out, both have them. */
const seen = (printed: Printed) => ({ ...printed, files: [...printed.files] })

/** One edit of a design by an agent's number. */
const anEdit = fc
  .record({
    agent: fc.nat(9),
    other: fc.nat(9),
    what: fc.constantFrom(
      'description',
      'instructions',
      'model',
      'color',
      'success',
      'capability',
      'delegate',
      'patterns',
      'own',
      'name',
      'own name',
      'leave out',
      'move',
      'add',
      'remove',
      'connect',
    ),
    line: aLine,
    text: aText,
    kind: fc.constantFrom<EdgeKind>('handoff', 'delegates', 'writes'),
    level: fc.constantFrom('allow', 'ask', 'deny'),
    capability: fc.constantFrom(...CAPABILITIES),
  })
  .map(
    ({ agent: chosen, other, what, line, text, kind, level, capability }): Edit =>
      (design) => {
        const agents = all(design, 'agent')
        const [agent, second] = [agents[chosen % agents.length], agents[other % agents.length]]
        if (!agent || !second) return design
        const own = agent.targets.opencode ?? {}
        const edits: Record<string, () => Edit> = {
          description: () => patch(agent.id, { description: text }),
          instructions: () => patch(agent.id, { instructions: text }),
          model: () => patch(agent.id, { model: 'opus' }),
          color: () => patch(agent.id, { color: 'teal' }),
          success: () => patch(agent.id, { success: [line] }),
          capability: () => patch(agent.id, { capabilities: { ...agent.capabilities, [capability]: level } }),
          delegate: () => patch(agent.id, { capabilities: { ...agent.capabilities, delegate: level } }),
          patterns: () => patch(agent.id, { patterns: { shell: [{ pattern: 'git *', level }] } }),
          own: () => patch(agent.id, { targets: { ...agent.targets, opencode: { ...own, steps: 5 } as typeof own } }),
          name: () => patch(agent.id, { name: 'renamed' }),
          'own name': () =>
            patch(agent.id, { targets: { ...agent.targets, opencode: { ...own, name: 'otherwise' } as typeof own } }),
          'leave out': () => patch(agent.id, { leftOut: ['opencode'] }),
          move: () => patch(agent.id, { at: { x: 7, y: 7 } }),
          add: () => put(make('agent', 'agent:new', { name: 'new', description: text })),
          remove: () => remove(agent.id),
          connect: () => (at) => {
            const end = kind === 'writes' ? all(at, 'directory')[0] : second
            if (!end) return at
            const id = edgeId(at, kind, agent.id, end.id)
            return connect(make(kind, id as never, { from: agent.id, to: end.id } as never) as AnyRecord as never)(at)
          },
        }
        return edits[what]?.()(design) ?? design
      },
  )

const same = (design: Design, reading: Reading, options: PrintOptions | undefined): void => {
  expect(seen(printProject(design, reading, options))).toEqual(seen(printWhole(design, reading, options)))
}

const exports = fc.constantFrom(
  undefined,
  { targets: ['claude-code'] },
  { targets: ['opencode'] },
  { targets: ['claude-code', 'opencode'] },
)

/** What is printed of a design, as a repository of one tool or both, with or without the memory of the layout. */
const repositoryOf = (design: Design, tools: readonly string[], memory: boolean): FileSet => {
  const { files } = printProject(patch('design:main', { exportTo: [...tools] })(design), emptyReading)
  return memory ? files : fileSet([...files].filter(([path]) => !path.startsWith('.dotbox/')))
}

test('comparing only what was edited gives what comparing everything gives', () => {
  fc.assert(
    fc.property(
      aDesign,
      fc.constantFrom(['claude-code'], ['opencode'], ['claude-code', 'opencode']),
      fc.boolean(),
      fc.array(anEdit, { maxLength: 3 }),
      exports,
      (design, tools, memory, edits, options) => {
        const reading = readProject(repositoryOf(design, tools, memory))
        same(inOrder(...edits)(reading.design), reading, options)
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 150) },
  )
}, 60_000)

test('the same with agents in a JSON file, by links, nested, and in files that cannot be read', () => {
  const files = fileSet([
    ['.claude/agents/a.md', '---\nname: a\ndescription: A: b\ntools: Agent(b), Read\n---\nBody\n'],
    ['.claude/agents/b.md', '---\nname: b\ndescription: B\n---\nBody\n'],
    ['.claude/agents/l.md', { link: '../../agents/l.md' }],
    ['agents/l.md', '---\nname: l\ndescription: L\n---\nBody\n'],
    ['.claude/settings.json', '{ "agent": "a" }'],
    ['.opencode/agents/b.md', '---\ndescription: B\n---\nBody\n'],
    [
      'opencode.json',
      '{ "agent": { "a": { "description": "In JSON" }, "j": { "prompt": "{file:p.txt}" } }, "default_agent": "a" }',
    ],
    ['x/.claude/agents/a.md', '---\nname: a\ndescription: N\n---\nBody\n'],
    ['x/CLAUDE.md', 'About x.\n'],
    ['x/y/AGENTS.md', 'About y.\n'],
    ['CLAUDE.md', { link: 'AGENTS.md' }],
    ['AGENTS.md', 'Rules.\n'],
  ])
  const reading = readProject(files)
  fc.assert(
    fc.property(fc.array(anEdit, { maxLength: 3 }), exports, (edits, options) =>
      same(inOrder(...edits)(reading.design), reading, options),
    ),
    { numRuns: Number(process.env.RUNS ?? 150) },
  )
}, 60_000)
