import { AnyRecord, type Design, type Kind } from '../design/model.ts'
import { CAPABILITIES, Capabilities, PARTS } from '../design/records/agent.ts'
import { isObject, type Json, type JsonObject } from '../files/json.ts'
import { targetById, targets } from '../targets/index.ts'
import { agentFor, OVERRIDABLE, type OwnField } from '../targets/target.ts'
import { type EditProblem, inWords, problem } from './edit-list.ts'
import { findRecord, type Places } from './find-record.ts'

type Refused = { readonly ok: false } & Omit<EditProblem, 'edit'>
type FieldSet = { readonly ok: true; readonly record: AnyRecord } | Refused

const refuse = (message: string, candidates: readonly string[] = []): Refused => ({
  ok: false,
  ...problem(message, candidates),
})

/** What says which record it is or where it came from is not for setting. */
const FIXED = ['kind', 'id', 'from', 'to', 'evidence', 'root']

const shapes: ReadonlyMap<string, readonly string[]> = new Map(
  AnyRecord.def.options.flatMap(({ shape }) =>
    shape.kind.def.values.map((kind) => [kind, Object.keys(shape).filter((key) => !FIXED.includes(key))] as const),
  ),
)

/** Every field that can be set on a record of a kind, in the spelling of `setField`. */
export const fieldsOf = (kind: Kind): string[] =>
  (shapes.get(kind) ?? []).flatMap((key) => [
    key,
    ...(kind === 'agent' ? (below[key] ?? []) : []),
    ...(key === 'targets' ? ownKeys(kind) : []),
  ])

const below: Readonly<Record<string, readonly string[]>> = {
  capabilities: [...Object.keys(Capabilities.shape).map((key) => `capabilities.${key}`), 'capabilities.mcp.<server>'],
  patterns: CAPABILITIES.map((capability) => `patterns.${capability}`),
  parts: PARTS.map((part) => `parts.${part}`),
}

const ownKeys = (kind: Kind): string[] =>
  targets.flatMap((target) => keysFor(kind, target.id).map((key) => `targets.${target.id}.${key}`))

const keysFor = (kind: Kind, targetId: string): string[] =>
  kind === 'agent'
    ? [...OVERRIDABLE, ...ownFieldsOf(targetId).map((field) => field.key)]
    : ['instructions', ...guardFieldsOf(targetId).map((field) => field.key)]

const ownFieldsOf = (targetId: string): readonly OwnField[] =>
  targets.find((target) => target.id === targetId)?.ownFields ?? []

const guardFieldsOf = (targetId: string): readonly OwnField[] => targetById(targetId)?.guardFields ?? []

/**
 * A record with one field set, checked as a whole. The field is a key of the record, or leads into one: `capabilities.shell`,
 * `capabilities.mcp.github`, `patterns.shell`, `targets.claude-code.color`. Null takes a value of one target away.
 */
export const setField = (design: Design, places: Places, record: AnyRecord, field: string, value: Json): FieldSet => {
  const link = linked(design, places, field, value)
  if ('message' in link) return link
  const raw = withField(record, field, link.value)
  if ('message' in raw) return raw
  const parsed = AnyRecord.safeParse(raw.fields)
  if (!parsed.success) return refuse(`“${field}” of ${record.id} cannot be ${shown(value)}: ${inWords(parsed.error)}`)
  return { ok: true, record: parsed.data }
}

