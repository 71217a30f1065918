import { describe, expect, test } from 'vitest'
import { inOrder, patch, put, remove } from '../design/edits.ts'
import { type Design, make, type RecordId } from '../design/model.ts'
import { all, directories, edges, facts } from '../design/queries.ts'
import { fileSet } from '../files/file-set.ts'
import { difference, isSame } from './difference.ts'
import { printProject } from './print.ts'
import { readProject } from './read.ts'
import { withSuggestions } from './suggest.ts'

const agent = (name: string, body: string, more = '') =>
  [
    `.claude/agents/${name}.md`,
    `---\nname: ${name}\ndescription: Does ${name} things.\n${more}---\n\n${body}\n`,
  ] as const
const reading = (...files: (readonly [string, string])[]) => withSuggestions(readProject(fileSet(files)))
const said = (design: Design) => edges(design).map(({ id, suggested }) => (suggested ? `${id}?` : id))
const changed = (design: Design, before: ReturnType<typeof reading>) =>
  printProject(design, before).changes.flatMap(({ path, status }) =>
    status === 'unchanged' ? [] : [`${status} ${path}`],
  )

const writer = agent('writer', 'Write drafts to `docs/drafts/`.\n\nWhen done, hand off to `editor`.')
const editor = agent('editor', 'Read `docs/drafts/`. For facts, call the fact-checker agent.')
const checker = agent('fact-checker', 'Check facts.')
const team = reading(writer, editor, checker)

test('what prose mentions is suggested, with the sentence and its place', () => {
  expect(said(team.design)).toEqual([
    'handoff:writer>editor?',
    'delegates:editor>fact-checker?',
    'reads:editor>docs/drafts?',
    'writes:writer>docs/drafts?',
  ])
  expect(edges(team.design)[0]?.evidence).toEqual({
    path: '.claude/agents/writer.md',
    line: 8,
    text: 'When done, hand off to `editor`.',
  })
  expect(all(team.design, 'directory')).toMatchObject([{ path: 'docs/drafts', suggested: true }])
  expect(directories(team.design)).toEqual([])
})

test('every node has a place of its own, suggested ones too', () => {
  const spots = Object.values(team.design.records).flatMap((record) =>
    'at' in record ? [`${record.at.x} ${record.at.y}`] : [],
  )
  expect(new Set(spots).size).toBe(4)
})

test('suggestions change no file: not unedited, and not where something else is edited', () => {
  expect(changed(team.design, team)).toEqual([])
  expect(changed(patch('agent:writer', { description: 'New.' })(team.design), team)).toEqual([
    'changed .claude/agents/writer.md',
  ])
  const more = make('handoff', 'handoff:fact-checker>writer', { from: 'agent:fact-checker', to: 'agent:writer' })
  const { files, changes } = printProject(put(more)(team.design), team)
  expect(changes.flatMap(({ path, status }) => (status === 'added' ? [path] : []))).toEqual(['CLAUDE.md'])
  expect(files.get('CLAUDE.md')).not.toContain('docs/drafts')
})

test('an accepted edge makes its directory count, with its files', () => {
  const accepted = patch('writes:writer>docs/drafts', { suggested: false })(team.design)
  expect(directories(accepted).map(({ path }) => path)).toEqual(['docs/drafts'])
  expect(changed(accepted, team)).toContain('added docs/drafts/INSTRUCTIONS.md')
  expect(facts(accepted, 'reads')).toEqual([])
})

test('a directory that only suggestions lead to goes with the last of them, and undo is the design before', () => {
  const one = remove('writes:writer>docs/drafts')(team.design)
  expect(all(one, 'directory')).toHaveLength(1)
  expect(all(remove('reads:editor>docs/drafts')(one), 'directory')).toEqual([])
  expect(all(remove('agent:writer', 'agent:editor')(team.design), 'directory')).toEqual([])
})

test('whoever writes something about a suggested directory means it', () => {
  const meant = patch('directory:docs/drafts', { purpose: 'Drafts.' })(team.design)
  expect(directories(meant)).toHaveLength(1)
  expect(directories(patch('directory:docs/drafts', { suggested: false })(team.design))).toHaveLength(1)
})

test('dismissing all leaves what the files state', () => {
  const ids = edges(team.design).flatMap(({ id, suggested }): RecordId[] => (suggested ? [id] : []))
  const left = remove(...ids)(team.design)
  expect(isSame(difference(left, readProject(team.files).design))).toBe(true)
  expect(isSame(difference(team.design, left))).toBe(true)
})

