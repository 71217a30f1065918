import { backHandoffs } from '../../design/loops.ts'
import type { Design, EdgeRecord } from '../../design/model.ts'
import { edges, get, title } from '../../design/queries.ts'
import type { LevelSign, LevelSigns } from '../level-signs.ts'
import { agentColor } from './agent-color.ts'
import { lanes } from './route.ts'

/** What an edge shows that its two ends do not say: all that its line needs besides the rectangles of its cards. */
export type Line = {
  readonly record: EdgeRecord
  /** Its name for people who do not see it: “Handoff from writer to reviewer: the draft is complete”. */
  readonly label: string
  /** The words beside the line. */
  readonly words: string
  /** The colour of the agent that writes, as CSS. */
  readonly color: string
  readonly lane: number
  readonly back: boolean
  /** How far the tools hold to it; null where no tool says. */
  readonly level: LevelSign | null
}

const titles = {
  handoff: 'Handoff',
  delegates: 'Delegation',
  reads: 'Reading',
  writes: 'Writing',
  verifies: 'Verification',
} as const

/** The edges of a design as lines, in the order of its records. Remembers, as `cardsOf` does. */
export const linesOf = (): ((design: Design, levels?: LevelSigns) => readonly Line[]) => {
  let known = new Map<string, Line>()
  let last: { design: Design; levels: LevelSigns; lines: readonly Line[] } | null = null
  return (design, levels = noLevels) => {
    if (last?.design === design && last.levels === levels) return last.lines
    const all = edges(design)
    const lane = lanes(all)
    const back = backHandoffs(design)
    const now = new Map<string, Line>()
    for (const record of all) {
      const before = known.get(record.id)
      const agent = get(design, record.from)
      const level = levels.get(record.id) ?? null
      let label: string | undefined
      const line: Line = {
        record,
        // Only lines on the page need one.
        get label() {
          label ??= labelOf(design, record) + (level ? `, ${level.words}` : '')
          return label
        },
        words: record.kind === 'handoff' ? record.rule.split('\n', 1)[0]!.trim() || 'handoff' : record.kind,
        color: agentColor((agent && 'color' in agent && agent.color) || null),
        lane: lane.get(record.id) ?? 0,
        back: back.has(record.id),
        level,
      }
      now.set(record.id, before && same(before, line) ? before : line)
    }
    known = now
    last = { design, levels, lines: [...now.values()] }
    return last.lines
  }
}

const noLevels: LevelSigns = new Map()

const labelOf = (design: Design, edge: EdgeRecord): string => {
  const what = `${edge.suggested ? 'Suggested ' : ''}${edge.suggested ? titles[edge.kind].toLowerCase() : titles[edge.kind]}`
  const rule = edge.kind === 'handoff' && edge.rule !== '' ? `: ${edge.rule.split('\n', 1)[0]!.slice(0, 200)}` : ''
  return `${what} from ${title(design, edge.from)} to ${title(design, edge.to)}${rule}`
}

const same = (a: Line, b: Line): boolean =>
  a.record === b.record &&
  a.label === b.label &&
  a.words === b.words &&
  a.color === b.color &&
  a.lane === b.lane &&
  a.back === b.back &&
  a.level?.title === b.level?.title
