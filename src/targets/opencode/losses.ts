import type { Design, RecordOf } from '../../design/model.ts'
import { isFreer, leavesOf, levelAt } from '../../design/powers.ts'
import { facts, settings } from '../../design/queries.ts'
import { CAPABILITIES } from '../../design/records/agent.ts'
import { agentFor, type Loss } from '../target.ts'
import { isPatterned, toolsOf } from './capabilities.ts'
import { colorFor } from './colors.ts'
import { isWidened, leftOpen } from './limits.ts'
import { modelFor } from './models.ts'
import { fileNameFor } from './naming.ts'
import { narrowedParts } from './permission-sheet.ts'
import { matchesAll } from './wildcard.ts'

/** What OpenCode cannot say of one agent as the design says it, each with what happens instead. */
export const losses = (design: Design, agent: RecordOf<'agent'>): readonly Loss[] => {
  const own = agentFor(agent, 'opencode')
  const lost = (field: string, note: string, support: Loss['support'] = 'lost'): Loss => ({
    target: 'opencode',
    record: agent.id,
    field,
    support,
    note,
  })
  const found: Loss[] = []

  const fileName = fileNameFor(own.name)
  if (agent.targets.opencode?.name === undefined && fileName !== own.name) {
    found.push(
      lost('agent.name', `OpenCode calls an agent by the name of its file: in a new file that is “${fileName}”.`),
    )
  }
  if (own.model !== null && own.model !== 'inherit' && modelFor(own.model) === null) {
    found.push(
      lost(
        'agent.model',
        `“${own.model}” names no provider, so it is left out and the agent takes the model of its caller. Choose one as provider/model.`,
      ),
    )
  }
  if (own.color !== null && colorFor(own.color) === null)
    found.push(lost('agent.color', `OpenCode knows no colour “${own.color}”. Choose one as #RRGGBB.`))
  if (agent.targets.opencode?.prompt !== undefined) {
    found.push(
      lost(
        'agent.instructions',
        `The prompt stands in ${String(agent.targets.opencode.prompt)}, which DotBox does not edit: changes to the instructions are not written there.`,
      ),
    )
  }
  if ((own.capabilities.mcp['*'] ?? 'allow') !== 'allow') {
    found.push(
      lost(
        'capability.mcp',
        'OpenCode has no word for “every MCP server”: the rule is written for every tool without a rule of its own, the to-do list and the language server among them.',
      ),
    )
  }
  if (own.capabilities.edit === 'deny' && facts(design, 'writes').some((edge) => edge.from === agent.id)) {
    found.push(
      lost(
        'writes',
        'The agent may not edit at all, so the places it writes to are not opened. Allow editing: then it may write there and nowhere else.',
      ),
    )
  }
  if (
    own.capabilities.delegate === 'deny' &&
    [...facts(design, 'delegates'), ...facts(design, 'handoff')].some((edge) => edge.from === agent.id)
  ) {
    found.push(
      lost(
        'capability.delegate',
        'The agent may call nobody, so it cannot pass work on itself: the main conversation does it.',
        'prose',
      ),
    )
  }
  for (const capability of narrowedParts(own)) {
    const parts = leavesOf(capability).map((leaf) => `${leaf.split('.')[1]} (${levelAt(own, leaf)})`)
    found.push(
      lost(
        `capability.${capability}`,
        `OpenCode has one rule for ${parts.join(' and ')}, so the narrower level holds for both. Give both parts one level to choose it yourself.`,
      ),
    )
  }
  const limits = settings(design).limits.filter((limit) => limit.root === agent.root)
  for (const limit of limits.filter(isWidened)) {
    found.push(
      lost(
        'design.limits',
        `“${limit.pattern}” of ${limit.on} cannot be told apart in OpenCode, so ${limit.level === 'deny' ? 'all of it is denied' : 'it asks every time'}.`,
      ),
    )
  }
  for (const why of new Set(limits.flatMap((limit) => leftOpen(own, limit) ?? [])))
    found.push(lost('design.limits', why))
  for (const capability of CAPABILITIES) {
    const patterns = own.patterns[capability] ?? []
    if (!isPatterned(capability)) {
      const shut = patterns.filter((rule) => isFreer(own.capabilities[capability], rule.level))
      if (shut.length > 0)
        found.push(
          lost(
            `capability.${capability}`,
            `OpenCode takes no exceptions for ${capability}, so the narrowest of them (${shut[0]?.pattern}) holds for all. Remove the exceptions to open it.`,
          ),
        )
      continue
    }
    if (patterns.some((rule) => /^(?:0|[1-9]\d*)$/.test(rule.pattern))) {
      found.push(
        lost(
          `patterns.${capability}`,
          `In permission.${toolsOf(capability)[0]}, a pattern that is a plain number is read before all others, whatever its place. Add a * to it.`,
        ),
      )
    }
    if (patterns.slice(1).some((rule) => matchesAll(rule.pattern))) {
      found.push(
        lost(
          `patterns.${capability}`,
          `In permission.${toolsOf(capability)[0]}, a pattern for everything takes back those before it, so these are left out.`,
        ),
      )
    }
  }
  return found
}
