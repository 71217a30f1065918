import type { Design, RecordOf } from '../design/model.ts'
import { all, directories, settings } from '../design/queries.ts'
import { Group, Note } from '../design/records/canvas.ts'
import { Layer, Point } from '../design/records/shared.ts'
import { z } from '../design/zod.ts'
import { type FileSet, textOf } from '../files/file-set.ts'
import type { JsonObject } from '../files/json.ts'
import { parseJsonc } from '../files/revise-json.ts'

/** Where DotBox keeps what no target has a place for: ids, layout, notes and groups. */
export const MEMORY_PATH = '.dotbox/design.json'
export const MEMORY_VERSION = 1

/** Only said where it is not the default, so that a file which knows nothing of it stays as it is. */
const held = { locked: z.optional(z.literal(true)), layer: z.optional(Layer) }

/**
 * What `.dotbox/design.json` holds. The target's files stay the only truth about agents, places and edges; a record is
 * found again by its kind and what it is called, never by trusting the file.
 */
const Memory = z.strictObject({
  version: z.literal(MEMORY_VERSION),
  /** Kind and name or path (`agent:writer`, `spec:specs/api.md`) to where it stands. */
  places: z.record(z.string(), z.strictObject({ at: Point, group: z.optional(z.string()), ...held })),
  notes: z.array(z.omit(Note, { kind: true })),
  groups: z.array(z.omit(Group, { kind: true })),
  /** Where work flows on the canvas; to the right where nothing is said. */
  flow: z.optional(z.literal('down')),
})
export type Memory = z.infer<typeof Memory>

/** The key under which a node is remembered. */
export const memoryKey = (
  record: { readonly kind: string } & ({ readonly name: string; readonly root?: string } | { readonly path: string }),
): string =>
  'path' in record
    ? `${record.kind}:${record.path}`
    : `${record.kind}:${record.root ? `${record.root}/` : ''}${record.name}`

export const remember = (design: Design): JsonObject => {
  const placed = [...all(design, 'agent'), ...directories(design), ...all(design, 'spec')]
  const memory: z.input<typeof Memory> = {
    version: MEMORY_VERSION,
    places: Object.fromEntries(
      placed.map((node) => [
        memoryKey(node),
        { at: rounded(node.at), ...(node.group ? { group: node.group } : {}), ...heldBy(node) },
      ]),
    ),
    notes: all(design, 'note').map((note) => laidOut(note)),
    groups: all(design, 'group').map((group) => laidOut(group)),
    ...(settings(design).flow === 'down' ? { flow: 'down' as const } : {}),
  }
  return JSON.parse(JSON.stringify(memory)) as JsonObject
}

const heldBy = ({ locked, layer }: { locked: boolean; layer: number }) => ({
  ...(locked ? { locked: true as const } : {}),
  ...(layer === 0 ? {} : { layer }),
})

/** A note or a group as it is remembered. */
const laidOut = <T extends RecordOf<'note' | 'group'>>({ kind: _, locked, layer, ...rest }: T) => ({
  ...rest,
  at: rounded(rest.at),
  ...heldBy({ locked, layer }),
})

/** Whole pixels: a drag must not fill a diff with decimals. */
const rounded = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x), y: Math.round(y) })

/** What a design.json says, or why it cannot be used. */
export const readMemory = (saved: unknown): { ok: true; memory: Memory } | { ok: false; why: string } => {
  const version = z.looseObject({ version: z.int() }).safeParse(saved)
  if (version.success && version.data.version > MEMORY_VERSION) {
    return {
      ok: false,
      why: `It was saved by a newer DotBox (format ${version.data.version}; this one reads up to ${MEMORY_VERSION}). The layout, notes and groups in it are left alone; update DotBox to see them.`,
    }
  }
  const parsed = Memory.safeParse(saved)
  if (parsed.success) return { ok: true, memory: parsed.data }
  const [issue] = parsed.error.issues
  return {
    ok: false,
    why: `It is damaged (${issue?.path.join(' › ') || 'the whole file'}: ${issue?.message}). The agents are read from their own files; the layout is made anew.`,
  }
}

/** The memory of a repository; null where it has none, or none that can be used (then `skipped` says why). */
export const loadMemory = (files: FileSet): { memory: Memory | null; skipped: { path: string; why: string }[] } => {
  if (!files.has(MEMORY_PATH)) return { memory: null, skipped: [] }
  const parsed = parseJsonc(textOf(files, MEMORY_PATH) ?? '', { strict: true })
  const read = parsed.ok
    ? readMemory(parsed.value)
    : {
        ok: false as const,
        why: `It is no valid JSON (line ${parsed.line}: ${parsed.why}). The agents are read from their own files; the layout is made anew.`,
      }
  return read.ok
    ? { memory: read.memory, skipped: [] }
    : { memory: null, skipped: [{ path: MEMORY_PATH, why: read.why }] }
}
