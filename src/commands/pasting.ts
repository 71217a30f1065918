import { around, freeSpot, rectOf, rects } from '../design/frames.ts'
import { AnyRecord, type Design, type EdgeRecord, type RecordId } from '../design/model.ts'
import { all, get, isEdge, isNode } from '../design/queries.ts'
import { z } from '../design/zod.ts'
import { BEGIN, calledOf } from './clip.ts'
import { type Copy, grafted } from './graft.ts'

/** So much is taken from a clipboard at most: a paste is typed by a stranger, for all that is known of it. */
const MOST_CHARACTERS = 8_000_000
const MOST_PASTED = 2000

/** What a copied edge led to outside of what was copied: found again by what it is called. */
const Outside = z.strictObject({
  id: z.string().check(z.maxLength(700)),
  kind: z.enum(['agent', 'directory', 'spec']),
  called: z.string().check(z.maxLength(400)),
})

const Clip = z.strictObject({
  version: z.literal(1),
  records: z.array(AnyRecord).check(z.minLength(1), z.maxLength(MOST_PASTED)),
  outside: z.array(Outside).check(z.maxLength(MOST_PASTED)),
})
export type Clip = z.infer<typeof Clip>

export type ReadClip = { readonly ok: true; readonly clip: Clip } | { readonly ok: false; readonly why: string }

/** Reads what `clipText` wrote, from anywhere: every record is checked, and what is no copy of DotBox's says so. */
export const readClip = (text: string): ReadClip => {
  if (text.length > MOST_CHARACTERS) return { ok: false, why: 'What was copied is too long to be pasted.' }
  // Our own lines begin with a hyphen and the records stand on one line, so no text in them can look like this one.
  const lines = text.split(/\r?\n/)
  const begin = lines.indexOf(BEGIN)
  if (begin < 0) return { ok: false, why: 'The clipboard holds nothing that was copied from a canvas of DotBox.' }
  let saved: unknown
  try {
    saved = JSON.parse(lines[begin + 1] ?? '')
  } catch {
    return { ok: false, why: 'What was copied is damaged: it is no valid JSON.' }
  }
  const parsed = Clip.safeParse(saved)
  if (parsed.success) return { ok: true, clip: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, why: `What was copied is damaged: ${issue?.path.join(' › ')}: ${issue?.message}` }
}

/** Puts a clip into a design with its middle here, or beside where that is taken; `connected` keeps the edges to what was not copied and is here too. */
export const pasted = (
  design: Design,
  { records, outside }: Clip,
  { middle, connected }: { middle: { x: number; y: number }; connected: boolean },
): Copy => {
  const nodes = distinct(records.filter(isNode))
  const box = around(nodes.map(rectOf)) ?? { x: 0, y: 0, width: 0, height: 0 }
  const taken = [...rects(design)].flatMap(([id, rect]) => (id.startsWith('group:') ? [] : [rect]))
  const { width, height } = box
  const spot = freeSpot(taken, { x: middle.x - width / 2, y: middle.y - height / 2 }, { width, height })
  const step = { x: spot.x - box.x, y: spot.y - box.y }
  const here = new Map<string, string>()
  if (connected)
    for (const { id, kind, called } of outside) {
      const stands = all(design, kind).find((record) => calledOf(record) === called)
      if (stands) here.set(id, stands.id)
    }
  // A spec that a gate waits for may be here already.
  const gates = (id: string) => (connected && get(design, id as RecordId)?.kind === 'spec' ? id : null)
  return grafted(
    design,
    { nodes, edges: distinct(records.filter(isEdge)) as EdgeRecord[], standsFor: (id) => here.get(id) ?? gates(id) },
    step,
  )
}

const distinct = <T extends { readonly id: string }>(records: readonly T[]): readonly T[] => [
  ...new Map(records.map((record) => [record.id, record])).values(),
]
