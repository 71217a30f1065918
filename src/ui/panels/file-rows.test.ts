import { expect, test } from 'vitest'
import type { Change, Status } from '../../project/change.ts'
import { fileRows, tally } from './file-rows.ts'

const change = (path: string, status: Status = 'added'): Change => ({
  path,
  target: 'shared',
  status,
  before: undefined,
  after: '',
})
const changes = [
  change('.claude/agents/writer.md', 'changed'),
  change('.claude/settings.json'),
  change('CLAUDE.md', 'unchanged'),
  change('docs/a/b.md', 'deleted'),
]
const said = (folded: ReadonlySet<string> = new Set()) =>
  fileRows(changes, folded).map((row) => `${'  '.repeat(row.depth)}${row.label}${row.status ? ` ${row.status}` : '/'}`)

test('folders come before files, and every file says what happens to it', () => {
  expect(said()).toEqual([
    '.claude/',
    '  agents/',
    '    writer.md changed',
    '  settings.json added',
    'docs/',
    '  a/',
    '    b.md deleted',
    'CLAUDE.md unchanged',
  ])
})

test('a folded folder hides what is in it', () => {
  expect(said(new Set(['.claude/']))).toEqual(['.claude/', 'docs/', '  a/', '    b.md deleted', 'CLAUDE.md unchanged'])
})

test('the tally counts every status', () => {
  expect(tally(changes)).toEqual({ added: 1, changed: 1, deleted: 1, unchanged: 1 })
})
