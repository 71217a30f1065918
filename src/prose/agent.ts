import type { Design, RecordOf } from '../design/model.ts'
import { isFreer, partsOf } from '../design/powers.ts'
import { facts, get } from '../design/queries.ts'
import { CAPABILITIES, type Capability, Level, PARTS, type Part, Pattern } from '../design/records/agent.ts'
import { type AgentId, Line } from '../design/records/shared.ts'
import { code, codeSpans } from './code.ts'
import { printGate } from './gate.ts'
import { agentCode, list, oneLine, placeCode } from './names.ts'
import { printJoin } from './team.ts'

/**
 * The `agent` section of an agent's own file: its place in the team, in the second person. Reads, writes and handoffs
 * stand in the team section too, which is the one that is read back; only the success criteria and what the agent must
 * ask for first are read back from here. Null where there is nothing to tell.
 */
export const agentSection = (design: Design, id: AgentId, targetId: string): string | null => {
  const agent = get(design, id)
  if (!agent) return null
  const parts = [
    places(design, id),
    calls(design, id, targetId),
    incoming(design, id, targetId),
    outgoing(design, id, targetId),
    askFirst(agent),
    limits(agent),
    success(agent),
  ]
  const told = parts.filter((lines) => lines.length > 0)
  return told.length === 0 ? null : ['# Your place in the team', ...told.map((lines) => lines.join('\n'))].join('\n\n')
}

const places = (design: Design, id: AgentId): string[] => {
  const reads = facts(design, 'reads').filter((edge) => edge.from === id)
  const writes = facts(design, 'writes').filter((edge) => edge.from === id)
  const verifies = facts(design, 'verifies').filter((edge) => edge.from === id)
  const lines: string[] = []
  if (reads.length > 0) lines.push(`- Read: ${list(reads.map((edge) => placeCode(design, edge.to)))}`)
  if (writes.length > 0) lines.push(`- Write only in: ${list(writes.map((edge) => placeCode(design, edge.to)))}`)
  if (verifies.length > 0) {
    lines.push(
      `- Verify: ${list(verifies.map((edge) => placeCode(design, edge.to)))}. Check each of its acceptance criteria yourself; do not take another agent's word for it.`,
    )
  }
  const inDirectories = [...reads, ...writes].some((edge) => edge.to.startsWith('directory:'))
  if (inDirectories) lines.push('- Read INSTRUCTIONS.md in a directory before you work in it.')
  return lines.length === 0 ? [] : ['## Where you work', '', ...lines]
}

const calls = (design: Design, id: AgentId, targetId: string): string[] => {
  const specialists = facts(design, 'delegates').filter((edge) => edge.from === id)
  return specialists.length === 0
    ? []
    : ['## Whom you may call', '', ...specialists.map((edge) => `- ${agentCode(design, edge.to, targetId)}`)]
}

const incoming = (design: Design, id: AgentId, targetId: string): string[] => {
  const handoffs = facts(design, 'handoff').filter((handoff) => handoff.to === id)
  if (handoffs.length === 0) return []
  const join = handoffs[0]?.join ?? null
  return [
    '## What you receive',
    '',
    ...handoffs.map((handoff) => `- From ${agentCode(design, handoff.from, targetId)}${inWords(handoff.rule)}`),
    ...(join && handoffs.length > 1 ? [`- ${printJoin(join, agentCode(design, id, targetId))}`] : []),
  ]
}

const outgoing = (design: Design, id: AgentId, targetId: string): string[] => {
  const handoffs = facts(design, 'handoff').filter((handoff) => handoff.from === id)
  if (handoffs.length === 0) return []
  return [
    '## What you pass on',
    '',
    'End your answer with what was done, the paths of what you wrote, and which of these applies.',
    '',
    ...handoffs.flatMap((handoff) => [
      `- To ${agentCode(design, handoff.to, targetId)}${inWords(handoff.rule)}`,
      ...(handoff.gate ? [`  - ${printGate(handoff.gate)}`] : []),
      ...(handoff.bound ? [`  - At most ${handoff.bound} times in one run.`] : []),
    ]),
  ]
}

const inWords = (rule: string): string => (rule === '' ? '' : `: ${rule.split('\n').join('\n  ')}`)

const ASK = '## Ask a person before you use'

