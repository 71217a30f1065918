import { expect, test } from 'vitest'
import { slug } from '../design/ids.ts'
import { get } from '../design/queries.ts'
import type { AgentId } from '../design/records/shared.ts'
import { proseSources } from '../project/prose-sources.ts'
import { readProject } from '../project/read.ts'
import { readCorpus } from '../proof/corpus-archive.ts'
import { CORPUS } from '../proof/places.ts'
import { repositoriesIn } from '../proof/repositories.ts'
import { mentionsIn } from './find.ts'
import agentRows from './labelled/agents.tsv?raw'
import directoryRows from './labelled/directories.tsv?raw'
import { placesIn } from './places.ts'

const corpus = readCorpus(CORPUS)
const onCorpus = (name: string) => (corpus ? name : `${name} (left out: there is no corpus beside this checkout)`)

const rowsOf = (table: string): Record<string, string>[] => {
  const [head = '', ...rows] = table.trimEnd().split('\n')
  const keys = head.split('\t')
  return rows.map((row) => Object.fromEntries(row.split('\t').map((value, at) => [keys[at] ?? '', value])))
}

/** What is said at a place of the corpus: path and line to the other agent and the relation. */
type Said = { readonly at: string; readonly names: readonly string[]; readonly says: string; readonly of: string }

const agentsSaid: Said[] = []
const directoriesSaid: { readonly at: string; readonly path: string; readonly kind: string }[] = []
for (const { name, files } of corpus ? repositoriesIn(corpus) : []) {
  if (name.startsWith('made/')) continue
  const reading = readProject(files)
  const stems = (id: string) =>
    Object.values(reading.places).flatMap((places) => places[id]?.path.split('/').at(-1)?.replace(/\.md$/, '') ?? [])
  const called = (id: string) => [get(reading.design, id as AgentId)?.name ?? '', ...stems(id)].map(slug)
  for (const source of proseSources(reading)) {
    const at = (line: number) => `${name}/${source.path}:${source.line ?? line}`
    for (const { kind, from, to, line } of mentionsIn(source, source.names)) {
      if (from === source.self) agentsSaid.push({ at: at(line), names: called(to), says: `${kind} to`, of: '' })
      else if (to === source.self) agentsSaid.push({ at: at(line), names: called(from), says: `${kind} from`, of: '' })
      else for (const of of called(from)) agentsSaid.push({ at: at(line), names: called(to), says: `${kind} to`, of })
    }
    if (source.self !== null && source.voice === 'prompt')
      for (const { kind, path, line } of placesIn(source.text)) directoriesSaid.push({ at: at(line), path, kind })
  }
}

type Score = { right: number; wrong: string[]; missed: number }
const precision = ({ right, wrong }: Score) => right / (right + wrong.length)
const recall = ({ right, missed }: Score) => right / (right + missed)
const shown = (name: string, score: Score) =>
  `${name}: precision ${precision(score).toFixed(2)}, recall ${recall(score).toFixed(2)} (${score.right} right, ${score.wrong.length} wrong, ${score.missed} missed)`

const agentScore = (rows: readonly Record<string, string>[]): Score => {
  const score: Score = { right: 0, wrong: [], missed: 0 }
  for (const { path, line, name = '', says = '', of = '' } of rows) {
    const found = agentsSaid.filter(
      (said) => said.at === `${path}:${line}` && said.of === of && said.names.includes(slug(name)),
    )
    const fits = found.some((said) => said.says === says || (says === 'either to' && said.says.endsWith(' to')))
    if (fits) score.right += 1
    else if (says !== 'none') score.missed += 1
    if (!fits && found.length > 0) score.wrong.push(`${path}:${line} ${name} is ${says}, said ${found[0]?.says}`)
  }
  return score
}

test(onCorpus('nine of ten suggested edges are what a reader of the sentence would draw'), () => {
  if (!corpus) return
  const rows = rowsOf(agentRows)
  const whole = agentScore(rows)
  const heldOut = agentScore(rows.filter(({ half }) => half === 'held out'))
  console.log(
    [
      `${rows.length} labelled mentions in ${new Set(rows.map(({ path }) => path?.split('/')[1])).size} repositories`,
      shown('all', whole),
      shown('tuned on', agentScore(rows.filter(({ half }) => half === 'tuned'))),
      shown('held out', heldOut),
    ].join('\n'),
  )
  expect(rows.length).toBeGreaterThanOrEqual(180)
  expect(precision(whole), whole.wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
  expect(precision(heldOut), heldOut.wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
  // What finds nothing is never wrong: these are well below what was measured.
  expect(recall(whole)).toBeGreaterThan(0.5)
  expect(heldOut.right).toBeGreaterThan(10)
})

test(onCorpus('nine of ten suggested directories are read or written as it is said'), () => {
  if (!corpus) return
  const rows = rowsOf(directoryRows)
  const score: Score = { right: 0, wrong: [], missed: 0 }
  for (const { path, line, directory = '', says } of rows) {
    const wanted = directory.replace(/\*.*$/, '').replace(/\/+$/, '')
    const found = directoriesSaid.find((said) => said.at === `${path}:${line}` && said.path === wanted)
    if (found && found.kind === says) score.right += 1
    else if (says !== 'none') score.missed += 1
    if (found && found.kind !== says) score.wrong.push(`${path}:${line} ${directory} is ${says}, said ${found.kind}`)
  }
  console.log(`${rows.length} labelled directories\n${shown('all', score)}`)
  expect(precision(score), score.wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
  expect(recall(score)).toBeGreaterThan(0.4)
})
