import { all, facts, get, settings } from '../../design/queries.ts'
import type { AgentId } from '../../design/records/shared.ts'
import { byPath } from '../../files/file-set.ts'
import type { JsonObject } from '../../files/json.ts'
import { baseName, joinPath } from '../../files/path.ts'
import { markdown, type Sheet, type Sheets } from '../../files/sheet.ts'
import { agentSection } from '../../prose/agent.ts'
import { directoryCopy } from '../../prose/directory.ts'
import { teamSection } from '../../prose/team.ts'
import { agentFor, type Layout } from '../target.ts'
import { agentEntry, agentPage, type Content, laidOver } from './agent-sheet.ts'
import type { Boundary } from './boundaries.ts'
import { subagentDepth } from './depth.ts'
import { limitsAlone, withNamesHere } from './limits.ts'
import { type Named, namedAgents, withNames } from './naming.ts'

/**
 * Every file that a design needs for OpenCode 1, as sheets.
 *
 * Left out on purpose: a global baseline of `deny`, and switching off the agents that come with the client. Both change
 * what the person's own agents may do, so they are asked for, not assumed.
 */
export const sheets = (layout: Layout): Sheets => {
  const named = namedAgents(layout)
  const design = withNames(layout.design, named)
  const lead = settings(design).lead
  const calls = callsOf(layout, named)
  const out = new Map<string, Sheet>()
  const json = new Map<string, JsonObject>()
  const say = (path: string, value: JsonObject) =>
    json.set(path, laidOver(json.get(path) ?? { $schema: SCHEMA }, value))

  for (const { agent, place } of named.values()) {
    const content: Content = {
      agent: agentFor(agent, 'opencode'),
      isLead: lead === agent.id,
      named: place.named === true,
      hasFile: layout.placeOf(agent.id) !== null,
      isNamed: place.named === true,
      reach: {
        writes: writesOf(layout, agent.id),
        calls: (calls.get(agent.id) ?? []).flatMap((id) => named.get(id)?.name ?? []),
      },
      limits: withNamesHere(settings(design).limits.filter((limit) => limit.root === agent.root)),
      section: agentSection(design, agent.id, 'opencode'),
    }
    if (place.pointer)
      say(
        place.path,
        place.pointer.reduceRight<JsonObject>((value, key) => ({ [key]: value }), agentEntry(content)),
      )
    else out.set(place.path, agentPage(content))
  }

  const leading = lead === null ? undefined : named.get(lead)
  const config = configPath(layout, leading?.agent.root ?? '')
  if (leading) say(config, { default_agent: leading.name })
  // The agents that the client brings along are held to the same limits, where nobody has said what they may do.
  const limits = withNamesHere(settings(design).limits.filter(({ root }) => root === ''))
  const top = configPath(layout, '')
  if (limits.length > 0 && named.size > 0 && !layout.has(top)) say(top, { permission: limitsAlone(limits) })
  const depth = subagentDepth(calls, lead)
  if (depth > 1) say(config, { subagent_depth: depth })
  for (const [path, value] of json) out.set(path, { kind: 'json', value })

  const main = mainSheet(layout, teamSection(design, 'opencode'))
  if (main) out.set(mainPath(layout), main)
  for (const directory of all(design, 'directory')) {
    if (baseName(layout.instructionsFile(directory.id)) !== 'INSTRUCTIONS.md') continue
    out.set(
      joinPath(directory.path, 'AGENTS.md'),
      markdown({ sections: { directory: directoryCopy(design, directory.id) } }),
    )
  }
  return new Map([...out].sort(([a], [b]) => byPath(a, b)))
}

const SCHEMA = 'https://opencode.ai/config.json'

/** The configuration file that is there, the one that wins first; else a new one. */
const configPath = (layout: Layout, root: string): string => {
  const paths = ['opencode.jsonc', 'opencode.json', '.opencode/opencode.jsonc', '.opencode/opencode.json'].map((path) =>
    joinPath(root, path),
  )
  return paths.find(layout.has) ?? joinPath(root, 'opencode.json')
}

/** Whom each agent may call: those it delegates to and those it hands over to. Nobody, where delegating is denied. */
const callsOf = (layout: Layout, named: ReadonlyMap<AgentId, Named>): ReadonlyMap<AgentId, readonly AgentId[]> => {
  const pairs = [...facts(layout.design, 'delegates'), ...facts(layout.design, 'handoff')]
  return new Map(
    [...named.values()].map(({ agent }) => {
      const mine =
        agentFor(agent, 'opencode').capabilities.delegate === 'deny'
          ? []
          : pairs.filter((pair) => pair.from === agent.id)
      return [
        agent.id,
        [...new Set(mine.map((pair) => pair.to))].filter(
          (id) => id !== agent.id && named.get(id)?.agent.root === agent.root,
        ),
      ]
    }),
  )
}

const writesOf = (layout: Layout, id: AgentId): Boundary[] =>
  facts(layout.design, 'writes').flatMap((edge): Boundary[] => {
    const place = edge.from === id ? get(layout.design, edge.to) : undefined
    return place?.kind === 'directory' || place?.kind === 'spec' ? [{ toKind: place.kind, path: place.path }] : []
  })

/**
 * OpenCode reads CLAUDE.md only where there is no AGENTS.md. What is said to two tools cannot share one file, so beside
 * another target a repository without AGENTS.md gets one.
 */
const mainPath = (layout: Layout): string => {
  if (layout.mainPath === null) return 'AGENTS.md'
  return layout.beside.length > 0 && !layout.has('AGENTS.md') ? 'AGENTS.md' : layout.mainPath
}

const mainSheet = (layout: Layout, team: string | null): Sheet | null => {
  const { instructions, targets } = settings(layout.design)
  const own = targets.opencode?.instructions
  const body = (typeof own === 'string' ? own : instructions).trim()
  return body === '' && team === null ? null : markdown({ body, sections: team === null ? {} : { team } })
}
