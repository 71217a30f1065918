import { patch } from '../design/edits.ts'
import { DESIGN_ID } from '../design/model.ts'
import { all } from '../design/queries.ts'
import { emptyReading } from '../project/reading.ts'
import { targets } from '../targets/index.ts'
import { templates } from '../templates/index.ts'
import { type Answer, CannotDo, type CliCommand } from './command.ts'
import { deliver, deliveryOptions } from './deliver.ts'

const EVERY_TARGET = targets.map((target) => target.id)

export const newCommand: CliCommand = {
  name: 'new',
  usage: '[TEMPLATE --out DEST] [--to TARGET[,TARGET…]] [--no-enforce]',
  summary: 'A design from a template, exported; without TEMPLATE it lists them.',
  words: [0, 1],
  options: { ...deliveryOptions, 'no-enforce': { type: 'boolean' } },
  run: async (given) => {
    const [id] = given.words
    if (id === undefined) return listed()
    const template = templates.find((candidate) => candidate.id === id)
    const known = templates.map((candidate) => candidate.id)
    if (!template)
      throw new CannotDo(`There is no template “${id}”. There are: ${known.join(', ')}.`, { candidates: known })
    const named = given.list('to')
    const made = template.design(named.length > 0 ? named : EVERY_TARGET)
    const design = given.flag('no-enforce') ? patch(DESIGN_ID, { enforce: false })(made) : made
    return deliver(given, { design, reading: emptyReading, folder: null, executable: new Set(), notes: [] }, design)
  },
}

const listed = (): Answer => ({
  exit: 0,
  json: templates.map(({ id, title, pattern, design }) => ({
    id,
    title,
    pattern,
    agents: all(design(EVERY_TARGET), 'agent').map(({ name }) => name),
  })),
  text: `${templates.map(({ id, title, pattern, summary }) => `${id}: ${title} (${pattern})\n  ${summary}`).join('\n')}\n`,
})
