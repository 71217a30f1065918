import type { EdgeProps } from '@xyflow/react'
import { BadgeCheck, Check, FileCheck, type LucideIcon, RotateCw, SquareTerminal, UserCheck, X } from 'lucide-react'
import { memo, Suspense, use, useCallback, useMemo, useRef } from 'react'
import { patch, remove } from '../../design/edits.ts'
import { type Rect, sizes } from '../../design/frames.ts'
import type { EdgeRecord, NodeKind, RecordOf } from '../../design/model.ts'
import type { LevelSign } from '../level-signs.ts'
import { FarContext, useBoard, useBoardState } from './board.ts'
import { pullOn } from './carry.ts'
import { fitted, textWidth } from './fitted.ts'
import type { LineEdge } from './flow.ts'
import { levelMark } from './level-marks.ts'
import type { Line } from './lines.ts'
import { EdgeEnds } from './Over.tsx'
import { type Route, route } from './route.ts'
import { tipAt } from './tip.ts'
import { type Point, usePulled } from './use-pulled.ts'

const cardAt = (id: string, x: number, y: number) => {
  const size = sizes[id.slice(0, id.indexOf(':')) as NodeKind]
  return { x: x - size.width / 2, y: y - size.height / 2, ...size }
}

/** Edges whose tip is two strokes; the others have a filled one. */
const OPEN: ReadonlySet<EdgeRecord['kind']> = new Set(['delegates', 'reads', 'verifies'])

/** An edge: its line in the style of its kind, its tip, and its words where there is room for them. */
export const EdgeLine = memo(function EdgeLine({
  source,
  target,
  sourceX,
  sourceY,
  targetX,
  targetY,
  data,
}: EdgeProps<LineEdge>) {
  const { line, alone, obstacles } = data!
  const { record, color, lane, back } = line
  const far = use(FarContext)
  const pull = useBoardState((state) => pullOn(state, source, target))
  const [from, to] = useMemo(
    () => [cardAt(source, sourceX, sourceY), cardAt(target, targetX, targetY)] as const,
    [source, sourceX, sourceY, target, targetX, targetY],
  )
  const way = useMemo(() => route(from, to, lane, back, obstacles), [from, to, lane, back, obstacles])
  const end = pull === 'along' ? null : pull
  const wayPulled = useCallback(
    (by: Point) =>
      route(end === 'from' ? moved(from, by) : from, end === 'to' ? moved(to, by) : to, lane, back, obstacles),
    [from, to, lane, back, obstacles, end],
  )
  const drawn = useRef<SVGGElement>(null)
  usePulled(drawn, end !== null, way, wayPulled)
  const isOpen = OPEN.has(record.kind)
  const Tip = isOpen ? 'polyline' : 'polygon'
  return (
    <g
      ref={drawn}
      className={pull === 'along' ? 'line carried' : 'line'}
      data-kind={record.kind}
      data-suggested={record.suggested || undefined}
      style={{ '--own': color } as object}
    >
      {end ? null : <path className="reach react-flow__edge-interaction" d={way.path} />}
      <path className="stroke" d={way.path} />
      {record.kind === 'verifies' ? <path className="gap" d={way.path} /> : null}
      <Tip className={isOpen ? 'tip open' : 'tip'} points={tipAt(way, isOpen)} />
      {far ? null : (
        <g className="said">
          <Said line={line} way={way} alone={alone} />
        </g>
      )}
      {alone && !end && !stays(source, target, record) ? (
        <Suspense fallback={null}>
          <EdgeEnds record={record} path={way.path} />
        </Suspense>
      ) : null}
    </g>
  )
})

const moved = (rect: Rect, by: Point): Rect => ({ ...rect, x: rect.x + by.x, y: rect.y + by.y })

/** The words of a line where they stand while nothing is pulled. */
const Said = memo(function Said({ line, way, alone }: { line: Line; way: Route; alone: boolean }) {
  const { record, words, level } = line
  if (record.suggested) return <Suggestion record={record} way={way} words={words} />
  const sign = levelSign(level, alone)
  return record.kind === 'handoff' ? (
    <Chip record={record} way={way} words={words} sign={sign} />
  ) : (
    <Word way={way} words={words} ticked={record.kind === 'verifies'} sign={sign} />
  )
})

/** An end that cannot be taken elsewhere: of an edge that stands for one inside a folded group, and of a suggestion. */
const stays = (source: string, target: string, record: EdgeRecord) =>
  source.startsWith('group:') || target.startsWith('group:') || record.suggested

/** The level of a line as it is drawn: its signs, the word beside them while the line alone is selected, and how wide all is. */
type Sign = { readonly level: LevelSign; readonly word: string; readonly width: number }

const levelSign = (level: LevelSign | null, alone: boolean): Sign | null => {
  if (!level) return null
  const word = alone && level.shown.length === 1 ? level.words : ''
  return { level, word, width: level.shown.length * 15 + (word === '' ? 0 : textWidth(word) + 4) }
}

const Level = ({ sign: { level, word }, x, y }: { sign: Sign; x: number; y: number }) => (
  <>
    {level.shown.map((one, at) => (
      <path
        // biome-ignore lint/suspicious/noArrayIndexKey: one sign a tool, in the order of the tools
        key={at}
        className="level"
        data-level={one}
        data-hint={level.title}
        d={levelMark(one, x + at * 15, y - 6.5, 13)}
      />
    ))}
    {word === '' ? null : (
      <text className="level start" data-level={level.shown[0]} data-hint={level.title} x={x + 17} y={y + 4}>
        {word}
      </text>
    )}
  </>
)

