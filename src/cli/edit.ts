import { applyEdits } from '../project/apply-edits.ts'
import type { EditProblem } from '../project/edit-list.ts'
import { CannotDo, type CliCommand } from './command.ts'
import { deliver, deliveryOptions } from './deliver.ts'
import { load, parsedJson } from './load.ts'

export const editCommand: CliCommand = {
  name: 'edit',
  usage:
    'PATH --edits EDITS.json (--out DEST | --in-place | --patch FILE | --dry-run) [--to TARGET[,TARGET…]] [--overwrite]',
  summary: 'Makes a list of edits, all or none, and writes what they change.',
  words: [1, 1],
  options: { ...deliveryOptions, edits: { type: 'string' } },
  run: async (given) => {
    const file = given.text('edits')
    if (file === undefined) throw new CannotDo('Give the edits: --edits EDITS.json.')
    const [list, loaded] = [await parsedJson(file), await load(given.words[0] ?? '')]
    const applied = applyEdits(loaded.design, list, loaded.reading)
    if (!applied.ok)
      throw new CannotDo(`No edit was made.\n${applied.problems.map((problem) => inWords(file, problem)).join('\n')}`, {
        problems: applied.problems,
      })
    return deliver(given, loaded, applied.design)
  },
}

/** How many candidates a message lists; `--json` has them all. */
const LISTED = 25

const inWords = (file: string, { edit, message, candidates }: EditProblem): string => {
  const more = candidates.length > LISTED ? `, and ${candidates.length - LISTED} more` : ''
  const there =
    candidates.length === 0
      ? ''
      : ` There ${candidates.length === 1 ? 'is' : 'are'}: ${candidates.slice(0, LISTED).join(', ')}${more}.`
  return `${file}${edit === 0 ? '' : `, edit ${edit}`}: ${message}${there}`
}
