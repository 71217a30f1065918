import { get } from '../design/queries.ts'
import { aDesign, anAgent } from '../design/samples.ts'
import { targets } from '../targets/index.ts'
import type { Verdict } from '../targets/target.ts'
import { type Context, nothingRead, type Rule } from './rule.ts'

export const noMisreadFile: Rule = {
  id: 'no-misread-file',
  severity: 'info',
  family: 'Files',
  why: 'The tool loads this file but sees something else in it than its author wrote, so the agent does not act as meant.',
  *check({ design, reading }) {
    for (const { agent: id, target, path, loads, why } of reading.verdicts) {
      const agent = get(design, id)
      if (!loads || why === null || !agent) continue
      const tool = targets.find((other) => other.id === target)?.name ?? target
      yield { at: id, path, message: `${tool} loads “${agent.name}”, but not as written. ${why}` }
    }
  },
  examples: {
    passes: [read({ loads: true, why: null }), read({ loads: false, why: 'The name is missing.' })],
    fails: [read({ loads: true, why: 'The list of tools is empty.' })],
  },
}

function read(verdict: Pick<Verdict, 'loads' | 'why'>): Context {
  const design = aDesign(anAgent('writer'))
  const file = { ...verdict, seen: {}, agent: 'agent:writer', target: 'sample', path: 'agents/writer.md' } as const
  return { design, reading: { ...nothingRead, design, verdicts: [file] } }
}
