import { expect, test } from 'vitest'
import { inOrder, patch } from '../design/edits.ts'
import { DESIGN_ID, type Design } from '../design/model.ts'
import { openDesign } from '../design/open.ts'
import { settings } from '../design/queries.ts'
import { type Content, fileSet } from '../files/file-set.ts'
import { applyEdits } from './apply-edits.ts'
import { printProject } from './print.ts'
import { readProject } from './read.ts'
import { renamed, renamingOf } from './renaming.ts'

const repository: Readonly<Record<string, Content>> = {
  'CLAUDE.md': '# Team\n\nThe `reviewer` is the last. Not the lite-reviewer.\n',
  '.claude/agents/reviewer.md': '---\nname: reviewer\ndescription: Use the reviewer agent last.\n---\nYou review.\n',
  '.claude/agents/writer.md':
    '---\nname: writer\ndescription: Writes.\ntools: Read, Agent(reviewer, helper)\n---\nThen call @reviewer.\n',
  '.claude/agents/helper.md': '---\nname: helper\ndescription: Helps.\n---\nHelp.\n',
  '.claude/commands/ship.md':
    '---\ndescription: Ship\n---\nsubagent_type: reviewer\r\nSee .claude/agents/reviewer.md first.\r\n',
  '.claude/skills/x/SKILL.md': '---\nname: x\ndescription: d\n---\nreviewer-lite, the reviewer agent\n',
  '.cursor/rules/x.mdc': 'Ask @reviewer\n',
  'packages/api/.claude/agents/reviewer.md': '---\nname: reviewer\ndescription: Of the API.\n---\nYou review.\n',
  'packages/api/CLAUDE.md': 'Ask the reviewer agent.\n',
}
const read = (more: Readonly<Record<string, Content>> = {}) =>
  readProject(fileSet(Object.entries({ ...repository, ...more })))

const rename = (to: string) => patch('agent:reviewer', { name: to })
const changed = (design: Design, reading: ReturnType<typeof read>) =>
  Object.fromEntries(
    printProject(design, reading).changes.flatMap(({ path, status, before, after }) => {
      if (status === 'unchanged') return []
      const was = new Set(String(before ?? '').split('\n'))
      return [
        [
          `${status} ${path}`,
          String(after ?? '')
            .split('\n')
            .filter((line) => !was.has(line)),
        ],
      ]
    }),
  )

test('a renamed agent says where its old name still stands, line by line', () => {
  const reading = read()
  const renaming = renamingOf(rename('critic')(reading.design), reading, 'agent:reviewer', 'reviewer')
  expect(renaming?.occurrences.map(({ path, line, text, ofFile }) => [path, line, text, ofFile])).toEqual([
    ['CLAUDE.md', 3, 'The `reviewer` is the last. Not the lite-reviewer.', false],
    ['.claude/agents/reviewer.md', 3, 'Use the reviewer agent last.', false],
    ['.claude/agents/writer.md', 6, 'Then call @reviewer.', false],
    ['.claude/commands/ship.md', 4, 'subagent_type: reviewer', false],
    ['.claude/commands/ship.md', 5, 'See .claude/agents/reviewer.md first.', true],
    ['.claude/skills/x/SKILL.md', 5, 'reviewer-lite, the reviewer agent', false],
  ])
  const file = '.claude/agents/reviewer.md'
  expect(renaming?.file).toEqual({ read: file, from: file, to: '.claude/agents/critic.md' })
})

test('without agreement only the name changes, and the lists that call it', () => {
  const reading = read()
  expect(changed(rename('critic')(reading.design), reading)).toEqual({
    'changed .claude/agents/reviewer.md': ['name: critic'],
    'changed .claude/agents/writer.md': ['tools: Read, Agent(critic, helper)'],
  })
})

test('with agreement every place changes, and nothing beside it', () => {
  const reading = read()
  const design = rename('critic')(reading.design)
  const renaming = renamingOf(design, reading, 'agent:reviewer', 'reviewer')
  if (!renaming) throw new Error('Nothing was found.')
  const all = renamed(reading, renaming, renaming.occurrences, true)(design)
  expect(changed(all, reading)).toEqual({
    'changed CLAUDE.md': ['The `critic` is the last. Not the lite-reviewer.'],
    'deleted .claude/agents/reviewer.md': [],
    'added .claude/agents/critic.md': [
      '---',
      'name: critic',
      'description: Use the critic agent last.',
      '---',
      'You review.',
    ],
    'changed .claude/agents/writer.md': ['tools: Read, Agent(critic, helper)', 'Then call @critic.'],
    'changed .claude/commands/ship.md': ['subagent_type: critic\r', 'See .claude/agents/critic.md first.\r'],
    'changed .claude/skills/x/SKILL.md': ['reviewer-lite, the critic agent'],
  })
  expect(renamingOf(all, reading, 'agent:reviewer', 'reviewer')).toMatchObject({ occurrences: [], file: null })
})

test('a path changes only together with the file, and what is not chosen stays', () => {
  const reading = read()
  const design = rename('critic')(reading.design)
  const renaming = renamingOf(design, reading, 'agent:reviewer', 'reviewer')
  if (!renaming) throw new Error('Nothing was found.')
  const some = renaming.occurrences.filter(({ path }) => path === '.claude/commands/ship.md')
  expect(changed(renamed(reading, renaming, some, false)(design), reading)).toMatchObject({
    'changed .claude/commands/ship.md': ['subagent_type: critic\r'],
  })
})

