import type { Design } from '../design/model.ts'
import { all, directories, facts, settings } from '../design/queries.ts'
import type { Gate, Join } from '../design/records/edges.ts'
import { codeSpans } from './code.ts'
import { printGate, readGate } from './gate.ts'
import { agentCode, list, oneLine, placeCode } from './names.ts'
import { quote, readQuote } from './quote.ts'

/**
 * The `team` section of the main instruction file: who is in the team, who reads and writes where, what passes on when.
 * It is written for the agent that leads, and every line of it can be read back, so that a design survives without
 * `.dotbox/design.json`.
 *
 * Only agents of the top project are told of; null where there is nothing to tell.
 */
export const teamSection = (design: Design, targetId: string): string | null => {
  const agents = all(design, 'agent').filter((agent) => agent.root === '' && !agent.leftOut.includes(targetId))
  const places = directories(design)
  const specs = all(design, 'spec')
  if (agents.length + places.length + specs.length === 0) return null
  const inTeam = new Set<string>(agents.map((agent) => agent.id))
  const about = settings(design)
  const parts: string[][] = [[`# Team: ${oneLine(about.name)}`]]
  if (about.description !== '') parts.push(quote(about.description))
  if (about.lead !== null && inTeam.has(about.lead))
    parts.push([`Lead: ${agentCode(design, about.lead, targetId)} runs the main conversation and calls the others.`])
  if (agents.length > 0)
    parts.push(['## Agents', '', ...agents.flatMap((agent) => agentLines(design, agent.id, targetId, inTeam))])
  if (places.length > 0) {
    parts.push([
      '## Working directories',
      '',
      'Each holds an INSTRUCTIONS.md: read it before you work there.',
      '',
      ...places.map(
        (directory) =>
          `- ${placeCode(design, directory.id)}${directory.purpose === '' ? '' : `: ${directory.purpose}`}`,
      ),
    ])
  }
  if (specs.length > 0) parts.push(['## Specifications', '', ...specs.map((spec) => `- ${placeCode(design, spec.id)}`)])
  const handoffs = facts(design, 'handoff').filter((handoff) => inTeam.has(handoff.from) && inTeam.has(handoff.to))
  if (handoffs.length > 0)
    parts.push([
      '## Handoffs',
      '',
      ...HOW_TO_HAND_OFF,
      '',
      ...handoffs.flatMap((handoff, at) => handoffLines(design, handoff, at, targetId)),
    ])
  return parts.map((lines) => lines.join('\n')).join('\n\n')
}

const HOW_TO_HAND_OFF = [
  'Work passes on only along these. Check the gate before you call the next agent, and give it the paths of what it needs.',
  'If an agent fails, run only that agent again, with the reason; do not start the team over. What was done is in the directories above.',
]

const relations = [
  { kind: 'reads', says: 'reads' },
  { kind: 'writes', says: 'writes only in' },
  { kind: 'delegates', says: 'may call' },
  { kind: 'verifies', says: 'verifies' },
] as const

const agentLines = (design: Design, id: `agent:${string}`, targetId: string, inTeam: ReadonlySet<string>): string[] => {
  const lines = [`- ${agentCode(design, id, targetId)}`]
  for (const { kind, says } of relations) {
    const edges = facts(design, kind).filter(
      (edge) => edge.from === id && (edge.kind !== 'delegates' || inTeam.has(edge.to)),
    )
    if (edges.length > 0)
      lines.push(
        `  - ${says}: ${list(edges.map((edge) => (edge.kind === 'delegates' ? agentCode(design, edge.to, targetId) : placeCode(design, edge.to))))}`,
      )
  }
  return lines
}

const handoffLines = (
  design: Design,
  handoff: ReturnType<typeof facts<'handoff'>>[number],
  at: number,
  targetId: string,
): string[] => {
  const lines = [`${at + 1}. ${agentCode(design, handoff.from, targetId)} → ${agentCode(design, handoff.to, targetId)}`]
  if (handoff.rule !== '') lines.push(...quote(handoff.rule, INDENT))
  if (handoff.gate) lines.push(`${INDENT}- ${printGate(handoff.gate)}`)
  if (handoff.join) lines.push(`${INDENT}- ${printJoin(handoff.join, agentCode(design, handoff.to, targetId))}`)
  if (handoff.bound) lines.push(`${INDENT}- At most ${handoff.bound} times in one run; then stop and ask a person.`)
  return lines
}

const INDENT = '   '