const askFirst = (agent: RecordOf<'agent'>): string[] => {
  const asked = CAPABILITIES.filter((capability) => agent.capabilities[capability] === 'ask')
  return asked.length === 0 ? [] : [ASK, '', ...asked.map((capability) => `- \`${capability}\``)]
}

const LIMITS = '## Limits'

/** Exceptions to what the agent may do. A pattern cannot hold a line break: it stands in a list. */
const limits = (agent: RecordOf<'agent'>): string[] => {
  const lines = CAPABILITIES.flatMap((capability) => {
    const patterns = agent.patterns[capability] ?? []
    const level = agent.capabilities[capability]
    // Where an exception takes something away, the tool may have to take all of it; this tells what was meant.
    const isTakenFrom = patterns.some((rule) => isFreer(level, rule.level))
    const whole = isTakenFrom ? [{ pattern: '*', level }] : []
    const parts = isTakenFrom || level === 'ask' ? partsOf(agent, capability) : []
    return [
      ...parts.map(([part, level]) => `- \`${part}\` ${level}: \`*\``),
      ...[...whole, ...patterns].map(({ pattern, level }) => `- \`${capability}\` ${level}: ${code(oneLine(pattern))}`),
    ]
  })
  return lines.length === 0 ? [] : [LIMITS, '', 'Of several that fit, the last one counts.', '', ...lines]
}

const readParts = (content: string): Partial<Record<Part, Level>> =>
  Object.fromEntries(
    itemsBelow(content, LIMITS).flatMap((item) => {
      const part = PARTS.find((known) => known === codeSpans(item)[0]?.text)
      const level = Level.safeParse(/^\S+ ([a-z]+):/.exec(item)?.[1])
      return part && level.success ? [[part, level.data]] : []
    }),
  )

const readLimits = (content: string): Partial<Record<Capability, Pattern[]>> => {
  const found: Partial<Record<Capability, Pattern[]>> = {}
  for (const item of itemsBelow(content, LIMITS)) {
    const [name, pattern] = codeSpans(item)
    const capability = CAPABILITIES.find((known) => known === name?.text)
    const level = /^\S+ ([a-z]+):/.exec(item)?.[1]
    const rule = Pattern.safeParse({ pattern: pattern?.text, level })
    if (!capability || !rule.success) continue
    const rules = found[capability] ?? []
    rules.push(rule.data)
    found[capability] = rules
  }
  return found
}

/** An exception for everything that stands first is no exception but the level. */
const withLevels = (all: Partial<Record<Capability, Pattern[]>>): Pick<AgentProse, 'patterns' | 'levels'> => {
  const patterns: Partial<Record<Capability, Pattern[]>> = {}
  const levels: Partial<Record<Capability, Level>> = {}
  for (const capability of CAPABILITIES) {
    const [first, ...others] = all[capability] ?? []
    if (first?.pattern === '*') levels[capability] = first.level
    const left = first?.pattern === '*' ? others : (all[capability] ?? [])
    if (left.length > 0) patterns[capability] = left
  }
  return { patterns, levels }
}

const SUCCESS = '## You are done when'

const success = (agent: RecordOf<'agent'>): string[] =>
  agent.success.length === 0 ? [] : [SUCCESS, '', ...agent.success.map((criterion) => `- ${criterion}`)]

/** What an `agent` section says that no other place holds. */
export type AgentProse = {
  readonly success: readonly string[]
  readonly ask: readonly Capability[]
  readonly patterns: Partial<Record<Capability, Pattern[]>>
  /** The level that exceptions are excepted from, where it is told. */
  readonly levels: Partial<Record<Capability, Level>>
  /** The parts of such a capability that stand apart from it. */
  readonly parts: Partial<Record<Part, Level>>
}

export const readAgentSection = (content: string): AgentProse => ({
  success: itemsBelow(content, SUCCESS).filter((item) => Line.safeParse(item).success),
  ...withLevels(readLimits(content)),
  parts: readParts(content),
  ask: itemsBelow(content, ASK).flatMap((item) =>
    CAPABILITIES.filter((capability) => capability === codeSpans(item)[0]?.text),
  ),
})

const itemsBelow = (content: string, heading: string): string[] => {
  const lines = content.split('\n')
  const start = lines.lastIndexOf(heading)
  if (start < 0) return []
  const end = lines.findIndex((line, at) => at > start && line.startsWith('## '))
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []))
}
