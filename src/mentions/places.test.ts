import { describe, expect, test } from 'vitest'
import { directoryIn, placesIn } from './places.ts'

const said = (text: string) => placesIn(text).map(({ kind, path }) => `${kind} ${path}`)

test.each([
  ['Write your report to `reports/daily/`.', 'writes reports/daily'],
  ['Save findings in research/web/ when they are worth keeping.', 'writes research/web'],
  ['Always create new rules in `lib/rules/`', 'writes lib/rules'],
  ['All documents are saved to notes/', 'writes notes'],
  ['Read existing tests in `test/features/` - avoid duplicates.', 'reads test/features'],
  ['- Check `docs/adr/` for decisions', 'reads docs/adr'],
  ['Look in tickets/ first.', 'reads tickets'],
  ['Read all of `plans/active/*.md`.', 'reads plans/active'],
  ['## Reads\n\n- src/parser/\n\n## Writes\n\n- docs/api/', 'reads src/parser writes docs/api'],
  ['Read `specs/`, then write the plan to `plans/`.', 'reads specs writes plans'],
])('%s', (text, expected) => {
  expect(said(text).join(' ')).toBe(expected)
})

describe('what is no directory of the agent', () => {
  test.each([
    'Never write to `src/generated/`.',
    'Check common places (src/, lib/, pkg/).',
    'Look in src/, lib/, components/ and so on.',
    'Write files to `~/notes/` or `/var/log/` or https://example.org/notes/',
    'Save it in `.claude/agents/` or node_modules/ or `out/<topic>/` or `a/{name}/`.',
    'Handle async/await and read/write errors; review pros/cons.',
    'The tests are in `tests/`.',
    '```\nmkdir notes/ && write to notes/\n```',
    'Load `rules/*.md` when needed.',
    'Write patches to the report’s `patches/` directory.',
    'Save edits to: `edits/` subdirectory',
    'Create it in `.planning/phases/XX-name/`.',
  ])('%s', (text) => {
    expect(said(text)).toEqual([])
  })
})

test('the evidence is the sentence with its line', () => {
  expect(placesIn('First.\n\nThink. Write the plan to `plans/`. Rest.')).toEqual([
    { kind: 'writes', path: 'plans', line: 3, text: 'Write the plan to `plans/`.' },
  ])
})

test('a word is a directory only where it looks like one from here', () => {
  expect(['a/', './a/b/', 'a/b/*.md', 'a/b/**', '**/a/'].map(directoryIn)).toEqual(['a', 'a/b', 'a/b', 'a/b', null])
  expect(['a/b', 'a/b.md', '/a/', '../a/', 'a//', '@scope/', 'a/*.md', 'YYYY-MM/'].map(directoryIn)).toEqual(
    Array(8).fill(null),
  )
})

test('a long text of paths is read at once', { timeout: 60_000 }, () => {
  for (const part of ['a/', 'write to a/ ', 'write write in a/b/, ', '`a/` ']) {
    const start = process.cpuUsage().user
    placesIn(part.repeat(Math.ceil(300_000 / part.length)))
    expect((process.cpuUsage().user - start) / 1000, part).toBeLessThan(1000)
  }
})
