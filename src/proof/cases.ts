import type { Design } from '../design/model.ts'
import { all } from '../design/queries.ts'
import type { FileSet } from '../files/file-set.ts'
import { printProject } from '../project/print.ts'
import { readProject } from '../project/read.ts'
import { emptyReading, type Reading } from '../project/reading.ts'
import { targets } from '../targets/index.ts'
import { templates } from '../templates/index.ts'
import { looseTeams, type Repository, repositoriesIn } from './repositories.ts'
import { translationSamples } from './translation-samples.ts'

/** What DotBox exported, and what it says that each client makes of it. */
export type Case = {
  readonly name: string
  readonly files: FileSet
  readonly reading: Reading
  /** The design that the files were printed from; null where they came from a repository. */
  readonly template: Design | null
  /** What one of the agents must be in the eyes of the client, whatever DotBox says of the files. */
  readonly sees?: Readonly<Record<string, unknown>>
}

const EVERY_TARGET = targets.map((target) => target.id)

/** Each template, exported to every target at once, and to each alone. */
export const templateCases = (): Case[] =>
  templates.flatMap((template) =>
    [EVERY_TARGET, ...EVERY_TARGET.map((id) => [id])].map((exportTo) => {
      const design = template.design(exportTo)
      const { files } = printProject(design, emptyReading, { targets: exportTo })
      return {
        name: `${template.id} for ${exportTo.join(' and ')}`,
        files,
        reading: readProject(files),
        template: design,
      }
    }),
  )

const HAS_AGENTS = /(?:^|\/)(?:\.claude\/agents|\.opencode\/agents?)\/|(?:^|\/)opencode\.jsonc?$/

/** Every repository of the corpus that has agents, exported as it is. */
export const corpusCases = (corpus: FileSet): Case[] => {
  const manifest = corpus.get('MANIFEST.tsv')
  const teams = [...repositoriesIn(corpus), ...(typeof manifest === 'string' ? looseTeams(corpus, manifest) : [])]
  return teams.filter(({ files }) => [...files.keys()].some((path) => HAS_AGENTS.test(path))).map(exported)
}

/** Small repositories of the project's own, exported as they are. */
export const sampleCases = (): Case[] => translationSamples().map(exported)

const exported = ({ name, files }: Repository): Case => {
  const read = readProject(files)
  const printed = printProject(read.design, read)
  return { name, files: printed.files, reading: readProject(printed.files), template: null }
}

/** A folder is a project of a target where DotBox found an agent of it, or where the client might find one. */
const PROJECT: Readonly<Record<string, RegExp>> = {
  'claude-code': /^(?:(.*?)\/)?\.claude\/agents\//,
  opencode: /^(?:(.*?)\/)?(?:\.opencode\/(?:agents?\/|modes?\/|opencode\.jsonc?$)|opencode\.jsonc?$)/,
}

/** The projects of a case that have agents for a target, the top ('') among them: each is asked in its own folder. */
export const rootsOf = ({ reading, files }: Case, target: string): string[] => {
  const ids = new Set(
    reading.verdicts.filter((verdict) => verdict.target === target).map((verdict) => verdict.agent as string),
  )
  const read = all(reading.design, 'agent').flatMap((agent) => (ids.has(agent.id) ? [agent.root] : []))
  const there = [...files.keys()].flatMap((path) => {
    const found = PROJECT[target]?.exec(path)
    return found ? [found[1] ?? ''] : []
  })
  return [...new Set([...read, ...there])].sort()
}

/** What DotBox says of the agents of one project for one target. */
export const verdictsFor = ({ reading }: Case, target: string, root: string) =>
  reading.verdicts.filter((verdict) => {
    const agent = reading.design.records[verdict.agent]
    return verdict.target === target && agent?.kind === 'agent' && agent.root === root
  })
