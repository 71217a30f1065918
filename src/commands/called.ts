import type { Design, RecordId } from '../design/model.ts'
import { title } from '../design/queries.ts'

/** What a set of records is called in the history: its name, or how many they are. */
export const called = (design: Design, ids: readonly string[]): string =>
  ids.length === 1 ? title(design, ids[0] as RecordId) || 'note' : `${ids.length} things`
