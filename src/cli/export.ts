import type { CliCommand } from './command.ts'
import { deliver, deliveryOptions } from './deliver.ts'
import { load } from './load.ts'

export const exportCommand: CliCommand = {
  name: 'export',
  usage: 'PATH [--to TARGET[,TARGET…]] (--out DEST | --in-place | --patch FILE | --dry-run) [--overwrite]',
  summary: 'Writes every configuration file of the design; what was not edited comes back byte for byte.',
  words: [1, 1],
  options: deliveryOptions,
  run: async (given) => {
    const loaded = await load(given.words[0] ?? '')
    return deliver(given, loaded, loaded.design)
  },
}
