import { backHandoffs } from '../../design/loops.ts'
import { type AnyRecord, type Design, type EdgeRecord, emptyDesign } from '../../design/model.ts'
import { all, edges, get, title } from '../../design/queries.ts'
import type { LevelSign, LevelSigns } from '../level-signs.ts'
import { agentColor } from './agent-color.ts'
import { lanes } from './lanes.ts'
import { sameItems } from './same-items.ts'

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
  let known = new Map<string, Known>()
  let course = courseOf(emptyDesign())
  let last: { design: Design; levels: LevelSigns; lines: readonly Line[] } | null = null
  return (design, levels = noLevels) => {
    if (last?.design === design && last.levels === levels) return last.lines
    course = courseOf(design, course)
    const now = new Map<string, Known>()
    for (const record of edges(design)) {
      const [from, to] = [get(design, record.from), get(design, record.to)]
      const lane = course.lane.get(record.id) ?? 0
      const back = course.back.has(record.id)
      const level = levels.get(record.id) ?? null
      const before = known.get(record.id)
      // Nothing that its words are made of is new: they need not be made to be compared.
      if (before && before.from === from && before.to === to && stands(before.line, { record, lane, back, level })) {
        now.set(record.id, before)
        continue
      }
      let label: string | undefined
      const line: Line = {
        record,
        // Only lines on the page need one.
        get label() {
          label ??= labelOf(design, record) + (level ? `, ${level.words}` : '')
          return label
        },
        words: record.kind === 'handoff' ? record.rule.split('\n', 1)[0]!.trim() || 'handoff' : record.kind,
        color: agentColor((from && 'color' in from && from.color) || null),
        lane,
        back,
        level,
      }
      now.set(record.id, { from, to, line: before && same(before.line, line) ? before.line : line })
    }
    known = now
    last = { design, levels, lines: [...now.values()].map(({ line }) => line) }
    return last.lines
  }
}

const noLevels: LevelSigns = new Map()

/** A line with the records at its two ends, whose names and colour it shows. */
type Known = { readonly line: Line; readonly from: AnyRecord | undefined; readonly to: AnyRecord | undefined }

/** How the lines run beside one another and which lead back: the same as long as edges and agents are. */
type Course = {
  readonly edges: readonly EdgeRecord[]
  readonly agents: readonly string[]
  readonly lane: ReadonlyMap<string, number>
  readonly back: ReadonlySet<string>
}

const courseOf = (design: Design, before?: Course): Course => {
  const agents = all(design, 'agent').map(({ id }) => id)
  if (before && sameItems(before.edges, edges(design)) && sameItems<string>(before.agents, agents)) return before
  return { edges: edges(design), agents, lane: lanes(edges(design)), back: backHandoffs(design) }
}

const labelOf = (design: Design, edge: EdgeRecord): string => {
  const what = `${edge.suggested ? 'Suggested ' : ''}${edge.suggested ? titles[edge.kind].toLowerCase() : titles[edge.kind]}`
  const rule = edge.kind === 'handoff' && edge.rule !== '' ? `: ${edge.rule.split('\n', 1)[0]!.slice(0, 200)}` : ''
  return `${what} from ${title(design, edge.from)} to ${title(design, edge.to)}${rule}`
}

type OfItself = Pick<Line, 'record' | 'lane' | 'back' | 'level'>

const stands = (a: OfItself, b: OfItself): boolean =>
  a.record === b.record && a.lane === b.lane && a.back === b.back && a.level?.title === b.level?.title

const same = (a: Line, b: Line): boolean =>
  stands(a, b) && a.label === b.label && a.words === b.words && a.color === b.color
