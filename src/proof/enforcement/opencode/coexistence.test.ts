import { expect, test } from 'vitest'
import { patch } from '../../../design/edits.ts'
import { all, settings } from '../../../design/queries.ts'
import { type FileSet, fileSet, textOf } from '../../../files/file-set.ts'
import { printProject } from '../../../project/print.ts'
import { readProject } from '../../../project/read.ts'
import { emptyReading } from '../../../project/reading.ts'
import { readCorpus } from '../../corpus-archive.ts'
import { CORPUS } from '../../places.ts'
import { repositoriesIn } from '../../repositories.ts'
import { confinedTeam, gatedTeam } from './teams.ts'

const enforce = (on: boolean) => patch('design:main', { enforce: on })
const targets = ['opencode']
const asObject = (files: FileSet) => Object.fromEntries(files)

/** Files as a person would have them who turns enforcement on, saves, opens the folder again, and turns it off. */
const turnedOnAndOff = (files: FileSet): { before: FileSet; on: FileSet; off: FileSet } => {
  const first = readProject(files)
  const on = printProject(enforce(true)(first.design), first, { targets }).files
  const second = readProject(on)
  return {
    before: printProject(first.design, first, { targets }).files,
    on,
    off: printProject(enforce(false)(second.design), second, { targets }).files,
  }
}

test.each([
  ['confined', confinedTeam],
  ['gated', gatedTeam],
])('a %s team reads back as it was designed, and comes out of that as it went in', (_, team) => {
  const { files } = printProject(team, emptyReading)
  const reading = readProject(files)
  expect(settings(reading.design).enforce).toBe(true)
  for (const agent of all(team, 'agent')) {
    const back = all(reading.design, 'agent').find(({ name }) => name === agent.name)
    expect(back?.capabilities, agent.name).toEqual(agent.capabilities)
    expect(back?.patterns, agent.name).toEqual(agent.patterns)
    expect(back?.targets, agent.name).toEqual({})
  }
  expect(all(reading.design, 'agent').length).toBe(all(team, 'agent').length)
  expect(asObject(printProject(reading.design, reading).files)).toEqual(asObject(files))
})

test('a team without its layout file reads back the same', () => {
  const { files } = printProject(confinedTeam, emptyReading)
  const bare = fileSet([...files].filter(([path]) => path !== '.dotbox/design.json'))
  const reading = readProject(bare)
  const kinds = (['agent', 'handoff', 'delegates', 'writes', 'reads', 'verifies'] as const).map((kind) => [
    all(confinedTeam, kind).length,
    all(reading.design, kind).length,
  ])
  for (const [was, is] of kinds) expect(is).toBe(was)
})

test('turning enforcement off takes away all that turning it on added', () => {
  const { files } = printProject(enforce(false)(confinedTeam), emptyReading)
  const { on, off } = turnedOnAndOff(files)
  expect(on.has('.opencode/plugins/dotbox-guard.js')).toBe(true)
  expect(asObject(off)).toEqual(asObject(files))
})

test('switching the client’s own agents off is read back, and they are no agents of the team', () => {
  const off = patch('design:main', { targets: { opencode: { builtIns: 'off' } } })(confinedTeam)
  const { files } = printProject(off, emptyReading)
  expect(textOf(files, '.opencode/opencode.json')).toContain('"disable": true')
  const { design } = readProject(files)
  expect(settings(design).targets.opencode?.builtIns).toBe('off')
  expect(all(design, 'agent').map(({ name }) => name)).not.toContain('build')
})

test('a configuration of the person’s in the place of DotBox’s own is left alone', () => {
  const { files } = printProject(enforce(false)(confinedTeam), emptyReading)
  const theirs = '{\n  "permission": { "bash": "ask" }, // mine\n}\n'
  const { on, off } = turnedOnAndOff(fileSet([...files, ['.opencode/opencode.json', theirs]]))
  expect(textOf(on, '.opencode/opencode.json')).toBe(theirs)
  expect(on.has('.opencode/plugins/dotbox-guard.js')).toBe(true)
  expect(textOf(off, '.opencode/opencode.json')).toBe(theirs)
})

const corpus = readCorpus(CORPUS)
const repositories = corpus
  ? repositoriesIn(corpus).filter(({ files }) => [...files.keys()].some((path) => path.includes('opencode')))
  : []
/** Says in its name where it had nothing to look at. */
const onCorpus = (name: string) => (corpus ? name : `${name} (left out: there is no corpus beside this checkout)`)

test(onCorpus(
  'over the corpus, turning it on touches no agent file, and turning it off leaves every byte as it was',
), () => {
  for (const { name, files } of repositories) {
    const { before, on, off } = turnedOnAndOff(files)
    expect(asObject(off), name).toEqual(asObject(before))
    const touched = [...before].filter(
      ([path, content]) => path.includes('.opencode/agent') && on.get(path) !== content,
    )
    expect(
      touched.map(([path]) => path),
      name,
    ).toEqual([])
  }
}, 120_000)
