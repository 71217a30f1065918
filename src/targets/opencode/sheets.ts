import type { Design } from '../../design/model.ts'
import { directories, edges, settings } from '../../design/queries.ts'
import type { AgentId } from '../../design/records/shared.ts'
import { byPath } from '../../files/file-set.ts'
import type { JsonObject } from '../../files/json.ts'
import { baseName, joinPath } from '../../files/path.ts'
import { withoutSections } from '../../files/section.ts'
import { markdown, type Sheet, type Sheets } from '../../files/sheet.ts'
import { agentSection } from '../../prose/agent.ts'
import { directoryCopy } from '../../prose/directory.ts'
import { teamSection } from '../../prose/team.ts'
import { agentFor, type Layout, type Place } from '../target.ts'
import { agentEntry, agentPage, type Content, laidOver } from './agent-sheet.ts'
import { subagentDepth } from './depth.ts'
import { levels } from './guard/levels.ts'
import { guardSheets } from './guard/sheets.ts'
import { isWrittenOut } from './guard/written-out.ts'
import { limitsAlone, withNamesHere } from './limits.ts'
import { namedAgents, withNames } from './naming.ts'
import type { Reach } from './permission-sheet.ts'
import { callsOf, reachOf } from './reach.ts'
import { referencePath, wholeReference } from './substitute.ts'

/**
 * Every file that a design needs for OpenCode 1, as sheets. Only a design that is enforced gets a guard, a baseline that is
 * closed, and entries for the agents that come with the client (`guard/sheets.ts`).
 */
export const sheets = (layout: Layout): Sheets => {
  const named = namedAgents(layout, layout.only ? withNeighbours(layout.design, layout.only) : null)
  const design = withNames(layout.design, named)
  const { lead, enforce } = settings(design)
  const calls = callsOf(layout, named)
  const out = new Map<string, Sheet>()
  const json = new Map<string, JsonObject>()
  const prompts = new Map<string, readonly Content[]>()
  const say = (path: string, value: JsonObject) =>
    json.set(path, laidOver(json.get(path) ?? { $schema: SCHEMA }, value))

  for (const { agent, place } of named.values()) {
    if (layout.only && !layout.only.has(agent.id)) continue
    const content: Content = {
      agent: agentFor(agent, 'opencode'),
      isLead: lead === agent.id,
      named: place.named === true,
      hasFile: layout.placeOf(agent.id) !== null,
      isNamed: place.named === true,
      reach:
        enforce && !isWrittenOut(layout, place)
          ? unguarded(reachOf(layout, named, agent.id))
          : reachOf(layout, named, agent.id),
      limits: withNamesHere(settings(design).limits.filter((limit) => limit.root === agent.root)),
      section: agentSection(design, agent.id, 'opencode'),
    }
    const prompt = promptSheetPath(content, place)
    if (prompt !== null) prompts.set(prompt, [...(prompts.get(prompt) ?? []), content])
    if (place.pointer)
      say(
        place.path,
        place.pointer.reduceRight<JsonObject>((value, key) => ({ [key]: value }), agentEntry(content)),
      )
    else out.set(place.path, agentPage(content))
  }

  if (layout.only) return new Map([...out].sort(([a], [b]) => byPath(a, b)))
  for (const [path, contents] of prompts) out.set(path, promptSheet(contents, layout.textOf(path)))

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
  if (enforce) for (const [path, sheet] of guardSheets(layout, named, depth)) out.set(path, sheet)

  const main = mainSheet(layout, teamSection(design, 'opencode', enforce ? levels(design) : undefined))
  if (main) out.set(mainPath(layout), main)
  for (const directory of directories(design)) {
    if (baseName(layout.instructionsFile(directory.id)) !== 'INSTRUCTIONS.md') continue
    out.set(
      joinPath(directory.path, 'AGENTS.md'),
      markdown({ sections: { directory: directoryCopy(design, directory.id) } }),
    )
  }
  return new Map([...out].sort(([a], [b]) => byPath(a, b)))
}

/** Some agents and those to whom they have an edge, whose names their files hold. */
const withNeighbours = (design: Design, some: ReadonlySet<AgentId>): ReadonlySet<string> => {
  const found = new Set<string>(some)
  for (const { from, to } of edges(design)) {
    if (some.has(from as AgentId)) found.add(to)
    if (some.has(to as AgentId)) found.add(from)
  }
  return found
}

/** The file that an agent's prompt is, while its entry still names that file. */
const promptSheetPath = ({ agent }: Content, place: Place): string | null => {
  const prompt = agent.targets.opencode?.prompt
  const reference = typeof prompt === 'string' ? wholeReference(prompt) : null
  const path = reference === null ? null : referencePath(place.path, reference)
  return path !== null && path === place.instructions ? path : null
}

/**
 * A file that is the prompt of these agents. Of several the one whose instructions are not what stands there has the
 * word; a section about one agent has no place in a file that others read too.
 */
const promptSheet = (contents: readonly Content[], text: string | null): Sheet => {
  const there = text === null ? null : withoutSections(text)
  const bodies = contents.map(({ agent }) => agent.instructions.trim())
  const section = contents.length === 1 ? (contents[0]?.section ?? null) : null
  return markdown({
    fence: 'none',
    body: bodies.find((body) => body !== there) ?? bodies[0] ?? '',
    sections: section === null ? {} : { agent: section },
  })
}

/** What the edges say without enforcement. */
const unguarded = ({ writes, calls }: Reach): Reach => ({ writes, calls })

const SCHEMA = 'https://opencode.ai/config.json'

/** The configuration file that is there, the one that wins first; else a new one. */
const configPath = (layout: Layout, root: string): string => {
  const paths = ['opencode.jsonc', 'opencode.json', '.opencode/opencode.jsonc', '.opencode/opencode.json'].map((path) =>
    joinPath(root, path),
  )
  return paths.find(layout.has) ?? joinPath(root, 'opencode.json')
}

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