export const printJoin = (join: Join, receiver: string): string =>
  join === 'all'
    ? `Join: ${receiver} waits for all of the handoffs into it.`
    : join === 'any'
      ? `Join: ${receiver} starts with the first of the handoffs into it.`
      : `Join: ${receiver} waits for ${join} of the handoffs into it.`

const readJoin = (line: string): Join | null => {
  if (!line.startsWith('Join: ')) return null
  const words = line.slice(codeSpans(line)[0]?.end ?? 0)
  const count = / waits for (\d+) of /.exec(words)
  return words.startsWith(' waits for all')
    ? 'all'
    : words.startsWith(' starts with the first')
      ? 'any'
      : count
        ? Math.max(1, Number(count[1]))
        : null
}

/** What a `team` section says, by names and paths. Lines that are not of its grammar are passed over. */
export type Team = {
  readonly name: string | null
  readonly description: string | null
  readonly lead: string | null
  readonly agents: readonly string[]
  readonly directories: readonly { readonly path: string; readonly purpose: string }[]
  readonly specs: readonly string[]
  readonly relations: readonly {
    readonly kind: 'reads' | 'writes' | 'delegates' | 'verifies'
    readonly from: string
    readonly to: string
  }[]
  readonly handoffs: readonly {
    readonly from: string
    readonly to: string
    readonly rule: string
    readonly gate: Gate | null
    readonly join: Join | null
    readonly bound: number | null
  }[]
}

type Draft = {
  -readonly [K in keyof Team]: Team[K] extends readonly (infer T)[] ? { -readonly [P in keyof T]: T[P] }[] : Team[K]
}
type Reader = (draft: Draft, line: string, lines: readonly string[], at: number) => void

/** What a line means depends on the heading it stands under. */
const readers: Readonly<Record<string, Reader>> = {
  '': (draft, line, lines, at) => {
    if (line.startsWith('# Team: ')) draft.name = line.slice('# Team: '.length)
    else if (line.startsWith('>') && draft.description === null) draft.description = readQuote(lines, at)?.text ?? null
    else if (line.startsWith('Lead: ')) draft.lead = codeSpans(line)[0]?.text ?? null
  },
  Agents: (draft, line) => {
    if (line.startsWith('- ')) return void pushText(draft.agents, codeSpans(line)[0]?.text)
    const from = draft.agents.at(-1)
    const relation = relations.find(({ says }) => line.startsWith(`  - ${says}: `))
    if (from === undefined || !relation) return
    for (const { text } of codeSpans(line))
      draft.relations.push({
        kind: relation.kind,
        from,
        to: relation.kind === 'delegates' ? text : text.replace(/\/$/, ''),
      })
  },
  'Working directories': (draft, line) => {
    const span = line.startsWith('- ') ? codeSpans(line)[0] : undefined
    if (span)
      draft.directories.push({ path: span.text.replace(/\/$/, ''), purpose: line.slice(span.end).replace(/^: /, '') })
  },
  Specifications: (draft, line) => {
    if (line.startsWith('- ')) pushText(draft.specs, codeSpans(line)[0]?.text)
  },
  Handoffs: (draft, line, lines, at) => {
    if (/^\d+\. /.test(line)) {
      const [from, to] = codeSpans(line)
      if (from && to)
        draft.handoffs.push({
          from: from.text,
          to: to.text,
          rule: readQuote(lines, at + 1, INDENT)?.text ?? '',
          gate: null,
          join: null,
          bound: null,
        })
      return
    }
    const handoff = draft.handoffs.at(-1)
    if (!handoff || !line.startsWith(`${INDENT}- `)) return
    const words = line.slice(INDENT.length + 2)
    const bound = /^At most (\d+) times/.exec(words)
    handoff.gate ??= readGate(words)
    handoff.join ??= readJoin(words)
    if (bound) handoff.bound = Math.max(1, Number(bound[1]))
  },
}

const pushText = (to: string[], text: string | undefined): void => {
  if (text !== undefined) to.push(text)
}

export const readTeam = (content: string): Team => {
  const draft: Draft = {
    name: null,
    description: null,
    lead: null,
    agents: [],
    directories: [],
    specs: [],
    relations: [],
    handoffs: [],
  }
  const lines = content.split('\n')
  let heading = ''
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('## ')) heading = line.slice(3)
    else if (Object.hasOwn(readers, heading)) readers[heading]?.(draft, line, lines, at)
  }
  return draft
}