/*
 * What is said of a line stands where it is written, without a transform of its own: a browser goes through all
 * transforms of a page whenever something moves.
 */
type WordProps = { way: Route; words: string; ticked: boolean; sign: Sign | null }

const Word = ({ way, words, ticked, sign }: WordProps) => {
  const extra = sign ? sign.width + 3 : 0
  const text = fitted(words, way.room - (ticked ? 14 : 0) - extra)
  if (text === '' && !ticked) return null
  const said = textWidth(text) + (ticked ? 16 : 0)
  const width = said + extra
  const { x, y } = way.word
  const left = x - width / 2
  return (
    <>
      <rect className="paper" x={left - 4} y={y - 8} width={width + 8} height={16} rx={4} />
      {ticked ? <Check className="tick" x={left} y={y - 6} width={12} height={12} aria-hidden="true" /> : null}
      <text x={x + (ticked ? 8 : 0) - extra / 2} y={y + 4}>
        {text}
      </text>
      {sign ? <Level sign={sign} x={left + said + 4} y={y} /> : null}
    </>
  )
}

const gateOf = ({ gate }: RecordOf<'handoff'>): { icon: LucideIcon; what: string } | null => {
  if (gate === null) return null
  if ('command' in gate) return { icon: SquareTerminal, what: `Passes when the command exits 0: ${gate.command}` }
  if ('files' in gate) return { icon: FileCheck, what: `Passes when these files exist: ${gate.files.join(', ')}` }
  if ('verified' in gate) return { icon: BadgeCheck, what: 'Passes when every criterion of the spec is verified' }
  return { icon: UserCheck, what: `Passes when a person approves: ${gate.approval}` }
}

/** The words of a handoff's rule, its gate, the most times that it may happen, and its level. */
type ChipProps = { record: RecordOf<'handoff'>; way: Route; words: string; sign: Sign | null }

const Chip = ({ record, way, words, sign }: ChipProps) => {
  const gate = gateOf(record)
  const bound = record.bound === null ? '' : `≤ ${record.bound}`
  const extra = (gate ? 18 : 0) + (bound ? textWidth(bound) + 20 : 0) + (sign ? sign.width + 4 : 0)
  const text = fitted(words, Math.min(220, way.room - 16 - extra))
  const width = Math.max(0, (text ? textWidth(text) : 0) + extra - (text ? 0 : 4)) + 16
  if (width <= 16) return null
  const { x, y } = way.label
  const left = x - width / 2 + 8
  const textAt = left + (gate ? 18 : 0)
  const boundAt = textAt + (text ? textWidth(text) + 6 : 0)
  const Gate = gate?.icon
  return (
    <>
      <rect className="chip" x={left - 8} y={y - 11} width={width} height={22} rx={11} />
      {Gate ? (
        <Gate className="gate" data-hint={gate.what} x={left - 1} y={y - 7} width={14} height={14} aria-hidden="true" />
      ) : null}
      {text === '' ? null : (
        <text className="start" x={textAt} y={y + 4}>
          {text}
        </text>
      )}
      {bound ? (
        <g className="bound" data-hint={`At most ${record.bound} times in one run`}>
          <RotateCw x={boundAt} y={y - 5} width={10} height={10} aria-hidden="true" />
          <text className="start" x={boundAt + 13} y={y + 4}>
            {bound}
          </text>
        </g>
      ) : null}
      {sign ? <Level sign={sign} x={left + width - 16 - sign.width} y={y} /> : null}
    </>
  )
}

/** An edge that was only mentioned in prose: what it would be, and the two answers. */
const Suggestion = ({ record, way, words }: { record: EdgeRecord; way: Route; words: string }) => {
  const board = useBoard()
  const text = fitted(`${words}?`, Math.max(14, Math.min(160, way.room - 60))) || '?'
  const width = textWidth(text) + 62
  const answers = [
    {
      title: 'Accept this suggestion',
      icon: Check,
      run: () => board.services().session.edit('Accept a suggestion', patch(record.id, { suggested: false } as never)),
    },
    {
      title: 'Dismiss this suggestion',
      icon: X,
      run: () => board.services().session.edit('Dismiss a suggestion', remove(record.id)),
    },
  ]
  return (
    <g transform={`translate(${way.label.x} ${way.label.y})`}>
      <rect className="chip" x={-width / 2} y={-13} width={width} height={26} rx={13} />
      <text className="start" x={-width / 2 + 9} y={4}>
        {text}
      </text>
      {answers.map(({ title, icon: Icon, run }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: an HTML button cannot stand inside an SVG
        <g
          key={title}
          className="answer"
          role="button"
          tabIndex={0}
          aria-label={title}
          transform={`translate(${width / 2 - 37 + at * 24} 0)`}
          onClick={(event) => {
            event.stopPropagation()
            run()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            event.stopPropagation()
            run()
          }}
        >
          <title>{title}</title>
          <circle r={12} />
          <Icon x={-7} y={-7} width={14} height={14} aria-hidden="true" />
        </g>
      ))}
    </g>
  )
}
