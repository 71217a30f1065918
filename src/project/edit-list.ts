import { EDGE_KINDS, type EdgeKind, NODE_KINDS, type NodeKind } from '../design/model.ts'
import { JsonFields, JsonValue } from '../design/records/shared.ts'
import { z } from '../design/zod.ts'
import { isObject } from '../files/json.ts'

/** One edit of a list, as scripts and agents write it. Names are as `find-record.ts` reads them. */
const SetEdit = z.strictObject({
  set: z.string(),
  field: z.string(),
  value: JsonValue,
  /** With the name of an agent: change the places that mention it too, and the name of its file. */
  mentions: z._default(z.boolean(), false),
  file: z._default(z.boolean(), false),
})
const AddNode = z.strictObject({ add: z.enum(NODE_KINDS), fields: z._default(JsonFields, {}) })
const AddEdge = z.strictObject({
  add: z.enum(EDGE_KINDS),
  from: z.string(),
  to: z.string(),
  fields: z._default(JsonFields, {}),
})
const RemoveEdit = z.strictObject({ remove: z.string() })

export type SetEdit = z.infer<typeof SetEdit>
export type AddNode = z.infer<typeof AddNode>
export type AddEdge = z.infer<typeof AddEdge>
export type RemoveEdit = z.infer<typeof RemoveEdit>
export type ListedEdit = SetEdit | AddNode | AddEdge | RemoveEdit

/** Something that keeps an edit from being made. `edit` counts from 1, 0 is the list itself; `candidates` is what would have fitted. */
export type EditProblem = { readonly edit: number; readonly message: string; readonly candidates: readonly string[] }

export const problem = (message: string, candidates: readonly string[] = []): Omit<EditProblem, 'edit'> => ({
  message,
  candidates,
})

type Parsed = { readonly edits: readonly ListedEdit[]; readonly problems: readonly EditProblem[] }

/** The most edits of one list. */
const MOST_EDITS = 20_000

/** Reads a list of edits; every edit that cannot be understood is a problem of its own. */
export const parseEdits = (list: unknown): Parsed => {
  const whole = (message: string): Parsed => ({ edits: [], problems: [{ edit: 0, ...problem(message) }] })
  if (!Array.isArray(list))
    return whole('The edits must be a list: [ { "set": "agent:name", "field": "model", "value": "opus" } ].')
  if (list.length > MOST_EDITS) return whole(`The list holds more than ${MOST_EDITS} edits. Split it.`)
  const edits: ListedEdit[] = []
  const problems: EditProblem[] = []
  list.forEach((item: unknown, at) => {
    const shape = shapeOf(item)
    if ('message' in shape) problems.push({ edit: at + 1, ...shape })
    else {
      const parsed = shape.schema.safeParse(item)
      if (parsed.success) edits.push(parsed.data)
      else problems.push({ edit: at + 1, ...problem(inWords(parsed.error)) })
    }
  })
  return { edits, problems }
}

const isNodeKind = (kind: unknown): kind is NodeKind => (NODE_KINDS as readonly unknown[]).includes(kind)
const isEdgeKind = (kind: unknown): kind is EdgeKind => (EDGE_KINDS as readonly unknown[]).includes(kind)

/** Which of the forms an edit has, so that a message is about that form and not about all of them. */
const shapeOf = (item: unknown): { schema: z.ZodMiniType<ListedEdit> } | Omit<EditProblem, 'edit'> => {
  if (!isObject(item)) return problem('An edit is an object with "set", "add" or "remove".')
  const forms = ['set', 'add', 'remove'].filter((key) => Object.hasOwn(item, key))
  if (forms.length !== 1)
    return problem('An edit has exactly one of "set", "add" and "remove".', ['set', 'add', 'remove'])
  if (forms[0] === 'set') return { schema: SetEdit }
  if (forms[0] === 'remove') return { schema: RemoveEdit }
  if (isNodeKind(item.add)) return { schema: AddNode }
  if (isEdgeKind(item.add)) return { schema: AddEdge }
  return problem(`There is nothing called ${JSON.stringify(item.add)} to add.`, [...NODE_KINDS, ...EDGE_KINDS])
}

/** What a schema found wrong, in one line: `value › 0: …; …`. */
export const inWords = (error: z.core.$ZodError): string =>
  error.issues
    .map((issue) => `${issue.path.length > 0 ? `${issue.path.join(' › ')}: ` : ''}${issue.message}`)
    .join('; ')
