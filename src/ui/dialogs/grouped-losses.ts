import type { Design, RecordId } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
import type { Loss } from '../../targets/target.ts'

/** The same loss of several records, once: which field, what becomes of it, and of whom. */
export type LossGroup = {
  readonly field: string
  readonly support: Loss['support']
  readonly note: string
  readonly records: readonly string[]
}

/** Losses that say the same, put together; what is lost comes before what is only written as prose. */
export const groupedLosses = (design: Design, losses: readonly Loss[]): readonly LossGroup[] => {
  const groups = new Map<string, LossGroup & { records: string[] }>()
  for (const { record, field, support, note } of losses) {
    const key = JSON.stringify([field, support, note])
    const group = groups.get(key) ?? { field, support, note, records: [] }
    groups.set(key, group)
    const name = title(design, record as RecordId)
    if (!group.records.includes(name)) group.records.push(name)
  }
  return [...groups.values()].sort((a, b) => Number(a.support === 'prose') - Number(b.support === 'prose'))
}
