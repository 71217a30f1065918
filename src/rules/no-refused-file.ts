import { aDesign } from '../design/samples.ts'
import { problem } from '../targets/problem.ts'
import { isMended, mending } from './mending.ts'
import { nothingRead, type Rule } from './rule.ts'

export const noRefusedFile: Rule = {
  id: 'no-refused-file',
  severity: 'error',
  family: 'Files',
  why: 'One file that the tool refuses keeps it from starting at all, with every agent in the folder.',
  *check(context) {
    const { reading } = context
    for (const { path, why, problem: about, breaksAll } of reading.skipped) {
      if (!breaksAll) continue
      const agent = reading.verdicts.find((verdict) => verdict.path === path)?.agent ?? null
      const found = about && { path, problem: about, agent }
      if (found && isMended(context, found)) continue
      const fix = found && mending(found)
      yield {
        at: agent !== null && context.design.records[agent] ? agent : null,
        path,
        ...(about?.line ? { line: about.line } : {}),
        message: `“${path}” keeps every agent from loading. ${why}`,
        ...(fix ? { fix } : {}),
      }
    }
  },
  examples: {
    passes: [
      aDesign(),
      { design: aDesign(), reading: { ...nothingRead, skipped: [{ path: 'a.json', why: 'It is no JSON.' }] } },
    ],
    fails: [
      {
        design: aDesign(),
        reading: { ...nothingRead, skipped: [{ path: 'a.json', why: 'It is no JSON.', breaksAll: true }] },
      },
      {
        design: aDesign(),
        reading: {
          ...nothingRead,
          skipped: [
            {
              path: 'agents/a.md',
              why: 'The mode is none.',
              breaksAll: true,
              problem: problem('refused-value', 'The mode is none.', {
                line: 2,
                mend: { title: 'Write “all”', safe: true, edits: [{ start: 4, was: 'All', now: 'all' }] },
              }),
            },
          ],
        },
      },
    ],
  },
}
