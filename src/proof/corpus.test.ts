import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { all } from '../design/queries.ts'
import { readCorpus, untar } from './corpus-archive.ts'
import { reads, uneditedProblems } from './lossless.ts'
import { FIELD_EDITS, tryEdit } from './one-edit.ts'
import { CORPUS } from './places.ts'
import { type Repository, repositoriesIn } from './repositories.ts'

const corpus = readCorpus(CORPUS)
const repositories = corpus ? repositoriesIn(corpus) : []
/** Says in its name where it had nothing to look at; `npm run corpus` looks at everything. */
const onCorpus = (name: string) => (corpus ? name : `${name} (left out: there is no corpus beside this checkout)`)

const readingOf = (repository: Repository) => {
  const read = reads(repository)
  if ('problem' in read) throw new Error(`${repository.name}: ${read.problem}`)
  return read.reading
}

test(onCorpus('every repository of the corpus comes back byte for byte'), { timeout: 60_000 }, () => {
  expect(
    repositories.flatMap((repository) =>
      uneditedProblems(repository, readingOf(repository)).map((problem) => `${repository.name} ${problem}`),
    ),
  ).toEqual([])
})

test(onCorpus('an edited field changes its own lines and reads back'), { timeout: 60_000 }, () => {
  const few = repositories.filter(({ name }) => /humanlayer|biomejs|affinity|agentopology|cloudflare/.test(name))
  const problems = few.flatMap((repository) => {
    const reading = readingOf(repository)
    return all(reading.design, 'agent')
      .slice(0, 2)
      .flatMap((agent) =>
        FIELD_EDITS.flatMap((edit) => {
          const outcome = tryEdit(reading, agent, edit)
          return 'problems' in outcome
            ? outcome.problems.map((problem) => `${repository.name} ${agent.id} ${edit.field}: ${problem}`)
            : []
        }),
      )
  })
  expect(problems).toEqual([])
})

test('an archive is read as tar wrote it: long paths, links, empty files and bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dotbox-tar-'))
  const long = `top/${'deep/'.repeat(30)}${'n'.repeat(90)}.md`
  for (const [path, content] of [
    ['top/a.md', 'A\n'],
    [long, 'long'],
    ['top/empty', ''],
    ['top/größe.md', 'ü'],
  ] as const) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  writeFileSync(join(folder, 'top/bytes'), new Uint8Array([0xff, 0, 1]))
  symlinkSync('a.md', join(folder, 'top/link.md'))
  for (const format of ['gnu', 'pax', 'ustar']) {
    execFileSync(
      'tar',
      ['-czf', 'x.tgz', `--format=${format}`, ...(format === 'ustar' ? [`--exclude=${'n'.repeat(90)}.md`] : []), 'top'],
      { cwd: folder },
    )
    const files = untar(gunzipSync(readFileSync(join(folder, 'x.tgz'))))
    const inside = long.slice('top/'.length)
    expect(Object.fromEntries(files), format).toEqual({
      'a.md': 'A\n',
      ...(format === 'ustar' ? {} : { [inside]: 'long' }),
      empty: '',
      'größe.md': 'ü',
      bytes: new Uint8Array([0xff, 0, 1]),
      'link.md': { link: 'a.md' },
    })
  }
  rmSync(folder, { recursive: true, force: true })
})

test('what is wrong with an export is seen', () => {
  const files = new Map([['.claude/agents/a.md', '---\nname: a\ndescription: b\n---\nc\n']])
  const reading = readingOf({ name: 'x', files })
  expect(uneditedProblems({ name: 'x', files }, reading)).toEqual([])
  expect(uneditedProblems({ name: 'x', files: new Map([...files, ['b.md', 'lost']]) }, reading)).toEqual([
    'unedited: b.md comes back different',
  ])
  const [agent] = all(reading.design, 'agent')
  const wide = {
    field: 'instructions',
    value: () => 'all new',
    read: () => 'something else',
    hunks: 0,
    elsewhere: false,
  }
  expect(agent && tryEdit(reading, agent, wide)).toEqual({
    problems: [
      '.claude/agents/a.md changes in 1 places: 4',
      '.claude/agents/a.md: a line added at the end takes away "-c"',
      'read back for claude-code, it is "something else" and not "all new"',
    ],
  })
})
