import { patch } from '../design/edits.ts'
import { facts, get } from '../design/queries.ts'
import { aDelegates, aDesign, anAgent } from '../design/samples.ts'
import { permits } from './permits.ts'
import type { Rule } from './rule.ts'

export const noDelegationWithoutPermission: Rule = {
  id: 'no-delegation-without-permission',
  severity: 'error',
  family: 'Permissions',
  why: 'The design says two things: this agent shall call another, and it may not delegate. The tools obey the permission, so the call fails.',
  *check({ design }) {
    for (const edge of facts(design, 'delegates')) {
      const caller = get(design, edge.from)
      if (!caller || permits(caller, 'delegate')) continue
      const capabilities = { ...caller.capabilities, delegate: 'allow' as const }
      yield {
        at: edge.id,
        message: `“${caller.name}” shall call “${get(design, edge.to)?.name ?? edge.to}” but may not delegate.`,
        fix: { title: `Let “${caller.name}” delegate`, safe: false, edit: patch(caller.id, { capabilities }) },
      }
    }
  },
  examples: {
    passes: [aDesign(anAgent('a'), anAgent('b'), aDelegates('a', 'b'))],
    fails: [aDesign(anAgent('a', { capabilities: { delegate: 'deny' } }), anAgent('b'), aDelegates('a', 'b'))],
  },
}
