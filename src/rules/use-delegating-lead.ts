import { patch } from '../design/edits.ts'
import { all, facts, get, settings } from '../design/queries.ts'
import { aDelegates, aDesign, anAgent, aSettings } from '../design/samples.ts'
import { permits } from './permits.ts'
import type { Rule } from './rule.ts'

export const useDelegatingLead: Rule = {
  id: 'use-delegating-lead',
  severity: 'warning',
  family: 'Permissions',
  why: 'The lead runs the main conversation and calls the others. If it may not delegate, it does all the work alone.',
  *check({ design }) {
    const { lead } = settings(design)
    const agent = lead === null ? undefined : get(design, lead)
    if (!agent || permits(agent, 'delegate') || all(design, 'agent').length < 2) return
    // Where it is drawn that it delegates, the contradiction is said there.
    if (facts(design, 'delegates').some(({ from }) => from === agent.id)) return
    const capabilities = { ...agent.capabilities, delegate: 'allow' as const }
    yield {
      at: agent.id,
      message: `“${agent.name}” leads but may not delegate, so the other agents are never called.`,
      fix: { title: `Let “${agent.name}” delegate`, safe: false, edit: patch(agent.id, { capabilities }) },
    }
  },
  examples: {
    passes: [
      aDesign(aSettings({ lead: 'agent:a' }), anAgent('a'), anAgent('b')),
      aDesign(aSettings({ lead: 'agent:a' }), anAgent('a', { capabilities: { delegate: 'deny' } })),
      aDesign(
        aSettings({ lead: 'agent:a' }),
        anAgent('a', { capabilities: { delegate: 'deny' } }),
        anAgent('b'),
        aDelegates('a', 'b'),
      ),
    ],
    fails: [
      aDesign(aSettings({ lead: 'agent:a' }), anAgent('a', { capabilities: { delegate: 'deny' } }), anAgent('b')),
    ],
  },
}
