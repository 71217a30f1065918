import { aDesign } from '../design/samples.ts'
import { isMended, mending } from './mending.ts'
import { nothingRead, type Rule } from './rule.ts'

export const noSkippedFile: Rule = {
  id: 'no-skipped-file',
  severity: 'warning',
  family: 'Files',
  why: 'A file that cannot be understood is kept as it is, but what it says is not in the design, and the tool may stumble over it too.',
  *check(context) {
    for (const { path, why, problem, breaksAll } of context.reading.skipped) {
      // A file that keeps everything from loading is told by a rule of its own.
      if (README.test(path) || breaksAll) continue
      const found = problem && { path, problem, agent: null }
      if (found && isMended(context, found)) continue
      const fix = found && mending(found)
      yield {
        at: null,
        path,
        ...(problem?.line ? { line: problem.line } : {}),
        message: `${path} is kept as it is and not part of the design. ${why}`,
        ...(fix ? { fix } : {}),
      }
    }
  },
  examples: {
    passes: [
      aDesign(),
      {
        design: aDesign(),
        reading: { ...nothingRead, skipped: [{ path: 'agents/README.md', why: 'It has no name.' }] },
      },
    ],
    fails: [{ design: aDesign(), reading: { ...nothingRead, skipped: [{ path: 'a.json', why: 'It is no JSON.' }] } }],
  },
}

/** Documentation that lies beside the agents, as it should. */
const README = /(?:^|[/_.-])readme\.[a-z]+$/i
