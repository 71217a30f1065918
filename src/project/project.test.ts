import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aDesign } from '../design/arbitrary.ts'
import { inOrder, patch, put, remove } from '../design/edits.ts'
import { type AnyRecord, DESIGN_ID, type Design, emptyDesign, make } from '../design/model.ts'
import { all, get } from '../design/queries.ts'
import { type FileSet, fileSet } from '../files/file-set.ts'
import { targets } from '../targets/index.ts'
import { templates } from '../templates/index.ts'
import { MEMORY_PATH } from './memory.ts'
import { printProject } from './print.ts'
import { readProject } from './read.ts'
import { emptyReading } from './reading.ts'

const targetIds = targets.map((target) => target.id)
const printed = (design: Design): FileSet => printProject(design, emptyReading).files

/** The records of a design without what only the canvas needs. */
const withoutLayout = (design: Design): Record<string, AnyRecord> =>
  Object.fromEntries(
    Object.entries(design.records)
      .filter(([, record]) => record.kind !== 'note' && record.kind !== 'group')
      .map(
        ([id, record]) =>
          [
            id,
            'at' in record ? { ...record, at: { x: 0, y: 0 }, ...('group' in record ? { group: null } : {}) } : record,
          ] as [string, AnyRecord],
      ),
  )

/** Milliseconds: many examples, on a machine that may be busy. */
const SLOW = 60_000

describe('what is exported and read again is the same design', () => {
  test('for every template, with and without .dotbox/design.json', () => {
    for (const template of templates) {
      const design = template.design(targetIds)
      const files = printed(design)
      expect(readProject(files).design.records, template.id).toEqual(design.records)
      const bare = fileSet([...files].filter(([path]) => path !== MEMORY_PATH))
      expect(withoutLayout(readProject(bare).design), template.id).toEqual(withoutLayout(design))
    }
  })

  test('for every template and each target alone', () => {
    for (const template of templates) {
      for (const id of targetIds) {
        const design = template.design([id])
        const read = readProject(printed(design)).design
        expect(withoutLayout(read), `${template.id} for ${id}`).toEqual(withoutLayout(spelledFor(design, id)))
      }
    }
  })

  test(
    'for arbitrary designs',
    () => {
      fc.assert(
        fc.property(aDesign, (design) => {
          expect(readProject(printed(design)).design.records).toEqual(design.records)
        }),
        { numRuns: 60 },
      )
    },
    SLOW,
  )

  test('of a spec and a directory that nobody has written in yet', () => {
    const spec = make('spec', 'spec:specs/later.md', { path: 'specs/later.md' })
    const directory = make('directory', 'directory:work', { path: 'work', purpose: 'For later.' })
    const design = put(spec, directory)(emptyDesign({ exportTo: ['claude-code'] }))
    const files = printed(design)
    expect([...files.keys()]).toEqual(expect.arrayContaining(['specs/later.md', MEMORY_PATH]))
    expect(readProject(files).design.records).toEqual(design.records)
  })

  test('with notes and groups', () => {
    const note = make('note', 'note:a', { text: 'Look here.', at: { x: 5, y: 6 } })
    const group = make('group', 'group:a', { name: 'Readers', at: { x: 1, y: 2 } })
    const start = templates[0]!.design(targetIds)
    const design = inOrder(put(note, group), patch('agent:writer', { group: 'group:a' }))(start)
    expect(readProject(printed(design)).design.records).toEqual(design.records)
  })
})

test('what is locked, lies above and flows down comes back, changes no tool’s file, and is not said where it is not so', () => {
  const design = templates[0]!.design(targetIds)
  const group = make('group', 'group:a', { name: 'A', locked: true, collapsed: true })
  const held = inOrder(
    patch('agent:writer', { locked: true, layer: 3 }),
    patch(DESIGN_ID, { flow: 'down' }),
    put(group, make('note', 'note:a', { layer: -1 })),
  )(design)
  expect(readProject(printed(held)).design.records).toEqual(held.records)
  const [before, after] = [printed(design), printed(held)]
  expect([...after.keys()]).toEqual([...before.keys()])
  for (const [path, content] of before) if (path !== MEMORY_PATH) expect(after.get(path)).toEqual(content)
  expect(String(before.get(MEMORY_PATH))).not.toMatch(/locked|layer|flow/)
})

