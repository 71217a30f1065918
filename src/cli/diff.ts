import { difference, isSame } from '../project/difference.ts'
import { differenceMarkdown, differenceText } from '../project/difference-text.ts'
import { CannotDo, type CliCommand } from './command.ts'
import { load } from './load.ts'

const FORMATS = ['text', 'json', 'markdown'] as const

export const diffCommand: CliCommand = {
  name: 'diff',
  usage: 'A B [--format text|json|markdown] [--layout]',
  summary: 'What changed in meaning from A to B. Exit code 1 where something did.',
  words: [2, 2],
  options: { format: { type: 'string' }, layout: { type: 'boolean' } },
  run: async (given) => {
    const format = FORMATS.find((name) => name === (given.text('format') ?? 'text'))
    if (!format)
      throw new CannotDo(`There is no format “${given.text('format')}”. There are: ${FORMATS.join(', ')}.`, {
        candidates: FORMATS,
      })
    const [before, after] = [await load(given.words[0] ?? ''), await load(given.words[1] ?? '')]
    const json = difference(before.design, after.design, { layout: given.flag('layout') })
    const texts = {
      text: () => differenceText(json),
      json: () => `${JSON.stringify(json, null, 2)}\n`,
      markdown: () => differenceMarkdown(json),
    }
    return { exit: isSame(json) ? 0 : 1, json, text: texts[format](), notes: [...before.notes, ...after.notes] }
  },
}
