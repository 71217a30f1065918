import type { EdgeRecord, RecordOf } from '../design/model.ts'
import { all, edges, settings, title } from '../design/queries.ts'
import { CAPABILITIES } from '../design/records/agent.ts'
import { isLink } from '../files/file-set.ts'
import { permissionKey, type RuleKey, type RuleLevel } from '../guard/certainty.ts'
import { levelWords } from '../guard/levels.ts'
import { keptByKind, keptKindNames } from '../project/kept.ts'
import type { Reading } from '../project/reading.ts'
import { type Levels, levelsOf } from '../targets/levels.ts'
import type { Answer, CliCommand } from './command.ts'
import { type Loaded, load, targetsOf } from './load.ts'

export const inspectCommand: CliCommand = {
  name: 'inspect',
  usage: 'PATH',
  summary: 'What is there: agents, places, edges, and what each tool makes of the files.',
  words: [1, 1],
  options: {},
  run: async ({ words }) => inspect(await load(words[0] ?? '')),
}

/** What a design and the files it was read from say, as the command answers. */
export const inspect = ({ design, reading, notes }: Pick<Loaded, 'design' | 'reading' | 'notes'>): Answer => {
  const targets = targetsOf(design)
  const levels = levelsOf(design)
  const json = {
    targets,
    instructions: targets.map((target) => ({
      target,
      path: reading.mains[target] ?? null,
      imports: reading.imports[target] ?? [],
    })),
    agents: all(design, 'agent').map((agent) => agentSeen(agent, reading, levels, targets)),
    directories: all(design, 'directory').map(({ id, path, instructions, suggested }) => ({
      id,
      path,
      suggested,
      instructions: instructions === '' ? null : instructions,
    })),
    specs: all(design, 'spec').map(({ id, path }) => ({ id, path })),
    edges: edges(design).map((edge) => edgeSeen(edge, levels, targets)),
    kept: reading.kept,
    skipped: reading.skipped,
  }
  const lines = [
    `For ${targets.join(', ') || 'no tool'}: ${json.agents.length} agents, ${json.directories.length} directories, ${json.specs.length} specs, ${json.edges.length} edges; ${json.kept.length} files kept as they are. ${settings(design).enforce ? 'It is enforced.' : 'It is not enforced.'}`,
    ...keptByKind(reading.kept).map(([kind, paths]) => `kept: ${paths.length} of ${keptKindNames[kind].toLowerCase()}`),
    ...[...reading.files].flatMap(([path, content]) => (isLink(content) ? [`link ${path} → ${content.link}`] : [])),
    ...json.instructions.flatMap(({ target, path, imports }) =>
      path === null
        ? []
        : [
            `instructions for ${target}: ${path}${imports.length === 0 ? '' : `, with the text of ${imports.join(', ')}`}`,
          ],
    ),
    ...json.agents.flatMap((agent) => [
      `agent ${agent.name}${agent.root === '' ? '' : ` of ${agent.root}`} (${agent.model ?? 'model of the caller'})`,
      ...agent.files.map(
        (file) =>
          `  ${file.loads ? 'loads' : 'DOES NOT LOAD'} in ${file.target}: ${file.path}${file.why === null ? '' : `: ${file.why}`}`,
      ),
      ...agent.startedBy.map(({ command, path }) => `  started by ${command}: ${path}`),
    ]),
    ...edges(design).map((edge) => {
      const holds = edge.suggested ? 'suggested' : inWords(levelsSeen(levels, edge.id, targets))
      return `${edge.kind}: ${title(design, edge.from)} → ${title(design, edge.to)} (${holds})`
    }),
    ...json.skipped.map(({ path, why }) => `skipped ${path}: ${why}`),
    'Not read: source code, .git, node_modules and build folders.',
  ]
  return { exit: 0, json, text: `${lines.join('\n')}\n`, notes }
}

const agentSeen = (
  agent: RecordOf<'agent'>,
  { verdicts, startedBy }: Reading,
  levels: Levels,
  targets: readonly string[],
) => {
  const { id, name, root, description, model, capabilities } = agent
  const written = targets.filter((target) => !agent.leftOut.includes(target))
  return {
    id,
    name,
    root,
    description,
    model,
    capabilities,
    levels: Object.fromEntries(
      [...CAPABILITIES, 'mcp' as const].map((capability) => [
        capability,
        levelsSeen(levels, permissionKey(id, capability), written),
      ]),
    ),
    startedBy: startedBy[id] ?? [],
    files: verdicts
      .filter((verdict) => verdict.agent === id)
      .map(({ target, path, loads, why, seen }) => ({ target, path, loads, why, seen })),
  }
}

/** A level in words: once where the tools agree. */
const inWords = (levels: Readonly<Record<string, LevelSeen>>): string => {
  const told = Object.entries(levels)
  const words = new Set(told.map(([, { level }]) => levelWords[level].word))
  return words.size === 1
    ? [...words].join('')
    : told.map(([target, { level }]) => `${target}: ${levelWords[level].word}`).join(', ')
}

/** Where a tool says nothing of a rule, it is written where the agents read it and no more. */
const ADVICE = {
  level: 'advice',
  why: 'It is written into the instructions; nothing stops an agent that does not follow them.',
} as const
const SUGGESTED = { level: 'advice', why: 'It was only read out of a sentence and is not accepted yet.' } as const

type LevelSeen = Pick<RuleLevel, 'level' | 'why'>

/** The level of a rule in each tool that the design is written for. */
const levelsSeen = (levels: Levels, rule: RuleKey, targets: readonly string[]): Record<string, LevelSeen> =>
  Object.fromEntries(
    targets.map((target) => {
      const { level, why } = levels.get(rule)?.[target] ?? ADVICE
      return [target, { level, why }]
    }),
  )

const edgeSeen = (
  { id, kind, from, to, suggested, evidence }: EdgeRecord,
  levels: Levels,
  targets: readonly string[],
) => ({
  id,
  kind,
  from,
  to,
  suggested,
  evidence,
  levels: suggested
    ? Object.fromEntries(targets.map((target) => [target, SUGGESTED]))
    : levelsSeen(levels, id, targets),
})