describe('a design that was read', () => {
  const files = printed(templates[0]!.design(targetIds))
  const reading = readProject(files)
  const changed = (design: Design) =>
    printProject(design, reading)
      .changes.filter((change) => change.status !== 'unchanged')
      .map((change) => `${change.status} ${change.path}`)

  test('comes back byte for byte when nothing was edited', () => {
    expect(printProject(reading.design, reading).files).toEqual(files)
    expect(changed(reading.design)).toEqual([])
  })

  test('changes one line of one file per target when the model of an agent changes', () => {
    const design = patch('agent:writer', { model: 'haiku' })(reading.design)
    expect(changed(design)).toEqual(['changed .claude/agents/writer.md', 'changed .opencode/agents/writer.md'])
    for (const change of printProject(design, reading).changes.filter(({ status }) => status === 'changed')) {
      expect(changedLines(change.before as string, change.after as string)).toEqual(1)
    }
  })

  test('changes the policy of the guard with the permissions of an agent', () => {
    const { capabilities } = get(reading.design, 'agent:writer')!
    const allowed = patch('agent:writer', { capabilities: { ...capabilities, shell: 'allow' } })(reading.design)
    expect(changed(allowed)).toEqual(
      expect.arrayContaining([
        'changed .claude/agents/writer.md',
        'changed .claude/dotbox-policy.json',
        'changed CLAUDE.md',
      ]),
    )
  })

  test('deletes the files of an agent that was removed, and says so in the team sections', () => {
    const design = remove('agent:reviewer')(reading.design)
    expect(changed(design)).toEqual(
      expect.arrayContaining([
        'deleted .claude/agents/reviewer.md',
        'deleted .opencode/agents/reviewer.md',
        'changed CLAUDE.md',
        'changed AGENTS.md',
      ]),
    )
    expect(readProject(printProject(design, reading).files).design.records).toEqual(design.records)
  })

  test('keeps a file that nobody understands', () => {
    const more = fileSet([
      ...files,
      ['.claude/skills/x/SKILL.md', 'anything'],
      ['.claude/pic.png', new Uint8Array([1, 2, 255])],
    ])
    const read = readProject(more)
    expect(read.kept).toEqual(expect.arrayContaining(['.claude/pic.png', '.claude/skills/x/SKILL.md']))
    expect(printProject(read.design, read).files).toEqual(more)
  })

  test(
    'edited arbitrarily, is read back as it was edited',
    () => {
      const verbs = fc.constantFrom('model', 'describe', 'instruct', 'remove', 'rename', 'success')
      fc.assert(
        fc.property(aDesign, fc.array(fc.tuple(verbs, fc.nat(20)), { minLength: 1, maxLength: 4 }), (start, steps) => {
          const read = readProject(printed(start))
          let design = read.design
          for (const [verb, pick] of steps) {
            const agents = all(design, 'agent')
            const agent = agents[pick % Math.max(1, agents.length)]
            if (!agent || (verb === 'remove' && agents.length === 1)) continue
            if (verb === 'model') design = patch(agent.id, { model: agent.model === 'opus' ? 'haiku' : 'opus' })(design)
            if (verb === 'describe')
              design = patch(agent.id, { description: `${agent.description} And: "more" # here.` })(design)
            if (verb === 'instruct')
              design = patch(agent.id, { instructions: `${agent.instructions}\n\nOne line more.`.trim() })(design)
            if (verb === 'remove') design = remove(agent.id)(design)
            if (verb === 'rename')
              design = patch(agent.id, { name: `renamed-${pick}-${agent.name}`.slice(0, 40) })(design)
            if (verb === 'success') design = patch(agent.id, { success: [...agent.success, 'It is done.'] })(design)
          }
          const again = readProject(printProject(design, read).files).design
          expect(byName(again)).toEqual(byName(design))
        }),
        { numRuns: 60 },
      )
    },
    SLOW,
  )
})

describe('two tools that share one main instruction file', () => {
  const page = (name: string) => `---\nname: ${name}\ndescription: D.\n---\nDo.\n`
  const files = fileSet([
    ['.claude/agents/rev.md', page('rev')],
    ['.opencode/agents/rev.md', '---\ndescription: D.\nmode: subagent\n---\nDo.\n'],
    ['AGENTS.md', '# Rules\n'],
    ['CLAUDE.md', { link: 'AGENTS.md' }],
  ])

  test('find an agent again that the two call by different names', () => {
    const reading = readProject(files)
    const added = make('agent', 'agent:two-words', { name: 'two words', description: 'D.' })
    const handoff = make('handoff', 'handoff:rev>two-words', { from: 'agent:rev', to: 'agent:two-words', rule: 'x' })
    const again = readProject(printProject(put(added, handoff)(reading.design), reading).files).design
    expect(again.records['handoff:rev>two-words']).toEqual(handoff)
    expect(get(again, 'agent:two-words')?.name).toBe('two words')
  })
})

test('a memory of a newer DotBox is left alone', () => {
  const newer = '{"version": 99, "places": {"agent:a": [1]}}'
  const reading = readProject(
    fileSet([
      ['.claude/agents/a.md', '---\nname: a\ndescription: A.\n---\n'],
      [MEMORY_PATH, newer],
    ]),
  )
  const design = put(
    make('note', 'note:n', { text: 'Hi.' }),
    make('agent', 'agent:b', { name: 'b', description: 'B.' }),
  )(reading.design)
  expect(reading.skipped[0]?.why).toContain('newer DotBox')
  expect(printProject(design, reading).files.get(MEMORY_PATH)).toBe(newer)
})