test('what the files state is not suggested again', () => {
  const stated = reading(
    agent('lead', 'Delegate to `worker`. Use the helper agent for the rest.', 'tools: Read, Agent(worker)\n'),
    agent('worker', 'Work.'),
    agent('helper', 'Help.'),
  )
  expect(said(stated.design)).toEqual(['delegates:lead>worker', 'delegates:lead>helper?'])
})

test('of several sentences about two agents the plainest is the evidence', () => {
  const found = reading(
    agent('a-one', '## Your subagents\n\n- `b-two`: works\n\nAlways delegate tests to `b-two`.'),
    agent('b-two', '.'),
  )
  expect(edges(found.design)).toMatchObject([{ kind: 'delegates', evidence: { line: 10 } }])
})

describe('texts outside of agents', () => {
  const [a, b, c] = [agent('step-a', 'A.'), agent('step-b', 'B.'), agent('step-c', 'C.')]

  test('arrows between names are handoffs between these agents', () => {
    const chained = reading(a, b, c, [
      'CLAUDE.md',
      '# Flow\n\n`step-a` → `step-b` → `step-c`\n\nUse the step-a agent.\n',
    ])
    expect(said(chained.design)).toEqual(['handoff:step-a>step-b?', 'handoff:step-b>step-c?'])
  })

  test('the main instructions are the lead’s', () => {
    const led = reading(
      a,
      b,
      ['.claude/settings.json', '{ "agent": "step-a" }'],
      ['CLAUDE.md', 'Use the step-b agent for tests.\n'],
    )
    expect(said(led.design)).toEqual(['delegates:step-a>step-b?'])
  })
})

test('an agent of another project is not meant by its name', () => {
  const apart = reading(agent('step-a', 'Hand off to `step-b`.'), [
    'web/.claude/agents/step-b.md',
    '---\nname: step-b\ndescription: B.\n---\nHand off to `step-a`. Write to `notes/`.\n',
  ])
  expect(said(apart.design)).toEqual(['writes:web/step-b>web/notes?'])
})

test('DotBox’s own sections are facts, not hints', () => {
  const own = put({ ...edges(team.design)[0], suggested: false, evidence: null } as never)(team.design)
  const files = printProject(own, team).files
  const again = withSuggestions(readProject(files))
  expect(said(again.design)).toContain('handoff:writer>editor')
  expect(said(again.design).filter((id) => id.startsWith('handoff'))).toEqual(['handoff:writer>editor'])
})

test('a repository of many mentions gets so many suggestions and no more', () => {
  const names = Array.from({ length: 60 }, (_, at) => `agent-${at}`)
  const body = names.map((name) => `- Delegate work to \`${name}\`.`).join('\n')
  const many = reading(...names.map((name) => agent(name, body)))
  expect(edges(many.design)).toHaveLength(300)
  const from = edges(many.design).filter((edge) => edge.from === 'agent:agent-0').length
  expect(from).toBeLessThanOrEqual(24)
})

test('accepting all is one edit after which nothing is suggested', () => {
  const ids = edges(team.design).map(({ id }) => id)
  const accepted = inOrder(...ids.map((id) => patch(id, { suggested: false } as never)))(team.design)
  expect(Object.values(accepted.records).filter((record) => 'suggested' in record && record.suggested)).toEqual([])
})

describe('commands and rules', () => {
  const command = [
    '.opencode/command/plan.md',
    '---\nagent: planner\n---\nWhen it is written, hand off to `builder`.\n',
  ] as const
  const of = (name: string) => [`.opencode/agents/${name}.md`, `---\ndescription: ${name}\n---\n${name}\n`] as const

  test('what stands in a command is said to the agent that answers it', () => {
    const read = reading(command, of('planner'), of('builder'))
    expect(read.startedBy).toEqual({ 'agent:planner': [{ command: '/plan', path: '.opencode/command/plan.md' }] })
    expect(said(read.design)).toEqual(['handoff:planner>builder?'])
    expect(edges(read.design)[0]?.evidence).toMatchObject({ path: '.opencode/command/plan.md', line: 4 })
  })

  test('the instructions of a folder that stand in a rule are edited there, under its header', () => {
    const rule = '---\n# ours\npaths: src/api/**\n---\n\nBe brief.\n'
    const read = reading(['.claude/rules/api.md', rule], agent('a-one', 'Text.'))
    expect(all(read.design, 'directory')).toMatchObject([
      { path: 'src/api', instructions: 'Be brief.', suggested: false },
    ])
    expect(changed(read.design, read)).toEqual([])
    const edited = printProject(patch('directory:src/api', { instructions: 'Be kind.' })(read.design), read)
    expect(edited.files.get('.claude/rules/api.md')).toBe(rule.replace('brief', 'kind'))
    expect(edited.changes.filter(({ status }) => status !== 'unchanged')).toHaveLength(1)
  })
})
