import type { RecordOf } from '../design/model.ts'
import { get } from '../design/queries.ts'
import { aDesign, anAgent } from '../design/samples.ts'
import { targets } from '../targets/index.ts'
import type { Verdict } from '../targets/target.ts'
import { type Context, nothingRead, type Rule } from './rule.ts'

export const useLoadingFile: Rule = {
  id: 'use-loading-file',
  severity: 'warning',
  family: 'Files',
  why: 'A tool that cannot load an agent’s file works on without this agent, often without a word.',
  *check({ design, reading }) {
    for (const { agent: id, target, path, loads, why } of reading.verdicts) {
      const agent = get(design, id)
      if (loads || !agent) continue
      const tool = targets.find((other) => other.id === target)?.name ?? target
      const since = sameFields(agent, get(reading.design, id))
        ? ''
        : ' You changed the agent since: look at the file before you export.'
      yield {
        at: id,
        path,
        message: `${tool} does not load “${agent.name}” as the file stands. ${why ?? ''}${since}`.trim(),
      }
    }
  },
  examples: {
    passes: [read({ loads: true, why: null })],
    fails: [read({ loads: false, why: 'The description is missing.' })],
  },
}

function read(verdict: Pick<Verdict, 'loads' | 'why'>): Context {
  const design = aDesign(anAgent('writer'))
  const file = { ...verdict, seen: {}, agent: 'agent:writer', target: 'sample', path: 'agents/writer.md' } as const
  return { design, reading: { ...nothingRead, design, verdicts: [file] } }
}

/** Equal but for where they stand on the canvas. */
const sameFields = (agent: RecordOf<'agent'>, before: RecordOf<'agent'> | undefined): boolean =>
  before !== undefined &&
  JSON.stringify({ ...agent, at: null, group: null }) === JSON.stringify({ ...before, at: null, group: null })
