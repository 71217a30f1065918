import { get } from '../design/queries.ts'
import { aDesign, anAgent } from '../design/samples.ts'
import { targets } from '../targets/index.ts'
import { problem } from '../targets/problem.ts'
import type { Verdict } from '../targets/target.ts'
import { isMended, mending } from './mending.ts'
import { type Context, nothingRead, type Rule } from './rule.ts'

export const noMisreadFile: Rule = {
  id: 'no-misread-file',
  severity: 'info',
  family: 'Files',
  why: 'The tool sees something else in this file than its author wrote, so the agent does not act as meant.',
  *check(context) {
    const { design, reading } = context
    for (const { agent: id, target, path, loads, problems } of reading.verdicts) {
      const agent = get(design, id)
      if (!agent) continue
      const tool = targets.find((other) => other.id === target)?.name ?? target
      // What keeps the file from loading is told by another rule; what would be wrong after that, and can be mended, here.
      for (const one of loads ? problems : problems.slice(1).filter(({ mend }) => mend !== null)) {
        const found = { path, problem: one, agent: id }
        if (isMended(context, found)) continue
        const fix = mending(found)
        yield {
          at: id,
          path,
          ...(one.line ? { line: one.line } : {}),
          message: `${tool} reads “${agent.name}” otherwise than it is written. ${one.message}`,
          ...(fix ? { fix } : {}),
        }
      }
    }
  },
  examples: {
    passes: [
      read({ loads: true, problems: [] }),
      read({ loads: false, problems: [problem('no-name', 'The name is missing.')] }),
    ],
    fails: [
      read({ loads: true, problems: [problem('unknown-tools', 'The list of tools is empty.')] }),
      read({
        loads: true,
        problems: [
          problem('cut-description', 'It is cut.', {
            line: 3,
            mend: {
              title: 'Put it in quotes',
              safe: true,
              edits: [{ start: 20, was: 'a #b', now: '"a #b"' }],
              fields: { description: 'a #b' },
            },
          }),
        ],
      }),
    ],
  },
}

function read(verdict: Pick<Verdict, 'loads' | 'problems'>): Context {
  const design = aDesign(anAgent('writer'))
  const file = {
    ...verdict,
    why: null,
    seen: {},
    agent: 'agent:writer',
    target: 'sample',
    path: 'agents/writer.md',
  } as const
  return { design, reading: { ...nothingRead, design, verdicts: [file] } }
}
