import { patch } from '../design/edits.ts'
import { all } from '../design/queries.ts'
import { CAPABILITIES } from '../design/records/agent.ts'
import { aDesign, anAgent } from '../design/samples.ts'
import { permits } from './permits.ts'
import type { Rule } from './rule.ts'

export const noPowerlessAgent: Rule = {
  id: 'no-powerless-agent',
  severity: 'warning',
  family: 'Permissions',
  why: 'An agent that may use no tool at all can only answer in words, and there are tools that refuse to start it.',
  *check({ design }) {
    for (const agent of all(design, 'agent')) {
      if (CAPABILITIES.some((capability) => permits(agent, capability))) continue
      if (Object.values(agent.capabilities.mcp).some((level) => level !== 'deny')) continue
      const capabilities = { ...agent.capabilities, read: 'allow' as const }
      yield {
        at: agent.id,
        message: `“${agent.name}” may use no tool at all: it can only answer in words, and may not start.`,
        fix: { title: 'Let it read files', safe: false, edit: patch(agent.id, { capabilities }) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a')),
      aDesign(anAgent('a', { capabilities: { ...nothing(), mcp: { '*': 'deny', docs: 'allow' } } })),
    ],
    fails: [aDesign(anAgent('a', { capabilities: nothing() }))],
  },
}

function nothing() {
  const levels = Object.fromEntries(CAPABILITIES.map((capability) => [capability, 'deny' as const]))
  return { ...levels, mcp: { '*': 'deny' as const } }
}
