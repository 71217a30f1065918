import type { EdgeRecord, RecordOf } from '../design/model.ts'
import { all, edges, title } from '../design/queries.ts'
import { isLink } from '../files/file-set.ts'
import { keptByKind, keptKindNames } from '../project/kept.ts'
import type { Reading } from '../project/reading.ts'
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
  const json = {
    targets,
    instructions: targets.map((target) => ({
      target,
      path: reading.mains[target] ?? null,
      imports: reading.imports[target] ?? [],
    })),
    agents: all(design, 'agent').map((agent) => agentSeen(agent, reading)),
    directories: all(design, 'directory').map(({ id, path, instructions, suggested }) => ({
      id,
      path,
      suggested,
      instructions: instructions === '' ? null : instructions,
    })),
    specs: all(design, 'spec').map(({ id, path }) => ({ id, path })),
    edges: edges(design).map((edge) => edgeSeen(edge, targets)),
    kept: reading.kept,
    skipped: reading.skipped,
  }
  const lines = [
    `For ${targets.join(', ') || 'no tool'}: ${json.agents.length} agents, ${json.directories.length} directories, ${json.specs.length} specs, ${json.edges.length} edges; ${json.kept.length} files kept as they are.`,
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
    ...edges(design).map(
      (edge) =>
        `${edge.kind}${edge.suggested ? ' (suggested)' : ''}: ${title(design, edge.from)} → ${title(design, edge.to)}`,
    ),
    ...json.skipped.map(({ path, why }) => `skipped ${path}: ${why}`),
    'Not read: source code, .git, node_modules and build folders.',
  ]
  return { exit: 0, json, text: `${lines.join('\n')}\n`, notes }
}

const agentSeen = (
  { id, name, root, description, model, capabilities }: RecordOf<'agent'>,
  { verdicts, startedBy }: Reading,
) => ({
  id,
  name,
  root,
  description,
  model,
  capabilities,
  startedBy: startedBy[id] ?? [],
  files: verdicts
    .filter((verdict) => verdict.agent === id)
    .map(({ target, path, loads, why, seen }) => ({ target, path, loads, why, seen })),
})

/** Nothing of a design is enforced yet: what an edge says is written where the agents read it. */
const ADVICE = {
  level: 'advice',
  why: 'It is written into the instructions; nothing stops an agent that does not follow them.',
} as const
const SUGGESTED = { level: 'advice', why: 'It was only read out of a sentence and is not accepted yet.' } as const

const edgeSeen = ({ id, kind, from, to, suggested, evidence }: EdgeRecord, targets: readonly string[]) => ({
  id,
  kind,
  from,
  to,
  suggested,
  evidence,
  levels: Object.fromEntries(targets.map((target) => [target, suggested ? SUGGESTED : ADVICE])),
})
