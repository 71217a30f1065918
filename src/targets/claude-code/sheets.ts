import { slug } from '../../design/ids.ts'
import { all, directories, get, settings } from '../../design/queries.ts'
import type { AgentId } from '../../design/records/shared.ts'
import { byPath } from '../../files/file-set.ts'
import { baseName, joinPath } from '../../files/path.ts'
import { markdown, type Sheet, type Sheets } from '../../files/sheet.ts'
import { teamSection } from '../../prose/team.ts'
import { agentFor, type Layout } from '../target.ts'
import { agentSheet } from './agent-sheet.ts'
import { guardSheets } from './guard/sheets.ts'
import { CLAUDE_CODE } from './id.ts'

/** Every file that the design needs for Claude Code, by path. */
export const sheets = (layout: Layout): Sheets =>
  new Map(
    (layout.only
      ? someAgents(layout, layout.only)
      : [...agentSheets(layout), ...mainSheet(layout), ...guardSheets(layout.design), ...pointers(layout)]
    ).sort(([a], [b]) => byPath(a, b)),
  )

type Entry = readonly [string, Sheet]

const agentSheets = ({ design, placeOf, has }: Layout): Entry[] => {
  const agents = all(design, 'agent').filter((agent) => !agent.leftOut.includes(CLAUDE_CODE))
  // In lower case: on most machines two paths that differ only by case are one file.
  const taken = new Set(agents.flatMap((agent) => placeOf(agent.id)?.path.toLowerCase() ?? []))
  return agents.map((agent) => {
    const path =
      placeOf(agent.id)?.path ??
      freePath(
        joinPath(agent.root, '.claude/agents', slug(agentFor(agent, CLAUDE_CODE).name)),
        (one) => taken.has(one) || has(one),
      )
    taken.add(path.toLowerCase())
    return [path, agentSheet(design, agent)]
  })
}

const someAgents = ({ design, placeOf }: Layout, only: ReadonlySet<AgentId>): Entry[] =>
  [...only].flatMap((id): Entry[] => {
    const [agent, place] = [get(design, id), placeOf(id)]
    return agent && place && !agent.leftOut.includes(CLAUDE_CODE) ? [[place.path, agentSheet(design, agent)]] : []
  })

const freePath = (stem: string, isTaken: (path: string) => boolean): string => {
  let path = `${stem}.md`
  for (let count = 2; isTaken(path); count++) path = `${stem}-${count}.md`
  return path
}

/**
 * The main instructions. An AGENTS.md is the file of the tools that read it first: where the design is exported to another
 * one, that target writes it, and Claude Code reads the same text.
 */
const mainSheet = ({ design, mainPath, beside }: Layout): Entry[] => {
  const path = mainPath ?? 'CLAUDE.md'
  if (baseName(path) === 'AGENTS.md' && beside.length > 0) return []
  const about = settings(design)
  const own = about.targets[CLAUDE_CODE]?.instructions
  const body = (typeof own === 'string' ? own : about.instructions).replace(/\r\n?/g, '\n').trim()
  const section = teamSection(design, CLAUDE_CODE)
  return body === '' && section === null
    ? []
    : [[path, markdown({ fence: 'anywhere', body, sections: section === null ? {} : { team: section } })]]
}

/** Claude Code reads a directory's INSTRUCTIONS.md, or its AGENTS.md, only where a CLAUDE.md beside it imports it. */
const pointers = ({ design, instructionsFile }: Layout): Entry[] =>
  directories(design).flatMap((directory): Entry[] => {
    const name = baseName(instructionsFile(directory.id))
    return name === 'INSTRUCTIONS.md' || name === 'AGENTS.md'
      ? [[joinPath(directory.path, 'CLAUDE.md'), { kind: 'lines', lines: [`@${name}`] }]]
      : []
  })
