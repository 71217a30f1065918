import type { RecordOf } from '../design/model.ts'
import { get } from '../design/queries.ts'
import { aDesign, anAgent } from '../design/samples.ts'
import { targets } from '../targets/index.ts'
import { problem } from '../targets/problem.ts'
import type { Verdict } from '../targets/target.ts'
import { describing } from './describing.ts'
import { isMended, mending } from './mending.ts'
import { type Context, nothingRead, type Rule } from './rule.ts'

export const useLoadingFile: Rule = {
  id: 'use-loading-file',
  severity: 'warning',
  family: 'Files',
  why: 'A tool that cannot load an agent’s file works on without this agent, often without a word.',
  *check(context) {
    const { design, reading } = context
    for (const { agent: id, target, path, loads, why, problems } of reading.verdicts) {
      const agent = get(design, id)
      const [first] = problems
      const found = first && { path, problem: first, agent: id }
      if (loads || !agent || (found && isMended(context, found))) continue
      const tool = targets.find((other) => other.id === target)?.name ?? target
      const since = sameFields(agent, get(reading.design, id))
        ? ''
        : ' You changed the agent since: look at the file before you export.'
      const fix = first?.code === 'no-description' && !first.mend ? describing(agent) : found && mending(found)
      yield {
        at: id,
        path,
        ...(first?.line ? { line: first.line } : {}),
        message: `${tool} does not load “${agent.name}” as the file stands. ${why ?? ''}${since}`.trim(),
        ...(fix ? { fix } : {}),
      }
    }
  },
  examples: {
    passes: [read({ loads: true, why: null, problems: [] })],
    fails: [
      read({ loads: false, why: 'The description is missing.', problems: [] }),
      read({
        loads: false,
        why: 'Its name is no text.',
        problems: [
          problem('name-no-text', 'Its name is no text.', {
            line: 2,
            mend: { title: 'Put it in quotes', safe: true, edits: [{ start: 10, was: '12', now: '"12"' }] },
          }),
        ],
      }),
    ],
  },
}

function read(verdict: Pick<Verdict, 'loads' | 'why' | 'problems'>): Context {
  const design = aDesign(anAgent('writer'))
  const file = { ...verdict, seen: {}, agent: 'agent:writer', target: 'sample', path: 'agents/writer.md' } as const
  return { design, reading: { ...nothingRead, design, verdicts: [file] } }
}

/** Equal but for where they stand on the canvas. */
const sameFields = (agent: RecordOf<'agent'>, before: RecordOf<'agent'> | undefined): boolean =>
  before !== undefined &&
  JSON.stringify({ ...agent, at: null, group: null }) === JSON.stringify({ ...before, at: null, group: null })
