import type { AnyRecord, Design } from '../design/model.ts'
import { records } from '../design/queries.ts'

/** What of a record is looked through. */
const textOf = (record: AnyRecord): string => {
  switch (record.kind) {
    case 'design':
      return ''
    case 'agent':
      return `${record.name}\n${record.description}\n${record.instructions}`
    case 'directory':
      return `${record.path}\n${record.purpose}\n${record.instructions}`
    case 'spec':
      return `${record.path}\n${record.content}\n${record.criteria.map(({ text }) => text).join('\n')}`
    case 'note':
      return record.text
    case 'group':
      return record.name
    case 'handoff':
      return record.rule
    default:
      return ''
  }
}

const calledOf = (record: AnyRecord): string => ('name' in record ? record.name : 'path' in record ? record.path : '')

/** The records whose texts hold every word, those first that are called so. */
export const found = (design: Design, typed: string): readonly string[] => {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const holds = (text: string) => words.every((word) => text.includes(word))
  const hits = records(design).filter((record) => holds(textOf(record).toLowerCase()))
  const byName = (record: AnyRecord) => Number(holds(calledOf(record).toLowerCase()))
  return hits.sort((a, b) => byName(b) - byName(a)).map(({ id }) => id)
}
