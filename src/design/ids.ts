import type { Design, Kind, RecordOf } from './model.ts'

/** A text as it can stand in an id or a file name: lower case, words joined by hyphens; 'unnamed' where nothing is left. */
export const slug = (text: string): string => (text.length <= LONGEST && SLUG.test(text) ? text : slugged(text))

const LONGEST = 80
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const slugged = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST) || 'unnamed'

/**
 * An id for a new record, made from what it is called: `agent:writer`, then `agent:writer-2`. Ids are derived, never
 * random, so that reading the same files twice gives the same design.
 */
export const freeId = <K extends Kind>(
  taken: Readonly<Record<string, unknown>> | ReadonlySet<string>,
  kind: K,
  called: string,
): RecordOf<K>['id'] => {
  const has = (id: string) => (taken instanceof Set ? taken.has(id) : Object.hasOwn(taken, id))
  const base = `${kind}:${called}`
  let id = base
  for (let count = 2; has(id); count++) id = `${base}-${count}`
  return id as RecordOf<K>['id']
}

/** The id of a new edge, from its ends: `handoff:writer>reviewer`. */
export const edgeId = <K extends Kind>(design: Design, kind: K, from: string, to: string): RecordOf<K>['id'] =>
  freeId(design.records, kind, `${from.slice(from.indexOf(':') + 1)}>${to.slice(to.indexOf(':') + 1)}`)
