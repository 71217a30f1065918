import { patch } from '../design/edits.ts'
import { facts, settings } from '../design/queries.ts'
import { aDesign, aDirectory, aHandoff, anAgent, aSettings, aWrites } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const useEnforcement: Rule = {
  id: 'use-enforcement',
  severity: 'info',
  family: 'Permissions',
  why: 'Without enforcement a gate is a sentence in the instructions, and models forget sentences.',
  *check({ design }) {
    const { enforce, exportTo } = settings(design)
    const gates = facts(design, 'handoff').filter(({ gate }) => gate !== null).length
    if (enforce || exportTo.length === 0 || gates === 0) return
    yield {
      at: 'design:main',
      message: `The design has ${gates === 1 ? 'a gate' : `${gates} gates`}, but it is not enforced: nothing stops an agent that passes ${gates === 1 ? 'it' : 'them'} by.`,
      fix: { title: 'Enforce the design', safe: false, edit: patch('design:main', { enforce: true }) },
    }
  },
  examples: {
    passes: [
      aDesign(aSettings({ exportTo: ['x'] }), anAgent('a'), aDirectory(), aWrites('a', 'directory:docs')),
      aDesign(
        aSettings({ exportTo: ['x'], enforce: true }),
        anAgent('a'),
        anAgent('b'),
        aHandoff('a', 'b', { gate: { command: 'npm test' } }),
      ),
    ],
    fails: [
      aDesign(
        aSettings({ exportTo: ['x'] }),
        anAgent('a'),
        anAgent('b'),
        aHandoff('a', 'b', { gate: { command: 'npm test' } }),
      ),
    ],
  },
}
