import type { Design } from '../design/model.ts'
import { facts, get } from '../design/queries.ts'
import type { DirectoryId } from '../design/records/shared.ts'
import { code } from './code.ts'
import { list, oneLine } from './names.ts'

/**
 * The `directory` section of an INSTRUCTIONS.md: what the directory is for, who owns it, who reads and writes, what
 * goes in and what comes out. All of it stands in the team section too and is read back from there.
 */
export const directorySection = (design: Design, id: DirectoryId): string | null => {
  const directory = get(design, id)
  if (!directory) return null
  const named = (kind: 'reads' | 'writes') =>
    facts(design, kind)
      .filter((edge) => edge.to === id)
      .map((edge) => edge.from)
  const readers = named('reads')
  const writers = named('writes')
  if (directory.purpose === '' && readers.length + writers.length === 0) return null
  const agents = (ids: readonly `agent:${string}`[]) =>
    list(ids.map((agent) => code(oneLine(get(design, agent)?.name ?? agent))))
  const lines = ['# About this directory', '']
  if (directory.purpose !== '') lines.push(directory.purpose, '')
  if (writers.length === 1) lines.push(`- Owner: ${agents(writers)}, the only agent that writes here.`)
  else
    lines.push(writers.length === 0 ? '- Owner: none of the agents writes here.' : `- Written by: ${agents(writers)}.`)
  lines.push(readers.length === 0 ? '- Read by: none of the agents is meant to.' : `- Read by: ${agents(readers)}.`)
  const comesFrom = facts(design, 'handoff').filter(
    (handoff) => writers.includes(handoff.to) && !writers.includes(handoff.from),
  )
  const goesTo = facts(design, 'handoff').filter(
    (handoff) => writers.includes(handoff.from) && !writers.includes(handoff.to),
  )
  if (comesFrom.length > 0)
    lines.push(
      `- Goes in: work that rests on what ${agents(unique(comesFrom.map((handoff) => handoff.from)))} handed over.`,
    )
  if (goesTo.length > 0)
    lines.push(`- Comes out: what ${agents(unique(goesTo.map((handoff) => handoff.to)))} builds on next.`)
  return lines.join('\n').trimEnd()
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/** The whole text of an INSTRUCTIONS.md, for a tool that knows no imports. */
export const directoryCopy = (design: Design, id: DirectoryId): string =>
  [get(design, id)?.instructions ?? '', directorySection(design, id) ?? ''].filter((part) => part !== '').join('\n\n')
