import { expect, test } from 'vitest'
import { aDesign, aDirectory, aHandoff, anAgent, aSettings } from '../design/samples.ts'
import { applyEdits } from './apply-edits.ts'
import { emptyReading } from './reading.ts'

const design = aDesign(anAgent('reviewer'), anAgent('writer'), aDirectory('specs'))

/** The record with this id after the edits; the edits must apply. */
const after = (list: unknown, id: string, from = design) => {
  const applied = applyEdits(from, list)
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems))
  return applied.design.records[id]
}

const refusal = (list: unknown, from = design) => {
  const applied = applyEdits(from, list)
  return applied.ok ? null : applied.problems
}

test('a field is set, and nothing else', () => {
  expect(after([{ set: 'agent:reviewer', field: 'model', value: 'opus' }], 'agent:reviewer')).toEqual({
    ...anAgent('reviewer'),
    model: 'opus',
  })
  expect(after([{ set: 'agent:reviewer', field: 'capabilities.shell', value: 'deny' }], 'agent:reviewer')).toEqual({
    ...anAgent('reviewer'),
    capabilities: { ...anAgent('reviewer').capabilities, shell: 'deny' },
  })
  expect(
    after([{ set: 'agent:reviewer', field: 'capabilities.mcp.git.hub', value: 'ask' }], 'agent:reviewer'),
  ).toMatchObject({
    capabilities: { mcp: { '*': 'allow', 'git.hub': 'ask' } },
  })
  expect(
    after([{ set: 'agent:reviewer', field: 'capabilities', value: { web: 'deny' } }], 'agent:reviewer'),
  ).toMatchObject({
    capabilities: { web: 'deny', shell: 'allow' },
  })
  expect(
    after(
      [{ set: 'agent:reviewer', field: 'patterns.shell', value: [{ pattern: 'npm test', level: 'allow' }] }],
      'agent:reviewer',
    ),
  ).toMatchObject({
    patterns: { shell: [{ pattern: 'npm test', level: 'allow' }] },
  })
})

test('a field of one target is set, and null takes it away again', () => {
  const set = { set: 'agent:reviewer', field: 'targets.claude-code.permissionMode', value: 'plan' }
  expect(after([set], 'agent:reviewer')).toMatchObject({ targets: { 'claude-code': { permissionMode: 'plan' } } })
  expect(after([set, { ...set, value: null }], 'agent:reviewer')).toEqual(anAgent('reviewer'))
  expect(
    after([{ set: 'agent:reviewer', field: 'targets.opencode.capabilities.shell', value: 'deny' }], 'agent:reviewer'),
  ).toMatchObject({
    capabilities: { shell: 'allow' },
    targets: { opencode: { capabilities: { shell: 'deny', read: 'allow' } } },
  })
})

test('what an edit adds, the next can name', () => {
  const list = [
    { add: 'agent', fields: { name: 'Test Runner', description: 'Runs tests.', 'capabilities.edit': 'deny' } },
    { add: 'directory', fields: { path: 'out/', purpose: 'Results.' } },
    { add: 'writes', from: 'agent:Test Runner', to: 'directory:out/' },
    {
      add: 'handoff',
      from: 'agent:reviewer',
      to: 'agent:test-runner',
      fields: { rule: 'only after all unit tests pass', gate: { command: 'npm test' } },
    },
    { set: 'design:main', field: 'lead', value: 'agent:Test Runner' },
  ]
  expect(after(list, 'agent:test-runner')).toMatchObject({
    name: 'Test Runner',
    capabilities: { edit: 'deny', read: 'allow' },
  })
  expect(after(list, 'directory:out')).toMatchObject({ path: 'out', purpose: 'Results.' })
  expect(after(list, 'writes:test-runner>out')).toMatchObject({ from: 'agent:test-runner', to: 'directory:out' })
  expect(after(list, 'handoff:reviewer>test-runner')).toMatchObject({ gate: { command: 'npm test' }, bound: null })
  expect(after(list, 'design:main')).toMatchObject({ lead: 'agent:test-runner' })
})

test('an agent that is removed takes its edges along', () => {
  const linked = aDesign(anAgent('reviewer'), anAgent('writer'), aHandoff('writer', 'reviewer'))
  expect(after([{ remove: 'agent:reviewer' }], 'handoff:writer>reviewer', linked)).toBeUndefined()
})

test('adding an edge that was only suggested accepts it', () => {
  const suggested = aDesign(anAgent('reviewer'), anAgent('writer'), aHandoff('writer', 'reviewer', { suggested: true }))
  const list = [{ add: 'handoff', from: 'agent:writer', to: 'agent:reviewer', fields: { bound: 3 } }]
  expect(after(list, 'handoff:writer>reviewer', suggested)).toMatchObject({
    suggested: false,
    bound: 3,
    rule: 'When it is done.',
  })
})

test('a name that fits nothing lists what there is, the likeliest first', () => {
  expect(refusal([{ set: 'agent:reveiwer', field: 'model', value: 'opus' }])).toEqual([
    { edit: 1, message: 'There is no “agent:reveiwer”.', candidates: ['agent:reviewer', 'agent:writer'] },
  ])
})

