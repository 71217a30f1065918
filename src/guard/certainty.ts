import type { Capability } from '../design/records/agent.ts'
import type { AgentId } from '../design/records/shared.ts'

/**
 * How far a tool holds to a rule of the canvas. enforced: no act against it succeeds; checked: found at the end, and sent
 * back; advice: written into the instructions. The product calls this the level of a rule.
 */
export const CERTAINTIES = ['enforced', 'checked', 'advice'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** What a level is about: an edge by its id, an agent's permission by capability (`agent:x shell`), or MCP (`agent:x mcp`). */
export type RuleKey = string
export const permissionKey = (agent: AgentId, capability: Capability | 'mcp'): RuleKey => `${agent} ${capability}`

/** The level of one rule in one target, with the reason in words, and the row of the target's table that says so. */
export type RuleLevel = { readonly level: Certainty; readonly why: string; readonly row: string }
export type RuleLevels = ReadonlyMap<RuleKey, RuleLevel>
