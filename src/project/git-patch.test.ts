import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type Content, isLink } from '../files/file-set.ts'
import type { Change } from './change.ts'
import { gitPatch } from './git-patch.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

const change = (path: string, before: Content | undefined, after: Content | undefined): Change => ({
  path,
  target: 'shared',
  status: before === undefined ? 'added' : after === undefined ? 'deleted' : 'changed',
  before,
  after,
})

/** Lays out what was there, applies the patch with the real git, and gives back what is there then. */
const applied = (changes: readonly Change[], executable: ReadonlySet<string> = new Set()): (string | undefined)[] => {
  const folder = mkdtempSync(join(tmpdir(), 'dotbox-patch-'))
  made.push(folder)
  for (const { path, before } of changes) {
    if (before === undefined) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (isLink(before)) symlinkSync(before.link, join(folder, path))
    else writeFileSync(join(folder, path), before)
    if (executable.has(path)) chmodSync(join(folder, path), 0o755)
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'core.autocrlf=false', ...args], {
      cwd: folder,
      input: gitPatch(changes, executable).text,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_CEILING_DIRECTORIES: dirname(folder) },
    })
  git('apply', '--whitespace=nowarn', '-')
  return changes.map(({ path }) => {
    const at = join(folder, path)
    const there = lstatSync(at, { throwIfNoEntry: false })
    if (!there) return undefined
    return there.isSymbolicLink() ? `-> ${readlinkSync(at)}` : readFileSync(at, 'utf8')
  })
}

test('git applies changed, new and deleted files, and each is then what the design says', () => {
  const long = Array.from({ length: 40 }, (_, at) => `line ${at}`)
  const edited = long.map((line, at) => (at === 3 || at === 30 ? `${line}!` : line))
  expect(
    applied([
      change('a.md', long.join('\n'), edited.join('\n')),
      change('deep/er/new.md', undefined, 'fresh\n'),
      change('old.md', 'gone\n', undefined),
      change('empty-new.md', undefined, ''),
      change('empty-old.md', '', undefined),
      change('emptied.md', 'text\n', ''),
      change('filled.md', '', 'text'),
    ]),
  ).toEqual([edited.join('\n'), 'fresh\n', undefined, '', undefined, '', 'text'])
})

test('line ends, a byte order mark and a missing last line end come through as they are', () => {
  const pairs = [
    ['crlf.md', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n'],
    ['mixed.md', 'a\r\nb\nc\rd\n', 'a\r\nb\nc\rD\n'],
    ['bom.md', '\ufeffa\nb\n', '\ufeffa\nB\n'],
    ['no-end.md', 'a\nb', 'a\nc'],
    ['gains-end.md', 'a\nb', 'a\nb\n'],
    ['loses-end.md', 'a\nb\n', 'a\nb'],
  ] as const
  expect(applied(pairs.map(([path, before, after]) => change(path, before, after)))).toEqual(
    pairs.map(([, , after]) => after),
  )
})

test('a patch reads as git writes it', () => {
  expect(gitPatch([change('a.md', 'one\ntwo', 'one\n2'), change('new one.md', undefined, 'x\n')]).text).toBe(
    [
      'diff --git a/a.md b/a.md',
      '--- a/a.md',
      '+++ b/a.md',
      '@@ -1,2 +1,2 @@',
      ' one',
      '-two',
      '\\ No newline at end of file',
      '+2',
      '\\ No newline at end of file',
      'diff --git a/new one.md b/new one.md',
      'new file mode 100644',
      '--- /dev/null',
      '+++ b/new one.md\t',
      '@@ -0,0 +1,1 @@',
      '+x',
      '',
    ].join('\n'),
  )
})

test('a path with spaces, quotes, a backslash or other letters is applied to that very file', () => {
  const paths = ['with space.md', 'qu"ote.md', 'back\\slash.md', 'größe/名前.md', 'tab\there.md', 'a b/c d.md']
  expect(applied(paths.map((path) => change(path, 'one\n', 'two\n')))).toEqual(paths.map(() => 'two\n'))
})

test('a link that comes, goes or becomes a file is applied', () => {
  expect(
    applied([
      change('new-link', undefined, { link: 'a/b' }),
      change('old-link', { link: 'x' }, undefined),
      change('was-link', { link: 'x' }, 'text\n'),
    ]),
  ).toEqual(['-> a/b', undefined, 'text\n'])
})

test('an executable file can be deleted', () => {
  expect(applied([change('run.sh', '#!/bin/sh\n', undefined)], new Set(['run.sh']))).toEqual([undefined])
})

test('bytes that are no text are named instead of being left out silently', () => {
  expect(gitPatch([change('picture.png', undefined, new Uint8Array([0, 1])), change('a.md', 'x', 'x')])).toEqual({
    text: expect.stringContaining('a.md'),
    unsaid: ['picture.png'],
  })
  expect(gitPatch([{ ...change('a.md', 'x', 'x'), status: 'unchanged' }])).toEqual({ text: '', unsaid: [] })
})

test('whatever two texts are, git makes the second of the first', () => {
  const text = fc
    .array(
      fc.constantFrom('a\n', 'b\n', 'a\r\n', '\n', '--- a\n', '@@ -1 +1 @@\n', '+x\n', ' \n', 'end', '\\ No newline\n'),
      { maxLength: 12, size: 'max' },
    )
    .map((lines) => lines.join(''))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 20, maxLength: 20 }), (pairs) => {
      const changes = pairs
        .map(([before, after], at) => change(`f${at}.md`, before, after))
        .filter(({ before, after }) => before !== after)
      fc.pre(changes.length > 0)
      expect(applied(changes)).toEqual(changes.map(({ after }) => after))
    }),
    { numRuns: 12 },
  )
})
