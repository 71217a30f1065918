import type { AnyRecord, Design } from '../design/model.ts'
import { records } from '../design/queries.ts'
import type { Command } from './command.ts'

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

export const find: Command = {
  id: 'view.find',
  title: 'Find on the canvas…',
  keys: ['Mod+f'],
  menus: ['canvas'],
  group: 'View',
  run: ({ canvas }) => canvas.find(),
}

const step = (id: string, title: string, key: string, by: 1 | -1): Command => ({
  id,
  title,
  keys: [key],
  group: 'View',
  run: ({ canvas }) => canvas.findStep(by),
})

export const finds: readonly Command[] = [
  find,
  step('view.find-next', 'Find the next one', 'F3', 1),
  step('view.find-previous', 'Find the previous one', 'Shift+F3', -1),
]
