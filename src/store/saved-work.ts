import { asItIs } from '../design/as-it-is.ts'
import { AnyRecord, type Design } from '../design/model.ts'
import { openDesign } from '../design/open.ts'
import { isEdge } from '../design/queries.ts'
import { z } from '../design/zod.ts'
import type { History, Step } from './history.ts'

/** How many steps back and forth are kept over a reload. */
const MOST_STEPS = 500

/** The way from one design to the one beside it in the history. Records that both share are not in here. */
type SavedStep = {
  readonly label: string
  readonly put: readonly AnyRecord[]
  readonly gone: readonly string[]
  /** The order of all records, where putting and taking away does not give it. */
  readonly order: readonly string[] | null
}

/** A design with its history: each step as the way to it from the step nearer to the design. */
type SavedWork = {
  readonly design: Design
  readonly past: readonly SavedStep[]
  readonly future: readonly SavedStep[]
}

/** What is stored of a design with its history: JSON text, which a browser writes and reads in a part of the time that thousands of objects take. */
export const saveWork = ({ design, past, future }: Pick<History, 'design' | 'past' | 'future'>): string =>
  JSON.stringify({
    design,
    past: chain(design, past.slice(-MOST_STEPS).reverse()),
    future: chain(design, future.slice(0, MOST_STEPS)),
  } satisfies SavedWork)

const chain = (design: Design, steps: readonly Step[]): SavedStep[] =>
  steps.map((step, at) => ({ label: step.label, ...way(steps[at - 1]?.design ?? design, step.design) }))

const ways = new WeakMap<Design, { readonly from: Design; readonly way: Omit<SavedStep, 'label'> }>()

/** Remembered, because only the step that is nearest to the design ever gets a new way. */
const way = (from: Design, to: Design): Omit<SavedStep, 'label'> => {
  const known = ways.get(to)
  if (known?.from === from) return known.way
  const put = Object.values(to.records).filter((record) => from.records[record.id] !== record)
  const gone = Object.keys(from.records).filter((id) => !to.records[id])
  const order = Object.keys(to.records)
  const same = Object.keys(walked(from, { put, gone, order: null }).records).every((id, at) => id === order[at])
  const found = { put, gone, order: same ? null : order }
  ways.set(to, { from, way: found })
  return found
}

const walked = (from: Design, { put, gone, order }: Omit<SavedStep, 'label'>): Design => {
  const records = { ...from.records }
  for (const id of gone) delete records[id]
  for (const record of put) records[record.id] = record
  const ordered = order ? Object.fromEntries(order.flatMap((id) => (records[id] ? [[id, records[id]]] : []))) : records
  return { ...from, records: ordered }
}

const StepAtTheDoor = z.strictObject({
  label: z.string(),
  put: z.array(AnyRecord),
  gone: z.array(z.string()),
  order: z.nullable(z.array(z.string())),
})

export type OpenedWork =
  | { readonly ok: true; readonly work: Pick<History, 'design' | 'past' | 'future'>; readonly notes: readonly string[] }
  | { readonly ok: false; readonly why: string }

/** What is stored, as objects; earlier it was stored as that. */
const unpacked = (stored: unknown): unknown => {
  if (typeof stored !== 'string') return stored
  try {
    return JSON.parse(stored)
  } catch {
    return null
  }
}

/**
 * Opens what was stored. The design is parsed as any saved design; the history is kept as far as it can be read, and
 * not at all where the design had to be mended, because then the steps do not lead away from it.
 */
export const openWork = (stored: unknown): OpenedWork => {
  const parts = z
    .looseObject({ design: z.unknown(), past: z.optional(z.unknown()), future: z.optional(z.unknown()) })
    .safeParse(unpacked(stored))
  if (!parts.success) return { ok: false, why: 'What is stored is no design.' }
  const opened = openDesign(parts.data.design)
  if (!opened.ok) return opened
  const { design, notes } = opened
  const steps = (saved: unknown) => (notes.length > 0 ? [] : openSteps(design, saved))
  return {
    ok: true,
    work: { design, past: steps(parts.data.past).reverse(), future: steps(parts.data.future) },
    notes,
  }
}

const stepAsItIs = asItIs(StepAtTheDoor)
const openStep = (raw: unknown): SavedStep | null =>
  stepAsItIs(raw) ? (raw as SavedStep) : (StepAtTheDoor.safeParse(raw).data ?? null)

const openSteps = (design: Design, saved: unknown): Step[] => {
  const steps: Step[] = []
  let at = design
  for (const raw of Array.isArray(saved) ? saved : []) {
    const step = openStep(raw)
    if (!step) break
    at = walked(at, step)
    if (!stands(at)) break
    steps.push({ label: step.label, design: at, selection: new Set(), merge: undefined })
  }
  return steps
}

/** True where the design has its settings and no edge hangs in the air. */
const stands = ({ records }: Design): boolean =>
  records['design:main'] !== undefined &&
  Object.values(records).every((record) => !isEdge(record) || (records[record.from] && records[record.to]))