test('renamed twice, a kept file has one edit from what was read; renamed back, none', () => {
  const reading = read()
  const step = (design: Design, from: string, to: string) => {
    const next = rename(to)(design)
    const renaming = renamingOf(next, reading, 'agent:reviewer', from)
    return renaming ? renamed(reading, renaming, renaming.occurrences, true)(next) : next
  }
  const twice = step(step(reading.design, 'reviewer', 'critic'), 'critic', 'judge')
  expect(settings(twice).textEdits.map(({ was, now }) => `${was} > ${now}`)).toEqual([
    'reviewer > judge',
    'reviewer > judge',
    'reviewer > judge',
  ])
  expect(printProject(twice, reading).files.has('.claude/agents/judge.md')).toBe(true)
  const back = step(twice, 'judge', 'reviewer')
  expect(changed(back, reading)).toEqual({})
})

test('the places are kept with the design, and made only where the text is as it was read', () => {
  const reading = read()
  const design = rename('critic')(reading.design)
  const renaming = renamingOf(design, reading, 'agent:reviewer', 'reviewer')
  if (!renaming) throw new Error('Nothing was found.')
  const all = renamed(reading, renaming, renaming.occurrences, true)(design)
  const opened = openDesign(JSON.parse(JSON.stringify(all)))
  expect(opened).toMatchObject({ ok: true, notes: [] })
  const other = read({ '.claude/skills/x/SKILL.md': 'Something else\n' })
  const printed = printProject(all, { ...other, design: reading.design })
  expect(printed.files.get('.claude/skills/x/SKILL.md')).toBe('Something else\n')
  expect(printed.notices.join('\n')).toMatch(/SKILL\.md.*does not stand where it stood/)
})

test('the settings of a nested project follow its agent', () => {
  const reading = read({ 'packages/api/.claude/settings.json': '{ "agent": "reviewer" }\n' })
  const design = patch('agent:packages/api/reviewer', { name: 'critic' })(reading.design)
  const renaming = renamingOf(design, reading, 'agent:packages/api/reviewer', 'reviewer')
  expect(renaming?.occurrences.map(({ path }) => path)).toEqual([
    'packages/api/CLAUDE.md',
    'packages/api/.claude/settings.json',
  ])
})

test('another agent of the old name is meant by it, so nothing is offered', () => {
  const reading = read({ '.claude/agents/other.md': '---\nname: reviewer\ndescription: Twin.\n---\nx\n' })
  const [one] = Object.keys(reading.design.records).filter((id) => id.startsWith('agent:reviewer'))
  const design = patch(one as 'agent:reviewer', { name: 'critic' })(reading.design)
  expect(renamingOf(design, reading, one as 'agent:reviewer', 'reviewer')).toBe(null)
})

test('a file is not offered a name that is taken, nor one that was never called after the agent', () => {
  const taken = read({ '.claude/agents/critic.md': 'no agent' })
  expect(renamingOf(rename('critic')(taken.design), taken, 'agent:reviewer', 'reviewer')?.file).toBe(null)
  const own = readProject(fileSet([['.claude/agents/x.md', '---\nname: reviewer\ndescription: d\n---\nx\n']]))
  expect(renamingOf(rename('critic')(own.design), own, 'agent:reviewer', 'reviewer')?.file).toBe(null)
})

test('where the tool moves the file by itself, the paths to it are places like any other', () => {
  const reading = readProject(
    fileSet([
      ['.opencode/agents/reviewer.md', '---\ndescription: Reviews.\nmode: subagent\n---\nReview.\n'],
      ['.opencode/commands/go.md', '---\nagent: reviewer\n---\nRead .opencode/agents/reviewer.md\n'],
    ]),
  )
  const design = rename('critic')(reading.design)
  const renaming = renamingOf(design, reading, 'agent:reviewer', 'reviewer')
  if (!renaming) throw new Error('Nothing was found.')
  expect(renaming.file).toBe(null)
  const all = inOrder(renamed(reading, renaming, renaming.occurrences, false))(design)
  expect(changed(all, reading)).toMatchObject({
    'changed .opencode/commands/go.md': ['agent: critic', 'Read .opencode/agents/critic.md'],
  })
})

test('a list of edits can ask for the mentions and the file', () => {
  const reading = read()
  const edit = { set: 'agent:reviewer', field: 'name', value: 'critic' }
  const applied = (more: object) => {
    const answer = applyEdits(reading.design, [{ ...edit, ...more }], reading)
    if (!answer.ok) throw new Error(answer.problems[0]?.message)
    return Object.keys(changed(answer.design, reading))
  }
  expect(applied({})).toHaveLength(2)
  expect(applied({ mentions: true })).toHaveLength(5)
  expect(applied({ mentions: true, file: true })).toContain('added .claude/agents/critic.md')
  expect(applied({ file: true })).toEqual(expect.arrayContaining(['added .claude/agents/critic.md']))
  expect(applyEdits(reading.design, [{ ...edit, field: 'model', mentions: true }], reading)).toMatchObject({
    ok: false,
  })
})

test('a move to a path outside of the repository is no design', () => {
  const design = patch(DESIGN_ID, { fileMoves: [{ from: 'a.md', to: '../b.md' }] })(read().design)
  expect(openDesign(JSON.parse(JSON.stringify(design)))).toMatchObject({ ok: false })
})
