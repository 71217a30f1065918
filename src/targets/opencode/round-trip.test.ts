import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnyRecord, type Design, emptyDesign, make } from '../../design/model.ts'
import { CAPABILITIES, type Capability, type Level } from '../../design/records/agent.ts'
import { fileSet } from '../../files/file-set.ts'
import { printSheet, reviseFile } from '../../files/revise.ts'
import type { Layout, Place } from '../target.ts'
import { PATTERNED } from './capabilities.ts'
import { settled } from './level.ts'
import { DEFAULTS, evaluate, rulesOf } from './permission.ts'
import { read } from './read.ts'
import { sheets } from './sheets.ts'

const level = fc.constantFrom<Level>('allow', 'ask', 'deny')
/** Text that YAML would take for something else, and that is one line or many. */
const hard = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replace(/[\p{Cc}\ufeff\u2028\u2029]/gu, '')),
  fc.constantFrom(
    'Use this: when',
    '# no comment',
    '- item',
    '*star',
    '@at',
    '"quoted"',
    "it's",
    'yes',
    '12',
    '2024-01-01',
    'null',
    '--- x',
    'a\nb: c',
    '{a',
    '~',
    ' padded ',
  ),
)
const pattern = fc.constantFrom(
  'a/*',
  '*.ts',
  'npm test',
  'git *',
  '# x',
  ': y',
  '"z"',
  '*: a',
  '[x]',
  'a b?',
  '!c',
  '&d',
)
const patterns = fc.array(fc.record({ pattern, level }), { maxLength: 4 })
const NAMES = ['writer', 'reviewer', 'qa'] as const

const agent = fc.record({
  description: hard,
  instructions: hard,
  model: fc.constantFrom(null, 'anthropic/claude-sonnet-5', 'a/b: c'.replace(': ', '-')),
  color: fc.constantFrom(null, '#FF8800', 'accent'),
  capabilities: fc.record({
    ...(Object.fromEntries(CAPABILITIES.map((key) => [key, level])) as Record<Capability, typeof level>),
    mcp: fc.record({ '*': level, github: level }, { requiredKeys: ['*'] }),
  }),
  patterns: fc.record(
    Object.fromEntries(PATTERNED.map((key) => [key, patterns])) as Record<(typeof PATTERNED)[number], typeof patterns>,
  ),
  targets: fc.record({
    opencode: fc.record(
      {
        mode: fc.constantFrom('primary', 'all'),
        temperature: fc.constantFrom(0, 0.5),
        hidden: fc.boolean(),
        options: fc.constant({ a: [1, 'x'] }),
      },
      { requiredKeys: [] },
    ),
  }),
})

const pairs = fc.subarray(NAMES.flatMap((from) => NAMES.filter((to) => to !== from).map((to) => ({ from, to }))))
const PLACES = ['directory:docs/research', 'directory:src', 'spec:specs/api.md'] as const
const writes = fc.subarray(NAMES.flatMap((from) => PLACES.map((to) => ({ from, to }))))

const designs = fc.record({ agents: fc.tuple(agent, agent, agent), pairs, writes }).map((given): Design => {
  const records: AnyRecord[] = [
    ...NAMES.map((name, at) => make('agent', `agent:${name}`, { name, ...given.agents[at] } as never)),
    make('directory', 'directory:docs/research', { path: 'docs/research' }),
    make('directory', 'directory:src', { path: 'src' }),
    make('spec', 'spec:specs/api.md', { path: 'specs/api.md' }),
    ...given.pairs.map(({ from, to }) =>
      make('delegates', `delegates:${from}>${to}`, { from: `agent:${from}`, to: `agent:${to}` }),
    ),
    ...given.writes.map(({ from, to }) => make('writes', `writes:${from}>${to}`, { from: `agent:${from}`, to })),
  ]
  const empty = emptyDesign()
  return {
    ...empty,
    records: { ...empty.records, ...Object.fromEntries(records.map((record) => [record.id, record])) },
  }
})

const layout = (design: Design, places: Record<string, Place> = {}): Layout => ({
  design,
  placeOf: (id) => places[id] ?? null,
  mainPath: null,
  instructionsFile: (id) => `${id.slice('directory:'.length)}/INSTRUCTIONS.md`,
  has: () => false,
  textOf: () => null,
  beside: [],
})

const agents = (design: Design) =>
  Object.values(design.records).flatMap((record) => (record.kind === 'agent' ? [record] : []))
const print = (design: Design) => fileSet([...sheets(layout(design))].map(([path, sheet]) => [path, printSheet(sheet)]))

