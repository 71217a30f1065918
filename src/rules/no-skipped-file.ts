import { aDesign } from '../design/samples.ts'
import { nothingRead, type Rule } from './rule.ts'

export const noSkippedFile: Rule = {
  id: 'no-skipped-file',
  severity: 'warning',
  family: 'Files',
  why: 'A file that cannot be understood is kept as it is, but what it says is not in the design, and the tool may stumble over it too.',
  *check({ reading }) {
    for (const { path, why } of reading.skipped) {
      if (README.test(path)) continue
      yield { at: null, path, message: `${path} is kept as it is and not part of the design. ${why}` }
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