const shown = (value: Json): string => {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** Fields that hold another record's id take any name of it; the spec of a gate also its path alone. */
const linked = (design: Design, places: Places, field: string, value: Json): { readonly value: Json } | Refused => {
  if ((field === 'lead' || field === 'group') && typeof value === 'string') {
    const found = findRecord(design, places, value)
    return { value: found.ok ? found.record.id : value }
  }
  if (field !== 'gate' || !isObject(value) || typeof value.verified !== 'string') return { value }
  const name = value.verified.startsWith('spec:') ? value.verified : `spec:${value.verified}`
  const found = findRecord(design, places, name)
  return found.ok ? { value: { ...value, verified: found.record.id } } : found
}

type Fields = { readonly fields: JsonObject } | Refused

const withField = (record: AnyRecord, field: string, value: Json): Fields => {
  const fields = record as unknown as JsonObject
  const [head = '', ...rest] = field.split('.')
  if (!shapes.get(record.kind)?.includes(head)) return unknown(record, field)
  if (head === 'targets' && rest.length > 0) return withOwn(record, field, rest, value)
  if (rest.length === 0) {
    // A part of the capabilities leaves the others as they are.
    const part = head === 'capabilities' && isObject(value) && isObject(fields.capabilities)
    return { fields: { ...fields, [head]: part ? { ...(fields.capabilities as JsonObject), ...value } : value } }
  }
  const inner = isObject(fields[head]) ? fields[head] : {}
  if (head === 'capabilities' && rest[0] === 'mcp' && rest.length > 1) {
    const servers = isObject(inner.mcp) ? inner.mcp : {}
    return {
      fields: { ...fields, capabilities: { ...inner, mcp: without({ ...servers, [rest.slice(1).join('.')]: value }) } },
    }
  }
  if (head === 'parts') {
    const part = rest.join('.')
    if (!(below.parts ?? []).includes(field)) return unknown(record, field)
    return { fields: { ...fields, parts: without({ ...inner, [part]: value }) } }
  }
  const [key = ''] = rest
  if (rest.length > 1 || !(below[head] ?? []).includes(`${head}.${key}`)) return unknown(record, field)
  const set = { ...fields, [head]: without({ ...inner, [key]: value }) }
  const whole = head === 'capabilities' ? CAPABILITIES.find((capability) => capability === key) : undefined
  // A capability that is set is set as a whole: its parts go with it.
  return { fields: whole === undefined ? set : { ...set, parts: partsBeside(fields.parts, whole) } }
}

const partsBeside = (parts: Json | undefined, capability: string): JsonObject =>
  Object.fromEntries(
    Object.entries(isObject(parts) ? parts : {}).filter(([part]) => !part.startsWith(`${capability}.`)),
  )

/** An object without the keys whose value is null. */
const without = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

const withOwn = (
  record: AnyRecord,
  field: string,
  [targetId = '', ...rest]: readonly string[],
  value: Json,
): Fields => {
  const fields = record as unknown as JsonObject
  const all = isObject(fields.targets) ? fields.targets : {}
  const own = isObject(all[targetId]) ? all[targetId] : {}
  const [head = ''] = rest
  const key = (OVERRIDABLE as readonly string[]).includes(head) ? head : rest.join('.')
  if (!targets.some((target) => target.id === targetId)) return unknown(record, field)
  if (!keysFor(record.kind, targetId).includes(key) && !Object.hasOwn(own, key)) return unknown(record, field)
  const wrong = ownFieldProblem(
    (record.kind === 'agent' ? ownFieldsOf(targetId) : guardFieldsOf(targetId)).find((own) => own.key === key),
    field,
    value,
  )
  if (wrong) return wrong
  if (rest.length > 1 && key === head && record.kind === 'agent') {
    // `targets.x.capabilities.shell` differs from the agent's own capabilities in this one.
    const inner = withField(agentFor(record, targetId), rest.join('.'), value)
    if ('message' in inner) return unknown(record, field)
    return withOwn(record, field, [targetId, head], inner.fields[head] ?? null)
  }
  const next = without({ ...own, [key]: value })
  const others = Object.fromEntries(Object.entries(all).filter(([id]) => id !== targetId))
  return { fields: { ...fields, targets: Object.keys(next).length === 0 ? others : { ...others, [targetId]: next } } }
}

const fitsType: Readonly<Record<OwnField['type'], (value: Json) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  choice: (value) => typeof value === 'string',
  list: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  json: () => true,
}

const inPlainWords: Readonly<Record<OwnField['type'], string>> = {
  text: 'a text',
  number: 'a number',
  flag: 'true or false',
  choice: 'one of its words',
  list: 'a list of texts',
  json: 'any JSON',
}

const ownFieldProblem = (own: OwnField | undefined, field: string, value: Json): Refused | null => {
  if (!own || value === null) return null
  if (own.values && !own.values.includes(value as string))
    return refuse(`“${field}” cannot be ${shown(value)}.`, own.values)
  return fitsType[own.type](value) ? null : refuse(`“${field}” takes ${inPlainWords[own.type]}, not ${shown(value)}.`)
}

const unknown = (record: AnyRecord, field: string): Refused =>
  refuse(`${record.id} has no field “${field}”.`, fieldsOf(record.kind))