test('a name that fits two agents names both with their files; a file tells them apart', () => {
  const twins = aDesign({ ...anAgent('dup'), id: 'agent:dup@a' }, { ...anAgent('dup'), id: 'agent:dup@b' })
  const places = {
    'claude-code': { 'agent:dup@a': { path: '.claude/agents/a.md' }, 'agent:dup@b': { path: '.claude/agents/b.md' } },
  }
  expect(applyEdits(twins, [{ remove: 'agent:dup' }], { ...emptyReading, places })).toEqual({
    ok: false,
    problems: [
      {
        edit: 1,
        message: '“agent:dup” fits 2 records.',
        candidates: ['agent:dup@a (agent:.claude/agents/a.md)', 'agent:dup@b (agent:.claude/agents/b.md)'],
      },
    ],
  })
  const one = applyEdits(twins, [{ remove: 'agent:.claude/agents/b.md' }], { ...emptyReading, places })
  expect(one.ok && Object.keys(one.design.records)).toEqual(['design:main', 'agent:dup@a'])
})

test('a field that no record has is answered with the fields that there are', () => {
  const [problem] = refusal([{ set: 'agent:reviewer', field: 'colour', value: 'red' }]) ?? []
  expect(problem?.message).toBe('agent:reviewer has no field “colour”.')
  expect(problem?.candidates).toEqual(
    expect.arrayContaining([
      'color',
      'capabilities.shell',
      'capabilities.mcp.<server>',
      'patterns.edit',
      'targets.claude-code.permissionMode',
      'targets.opencode.model',
    ]),
  )
  for (const field of [
    'id',
    'kind',
    'capabilities.fly',
    'capabilities.shell.deep',
    'name.first',
    'targets.none.model',
    'targets.claude-code.nothing',
    '__proto__',
    'constructor.name',
    '',
  ]) {
    expect(refusal([{ set: 'agent:reviewer', field, value: 'x' }])?.[0]?.message, field).toContain('has no field')
  }
})

test('a value that does not fit is refused with the reason', () => {
  const why = (field: string, value: unknown) => refusal([{ set: 'agent:reviewer', field, value }])?.[0]?.message
  expect(why('capabilities.shell', 'maybe')).toContain('cannot be "maybe"')
  expect(why('model', 7)).toContain('cannot be 7')
  expect(why('name', 'writer')).toContain('already called “writer”')
  expect(why('name', 'a:b')).toContain('colon')
  expect(why('targets.claude-code.permissionMode', 'sometimes')).toContain('cannot be "sometimes"')
  expect(why('targets.claude-code.maxTurns', 'many')).toContain('takes a number')
  expect(refusal([{ add: 'directory', fields: { path: '../out' } }])?.[0]?.message).toContain('must not hold . or ..')
  expect(
    refusal([
      { add: 'agent', fields: {} },
      { add: 'agent', fields: { name: '' } },
    ])?.[0]?.message,
  ).toContain('cannot be added')
})

test('an edge is refused where its kind does not lead', () => {
  expect(refusal([{ add: 'verifies', from: 'agent:reviewer', to: 'directory:specs' }])?.[0]?.message).toBe(
    '“verifies” leads from agent to spec, not from agent:reviewer to directory:specs.',
  )
  expect(refusal([{ add: 'handoff', from: 'agent:writer', to: 'agent:writer' }])?.[0]?.message).toContain('to itself')
})

test('one bad edit undoes all, and says which it was', () => {
  const list = [{ set: 'agent:writer', field: 'model', value: 'opus' }, { remove: 'design:main' }]
  expect(applyEdits(design, list)).toEqual({
    ok: false,
    problems: [{ edit: 2, message: 'The design itself cannot be removed.', candidates: [] }],
  })
})

test('a list that is none, and edits of no known form, are told apart', () => {
  expect(refusal({ set: 'agent:writer' })?.[0]).toMatchObject({
    edit: 0,
    message: expect.stringContaining('must be a list'),
  })
  expect(
    refusal(['x', {}, { set: 'a', remove: 'b' }, { add: 'rocket' }, { set: 'a', field: 'b', value: 1, extra: 1 }])?.map(
      ({ edit, message }) => `${edit} ${message}`,
    ),
  ).toEqual([
    '1 An edit is an object with "set", "add" or "remove".',
    '2 An edit has exactly one of "set", "add" and "remove".',
    '3 An edit has exactly one of "set", "add" and "remove".',
    '4 There is nothing called "rocket" to add.',
    '5 Unrecognized key: "extra"',
  ])
})

test('a name that an imported agent already has is nobody’s fault when another field is set', () => {
  const odd = aDesign({ ...anAgent('odd'), name: 'a:b' }, aSettings({}))
  expect(after([{ set: 'agent:odd', field: 'model', value: 'opus' }], 'agent:odd', odd)).toMatchObject({
    model: 'opus',
  })
})