describe('a repository that somebody else wrote', () => {
  const agent =
    '---\nname: Reviewer\ndescription:   "Use for reviews"  # why\nmodel:   sonnet   # fast\ntools: Read, Grep,Bash\ncategory: x\n---\n\n\nYou review.\r\nTwice.  \n\n'
  const files = fileSet([
    ['.claude/agents/reviewer.md', agent],
    ['.claude/agents/other.md', '---\nname: other\ndescription: Calls Reviewer.\n---\nBody'],
    ['CLAUDE.md', '# Rules\n\nBe kind.'],
    ['.claude/settings.json', '{\n\t"permissions": { "allow": ["Bash(ls)"] }\n}'],
  ])
  const reading = readProject(files)
  const diff = (design: Design) =>
    printProject(design, reading).changes.filter((change) => change.status !== 'unchanged')

  test('is shown as the team that is in it', () => {
    expect(all(reading.design, 'agent').map((one) => [one.id, one.name, one.model])).toEqual([
      ['agent:other', 'other', null],
      ['agent:reviewer', 'Reviewer', 'sonnet'],
    ])
    expect(get(reading.design, 'design:main')).toMatchObject({
      instructions: '# Rules\n\nBe kind.',
      exportTo: ['claude-code'],
    })
  })

  test('changes in exactly the edited line', () => {
    const [change, ...others] = diff(patch('agent:reviewer', { model: 'opus' })(reading.design))
    expect(others).toEqual([])
    expect(change?.after).toEqual(agent.replace('model:   sonnet   # fast', 'model:   opus   # fast'))
  })

  test('has a comment that the rescue of the client makes part of the value: it goes with the value', () => {
    const broken = agent.replace('description:   "Use for reviews"  # why', 'description: Use this when: you like')
    const read = readProject(fileSet([['.claude/agents/reviewer.md', broken]]))
    expect(get(read.design, 'agent:reviewer')?.model).toBe('sonnet   # fast')
    const design = patch('agent:reviewer', { model: 'opus' })(read.design)
    expect(get(readProject(printProject(design, read).files).design, 'agent:reviewer')?.model).toBe('opus')
  })

  test('gets no section in other files when an agent is renamed', () => {
    const changes = diff(patch('agent:reviewer', { name: 'critic' })(reading.design))
    expect(changes.map((change) => change.path)).toEqual(['.claude/agents/reviewer.md'])
    expect(changes[0]?.after).toEqual(agent.replace('name: Reviewer', 'name: critic'))
  })

  test('gets sections where a handoff concerns them, and no .dotbox folder', () => {
    const handoff = make('handoff', 'handoff:other>reviewer', {
      from: 'agent:other',
      to: 'agent:reviewer',
      rule: 'when done',
    })
    const design = put(handoff)(reading.design)
    const changes = diff(design)
    expect(changes.map((change) => change.path)).toEqual([
      '.claude/agents/other.md',
      '.claude/agents/reviewer.md',
      'CLAUDE.md',
    ])
    expect(changes[2]?.after).toMatch(/^# Rules\n\nBe kind\.\n\n<!-- dotbox:team begin/)
    expect(readProject(printProject(design, reading).files).design.records['handoff:other>reviewer']).toEqual(handoff)
  })

  test('is translated to another target without touching its own files', () => {
    const out = printProject(reading.design, reading, { targets: ['opencode'] })
    expect(out.changes.map((change) => `${change.status} ${change.path}`)).toEqual([
      'added .opencode/agents/other.md',
      'added .opencode/agents/reviewer.md',
      'unchanged CLAUDE.md',
    ])
  })
})

/** The design with models and colours as this target spells them, since nothing else tells how they were spelled. */
const spelledFor = (design: Design, targetId: string): Design => {
  const target = targets.find(({ id }) => id === targetId)
  const spelled = all(design, 'agent').map((agent) => ({
    ...agent,
    model: agent.model && (target?.modelFor(agent.model) ?? null),
    color: agent.color && (target?.colorFor(agent.color) ?? null),
  }))
  return put(...spelled)(design)
}

const changedLines = (a: string, b: string): number => {
  const before = a.split('\n')
  return b.split('\n').filter((line, at) => line !== before[at]).length
}

/** Records by what they say, since ids are made anew when a file is renamed. */
const byName = (design: Design): unknown => {
  const label = (id: string): string => {
    const record = design.records[id]
    return record && 'name' in record ? `agent ${record.name}` : record && 'path' in record ? record.path : id
  }
  return Object.values(withoutLayout(design))
    .map(({ id: _, ...record }) => ({
      ...record,
      ...('from' in record ? { from: label(record.from), to: label(record.to) } : {}),
      ...('lead' in record ? { lead: record.lead && label(record.lead) } : {}),
    }))
    .map((record) => JSON.stringify(record, Object.keys(flat(record)).sort()))
    .sort()
}

const flat = (value: unknown): Record<string, true> =>
  Array.isArray(value)
    ? Object.assign({}, ...value.map(flat))
    : value !== null && typeof value === 'object'
      ? Object.assign({}, ...Object.entries(value).map(([key, inner]) => ({ [key]: true, ...flat(inner) })))
      : {}
