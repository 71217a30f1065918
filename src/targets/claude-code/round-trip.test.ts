import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, patch, put } from '../../design/edits.ts'
import { emptyDesign, make } from '../../design/model.ts'
import { agentNameProblem } from '../../design/names.ts'
import { Capabilities } from '../../design/records/agent.ts'
import { fileSet } from '../../files/file-set.ts'
import type { Json } from '../../files/json.ts'
import { printSheet, reviseFile } from '../../files/revise.ts'
import type { Sheets } from '../../files/sheet.ts'
import { KNOWN } from './own-fields.ts'
import { read } from './read.ts'
import { sheets } from './sheets.ts'

/** Milliseconds: many examples, on a machine that may be busy. */
const SLOW = 30_000

const layout = {
  placeOf: () => null,
  mainPath: null,
  instructionsFile: () => '',
  textOf: () => null,
  has: () => false,
  beside: [],
}
const files = (printed: Sheets) => fileSet([...printed].map(([path, sheet]) => [path, printSheet(sheet)]))

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'Use ',
      '-',
      '---',
      '\n',
      '\r',
      '\t',
      ' ',
      ' #',
      ': ',
      '"',
      "'",
      '\\',
      '\\u002d',
      '[',
      ']',
      '{',
      '*',
      '&',
      '|',
      '>',
      '%',
      '@',
      '`',
      '<x>',
      'null',
      '1',
      '\uFEFF',
      '\u2028',
      '\u0085',
      '\u0000',
      '日',
      '🧪',
    ),
    { minLength: 1, maxLength: 16 },
  )
  .map((parts) => parts.join(''))
  .filter((one) => !one.includes('\\n'))
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

test(
  'any name, description and field of its own is read back as it was meant, and nothing else with it',
  () => {
    const keys = KNOWN.map(({ key }) => key).filter(
      (key) => key !== 'tools' && key !== 'disallowedTools' && key !== 'hooks',
    )
    const name = text.filter((one) => agentNameProblem(emptyDesign(), null, one) === null)
    const own = fc.dictionary(
      fc.constantFrom(...keys),
      json.filter((value) => value !== null),
      { noNullPrototype: true },
    )
    fc.assert(
      fc.property(name, text, own, (called, description, fields) => {
        const agent = make('agent', 'agent:x', { name: called, description, targets: { 'claude-code': fields } })
        const [found] = read(files(sheets({ ...layout, design: put(agent)(emptyDesign()) }))).agents
        expect([found?.name, found?.verdict.loads, found?.fields.description, found?.own]).toEqual([
          called,
          true,
          description,
          fields,
        ])
      }),
      { numRuns: 150 },
    )
  },
  SLOW,
)

const listed = Capabilities.parse({ mcp: { '*': 'deny' } })
const agent = (name: string) => make('agent', `agent:${name}`, { name, description: name, capabilities: listed })
const call = (from: string, to: string) =>
  put(make('delegates', `delegates:${from}>${to}`, { from: `agent:${from}`, to: `agent:${to}` }))

test('whom agents may call and who leads is read back, without fields of its own', () => {
  const design = inOrder(
    put(agent('lead'), agent('a'), agent('b'), agent('c')),
    call('lead', 'a'),
    call('lead', 'b'),
    call('a', 'b'),
    patch('design:main', { lead: 'agent:lead' }),
  )(emptyDesign())
  const found = read(files(sheets({ ...layout, design })))
  expect(found.edges.map(({ from, to }) => `${from} > ${to}`).sort()).toEqual(['a > b', 'lead > a', 'lead > b'])
  expect(found.lead).toBe('lead')
  expect(found.agents.map(({ own }) => own)).toEqual([{}, {}, {}, {}])
})

test('a new edge changes one item of a list that was written by hand, in its own spelling', () => {
  const before = '---\nname: lead # the boss\ndescription: Leads\ntools: Read, Agent(b,a), TodoWrite\n---\nLead.\n'
  const place = (id: string) => ({ path: `.claude/agents/${id.slice('agent:'.length)}.md` })
  const found = read(
    fileSet([
      ['.claude/agents/lead.md', before],
      ...['a', 'b', 'c'].map(
        (name) => [`.claude/agents/${name}.md`, `---\nname: ${name}\ndescription: d\n---\n`] as const,
      ),
    ]),
  )
  const records = found.agents.map((one) =>
    make('agent', `agent:${one.name}`, { name: one.name, ...one.fields, targets: { 'claude-code': one.own } }),
  )
  const was = inOrder(put(...records), ...found.edges.map(({ from, to }) => call(from, to)))(emptyDesign())
  const at = (design: typeof was) => sheets({ ...layout, placeOf: place, design }).get('.claude/agents/lead.md') ?? null
  const [sheetWas, sheetNow] = [at(was), at(call('lead', 'c')(was))]
  const plain = (sheet: typeof sheetWas) => (sheet?.kind === 'markdown' ? { ...sheet, sections: {} } : sheet)
  const now = plain(sheetNow)
  if (now === null) throw new Error('no sheet')
  expect(reviseFile(before, plain(sheetWas), now).text).toBe(before.replace('Agent(b,a)', 'Agent(a, b, c)'))
})
