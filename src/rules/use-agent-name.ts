import { patch } from '../design/edits.ts'
import { slug } from '../design/ids.ts'
import type { Design, RecordOf } from '../design/model.ts'
import { agentNameProblem } from '../design/names.ts'
import { all } from '../design/queries.ts'
import { aDesign, anAgent } from '../design/samples.ts'
import { nameKey, twinsAsRead } from './as-read.ts'
import { grouped } from './grouped.ts'
import { type Context, nothingRead, type Rule } from './rule.ts'

export const useAgentName: Rule = {
  id: 'use-agent-name',
  severity: 'error',
  family: 'Names and paths',
  why: 'A tool finds an agent by its name. Where the name is missing, taken or not allowed, the tool drops the agent, often without a word.',
  *check(context) {
    const { design } = context
    const twinsOf = twinsAsRead(context)
    const agents = all(design, 'agent')
    const taken = new Set(agents.map(nameKey))
    for (const namesakes of grouped(agents, nameKey).values()) {
      for (const agent of namesakes) {
        // Only agents that share a name can be in each other's way: looking at these alone keeps the check linear.
        const twins = twinsOf(agent)
        const others = namesakes.filter((other) => !twins.includes(other))
        const among: Design = { ...design, records: Object.fromEntries(others.map((other) => [other.id, other])) }
        const problem = agentNameProblem(among, agent.id, agent.name)
        if (!problem) continue
        const name = freeName(agent, taken)
        const fix = { title: `Call it “${name}”`, safe: false, edit: patch(agent.id, { name }) }
        yield { at: agent.id, message: agent.name.trim() === '' ? problem : `“${agent.name}”: ${problem}`, fix }
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('writer'), anAgent('reviewer')),
      aDesign(anAgent('writer'), anAgent('writer', { root: 'web' })),
      readTwins(),
    ],
    fails: [
      aDesign(anAgent('')),
      aDesign(anAgent('team:writer')),
      aDesign(anAgent('-writer')),
      aDesign(anAgent('writer'), { ...anAgent('Writer'), id: 'agent:writer-2' }),
    ],
  },
}

/** One agent that stands in two files. */
function readTwins(): Context {
  const design = aDesign(anAgent('writer'), { ...anAgent('writer'), id: 'agent:writer-2' })
  return { design, reading: { ...nothingRead, design } }
}

const freeName = (agent: RecordOf<'agent'>, taken: ReadonlySet<string>): string => {
  const base = slug(agent.name)
  let name = base
  for (let count = 2; taken.has(nameKey({ ...agent, name })); count++) name = `${base}-${count}`
  return name
}