test('what is printed loads, and reads back as the same fields, own fields and edges', () => {
  fc.assert(
    fc.property(designs, (design) => {
      const found = read(print(design))
      expect(found.skipped).toEqual([])
      for (const record of agents(design)) {
        const back = found.agents.find((each) => each.name === record.name)
        const ends = (kind: 'writes' | 'delegates') =>
          Object.values(design.records).flatMap((edge) =>
            edge.kind === kind && edge.from === record.id ? [edge.to.slice(edge.to.indexOf(':') + 1)] : [],
          )
        const wrote = record.capabilities.edit === 'deny' || settledOf(record, 'edit').length > 0 ? [] : ends('writes')
        const calls =
          record.capabilities.delegate === 'deny' || settledOf(record, 'delegate').length > 0 ? [] : ends('delegates')
        if (settledOf(record, 'edit').length === 0)
          expect(
            found.edges.filter((edge) => edge.kind === 'writes' && edge.from === record.name).map((edge) => edge.to),
          ).toEqual(wrote)
        if (settledOf(record, 'delegate').length === 0)
          expect(
            found.edges.filter((edge) => edge.kind === 'delegates' && edge.from === record.name).map((edge) => edge.to),
          ).toEqual(calls)
        expect(back?.verdict.loads).toBe(true)
        expect(back?.fields).toMatchObject({
          description: record.description,
          instructions: record.instructions.trim(),
          ...(record.model === null ? {} : { model: record.model }),
          ...(record.color === null ? {} : { color: record.color }),
        })
        expect(back?.own).toEqual(record.targets.opencode)
        for (const capability of CAPABILITIES) {
          const edged =
            (capability === 'edit' && ends('writes').length > 0) ||
            (capability === 'delegate' && ends('delegates').length > 0)
          const wanted = settled(record.capabilities[capability], record.patterns[capability] ?? [])
          if (edged && wanted.patterns.length > 0) continue
          expect([
            capability,
            back?.fields.capabilities?.[capability],
            back?.fields.patterns?.[capability] ?? [],
          ]).toEqual([capability, wanted.level, wanted.patterns])
        }
        expect(back?.fields.capabilities?.mcp).toEqual(record.capabilities.mcp)
      }
    }),
    { numRuns: 100 },
  )
}, 60_000)

const settledOf = (record: ReturnType<typeof agents>[number], capability: Capability) =>
  settled(record.capabilities[capability], record.patterns[capability] ?? []).patterns

/** Files of people, spelled in their own ways. */
const SPELLINGS = [
  'permission: deny',
  'permission:\n  "*": deny\n  read: allow',
  'permission:\n  bash: allow\n  read: allow',
  'permission:\n  edit: allow\n  "*": deny',
  'permission:\n  edit:\n    "src/*": allow\n  bash:\n    "git *": allow',
  'tools:\n  write: false\n  bash: false',
  'permission: {"*": deny, "bash": {"*": ask, "git *": allow}}',
  'description: nothing said',
] as const

const SAMPLES = {
  read: ['a.ts', 'src/x'],
  edit: ['src/a.ts', 'docs/x'],
  shell: ['git log', 'rm x'],
  delegate: ['explore'],
  skills: ['x'],
  search: ['x'],
  web: ['x'],
} as const
const TOOL = {
  read: 'read',
  edit: 'edit',
  shell: 'bash',
  delegate: 'task',
  skills: 'skill',
  search: 'grep',
  web: 'webfetch',
} as const

test.each(SPELLINGS)(
  'changing one level in a file with %j changes what that capability may do, and nothing else',
  (head) => {
    const path = '.opencode/agents/a.md'
    const text = `---\n# mine\n${head}\n---\nBody.\n`
    const place = { 'agent:a': { path } }
    const found = read(fileSet([[path, text]]))
    const fields = found.agents[0]?.fields ?? {}
    const own = found.agents[0]?.own ?? {}
    const empty = emptyDesign()
    const of = (change: object): Design => {
      const record = make('agent', 'agent:a', { name: 'a', ...fields, targets: { opencode: own }, ...change } as never)
      return { ...empty, records: { ...empty.records, [record.id]: record } }
    }
    const sheetOf = (design: Design) => {
      const sheet = sheets(layout(design, place)).get(path)
      if (!sheet) throw new Error('no sheet')
      return { ...sheet, sections: {} } as typeof sheet
    }
    const was = of({})
    expect(reviseFile(text, sheetOf(was), sheetOf(was)).text).toBe(text)
    const before = read(fileSet([[path, text]])).agents[0]
    for (const key of [...CAPABILITIES, 'mcp'] as const)
      for (const to of ['allow', 'ask', 'deny'] as const) {
        const capabilities = fields.capabilities
        if (!capabilities) throw new Error('no capabilities')
        const changed = key === 'mcp' ? { ...capabilities, mcp: { '*': to } } : { ...capabilities, [key]: to }
        const after = read(
          fileSet([[path, reviseFile(text, sheetOf(was), sheetOf(of({ capabilities: changed }))).text]]),
        ).agents[0]
        expect([key, to, after?.fields.capabilities]).toEqual([key, to, changed])
        const rules = (each: typeof before) => [...DEFAULTS, ...rulesOf(each?.verdict.seen.permission)]
        for (const other of CAPABILITIES.filter((each) => each !== key))
          for (const value of SAMPLES[other])
            expect([key, to, other, value, evaluate(rules(after), TOOL[other], value)]).toEqual([
              key,
              to,
              other,
              value,
              evaluate(rules(before), TOOL[other], value),
            ])
      }
  },
)
