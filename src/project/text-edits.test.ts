import { expect, test } from 'vitest'
import { patch } from '../design/edits.ts'
import { DESIGN_ID, type Design } from '../design/model.ts'
import { type Content, fileSet } from '../files/file-set.ts'
import type { TextEdit } from '../files/text-edit.ts'
import { printProject } from './print.ts'
import { readProject } from './read.ts'

const AGENT = '---\nname: writer\ndescription: Writes.\n---\nAsk the reviewer.\n'
const files: [string, Content][] = [
  ['.claude/agents/writer.md', AGENT],
  ['docs/team.md', 'The reviewer is last.\n'],
  ['linked.md', { link: 'docs/team.md' }],
]

const printed = (edits: TextEdit[], change: (design: Design) => Design = (design) => design) => {
  const reading = readProject(fileSet(files))
  return printProject(change(patch(DESIGN_ID, { textEdits: edits })(reading.design)), reading)
}

test('a text edit changes its piece of a file that no record stands for', () => {
  const { changes, notices } = printed([{ path: 'docs/team.md', start: 4, was: 'reviewer', now: 'critic' }])
  expect(changes.filter(({ status }) => status !== 'unchanged')).toMatchObject([
    { path: 'docs/team.md', after: 'The critic is last.\n' },
  ])
  expect(notices).toEqual([])
})

test('a link is followed and stays a link', () => {
  const { files: after } = printed([{ path: 'linked.md', start: 0, was: 'The', now: 'A' }])
  expect(after.get('linked.md')).toEqual({ link: 'docs/team.md' })
  expect(after.get('docs/team.md')).toBe('A reviewer is last.\n')
})

test('a text edit and an edit of a record are both made in one file', () => {
  const { files: after } = printed(
    [{ path: '.claude/agents/writer.md', start: AGENT.indexOf('reviewer'), was: 'reviewer', now: 'critic' }],
    patch('agent:writer', { description: 'Writes books.' }),
  )
  expect(after.get('.claude/agents/writer.md')).toBe(
    '---\nname: writer\ndescription: Writes books.\n---\nAsk the critic.\n',
  )
})

test('what does not stand there is not changed, and a notice says so', () => {
  const { changes, notices } = printed([
    { path: 'docs/team.md', start: 0, was: 'reviewer', now: 'critic' },
    { path: 'gone.md', start: 0, was: '', now: 'x' },
  ])
  expect(changes.filter(({ status }) => status !== 'unchanged')).toEqual([])
  expect(notices).toEqual([
    'docs/team.md: “reviewer” does not stand where it stood, so it was not changed. Look at the file and change it there.',
    'gone.md is not there as text, so a change of its text was not made. Open the repository again.',
  ])
})
