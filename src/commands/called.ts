import { countsOf } from '../design/kind-names.ts'
import type { Design, Kind, RecordId } from '../design/model.ts'
import { title } from '../design/queries.ts'

/** What a set of records is called in the history: its name, or how many they are of which kind. */
export const called = (design: Design, ids: readonly string[]): string =>
  ids.length === 1
    ? title(design, ids[0] as RecordId) || 'note'
    : countsOf(ids.map((id) => ({ kind: id.slice(0, id.indexOf(':')) as Kind })))
