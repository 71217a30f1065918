import type { FileSet } from '../files/file-set.ts'
import { readProject } from '../project/read.ts'
import { brokenSamples, mended } from './broken-samples.ts'
import type { Case } from './cases.ts'
import { oddClaudeProject, oddOpenCodeProject } from './odd-agents.ts'

/** How many odd files and folders are asked about each time; `--seed N` asks about others. */
const CLAUDE_FILES = 300
const OPENCODE_FOLDERS = 40

const caseOf = (name: string, files: FileSet): Case => ({ name, files, reading: readProject(files), template: null })

/** Files that no person would write on purpose, the same ones for the same seed. */
export const oddCases = (seed: number): Case[] => [
  caseOf(`${CLAUDE_FILES} odd files, seed ${seed}`, oddClaudeProject(seed, CLAUDE_FILES)),
  ...Array.from({ length: OPENCODE_FOLDERS }, (_, at) =>
    caseOf(`odd folder ${seed}.${at}`, oddOpenCodeProject(seed * 1000 + at)),
  ),
]

/** One broken file of each kind that DotBox has a fix for, mended. */
export const mendedCases = (): Case[] =>
  brokenSamples.map(({ name, files, sees }) => ({ ...caseOf(`mended: ${name}`, mended(files, true).files), sees }))
