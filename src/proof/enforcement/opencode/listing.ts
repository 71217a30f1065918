import { inOrder, patch, put } from '../../../design/edits.ts'
import { type FileSet, fileSet } from '../../../files/file-set.ts'
import { printProject } from '../../../project/print.ts'
import { readProject } from '../../../project/read.ts'
import { answersOf, listedRules } from '../../effective.ts'
import { temporaryFolder } from '../../hermetic.ts'
import { layOut } from '../../lay-out.ts'
import type { OpenCodeAgent, OpenCodeServer } from '../../opencode.ts'
import type { Outcome } from '../../report.ts'
import { confinedTeam } from './teams.ts'

/** `general` and `explore` never could call others, which no list says: OpenCode denies it to a called agent without a rule. */
const CALLED = new Set(['general', 'explore'])

/** The agents that come with the client may do the same with a team beside them as without, whatever the person said for all. */
export const proveBuiltIns = async (server: OpenCodeServer): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const [name, permission] of Object.entries(PERSONS)) {
    const said = { $schema: 'https://opencode.ai/config.json', ...(permission ? { permission } : {}) }
    const config = fileSet([['opencode.json', `${JSON.stringify(said, null, 2)}\n`]])
    const [before, after] = [laid(config), laid(withTeam(config))]
    const [was, is] = [await listed(server, before), await listed(server, after)]
    const problems = was
      .filter(({ native }) => native === true)
      .flatMap((agent) => {
        const now = is.find((other) => other.name === agent.name)
        if (!now) return [`${agent.name} is gone`]
        const [a, b] = [answersOf(listedRules(agent.permission)), answersOf(listedRules(now.permission))]
        return Object.keys(a)
          .filter(
            (key) =>
              a[key] !== b[key] && !(CALLED.has(agent.name) && key.startsWith('task ')) && !HIDDEN.has(agent.name),
          )
          .map((key) => `${agent.name} ${key}: ${a[key]} before, ${b[key]} with the team`)
      })
    outcomes.push({ name: `OpenCode: its own agents, ${name}`, compared: `${was.length} agents`, problems })
  }
  return outcomes
}

const listed = async (server: OpenCodeServer, folder: string): Promise<readonly OpenCodeAgent[]> => {
  const seen = await server.ask(folder)
  if ('refused' in seen) throw new Error(`OpenCode refuses ${folder}: ${seen.refused}`)
  return seen.agents
}

/** A person's repository after a team was put into it and enforced. */
const withTeam = (files: FileSet): FileSet => {
  const reading = readProject(files)
  const team = Object.values(confinedTeam.records).filter((record) => record.kind !== 'design')
  const design = inOrder(put(...team), patch('design:main', { enforce: true, exportTo: ['opencode'] }))(reading.design)
  return printProject(design, reading, { targets: ['opencode'] }).files
}

const laid = (files: FileSet): string => {
  const folder = temporaryFolder('listing')
  layOut(files, folder)
  return folder
}

/** These use no tools at all. */
const HIDDEN = new Set(['compaction', 'title', 'summary'])

/** What a person may have said for all agents. */
const PERSONS = {
  'nothing said': null,
  'commands asked': { bash: { '*': 'ask', 'npm test': 'allow', 'rm *': 'deny' } },
  'edits asked': { edit: 'ask', webfetch: 'deny' },
  'everything asked': { '*': 'ask', bash: 'deny', task: { '*': 'deny', explore: 'allow' } },
} as const
