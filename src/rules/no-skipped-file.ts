import { aDesign } from '../design/samples.ts'
import { nothingRead, type Rule } from './rule.ts'

export const noSkippedFile: Rule = {
  id: 'no-skipped-file',
  severity: 'warning',
  family: 'Files',
  why: 'A file that cannot be understood is kept as it is, but what it says is not in the design, and the tool may stumble over it too.',
  *check({ reading }) {
    for (const { path, why } of reading.skipped)
      yield { at: null, path, message: `${path} could not be understood. ${why}` }
  },
  examples: {
    passes: [aDesign()],
    fails: [{ design: aDesign(), reading: { ...nothingRead, skipped: [{ path: 'a.json', why: 'It is no JSON.' }] } }],
  },
}
