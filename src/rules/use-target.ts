import { patch } from '../design/edits.ts'
import { DESIGN_ID } from '../design/model.ts'
import { all, settings } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import { targets } from '../targets/index.ts'
import type { Rule } from './rule.ts'

export const useTarget: Rule = {
  id: 'use-target',
  severity: 'warning',
  family: 'Tools',
  why: 'Files are written for the tools that are chosen. Without one, export has nothing to write.',
  *check({ design }) {
    if (settings(design).exportTo.length > 0 || all(design, 'agent').length === 0) return
    const exportTo = targets.map(({ id }) => id)
    yield {
      at: DESIGN_ID,
      message: 'No tool is chosen, so no files are written.',
      fix: { title: 'Write for every tool', safe: true, edit: patch(DESIGN_ID, { exportTo }) },
    }
  },
  examples: {
    passes: [aDesign(), aDesign(aSettings({ exportTo: ['sample'] }), anAgent())],
    fails: [aDesign(aSettings({ exportTo: [] }), anAgent())],
  },
}
