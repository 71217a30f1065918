import type { FileSet } from '../../files/file-set.ts'
import { isObject, type Json } from '../../files/json.ts'
import { withoutSections } from '../../files/section.ts'
import { problem } from '../problem.ts'
import type { ConfigFile } from './config.ts'
import type { Source } from './source.ts'
import { hasReference, promptPath, substituted } from './substitute.ts'

/** The agents that the client brings along. An entry under such a name changes it. */
export const BUILT_IN: ReadonlySet<string> = new Set([
  'build',
  'plan',
  'general',
  'explore',
  'title',
  'summary',
  'compaction',
])

/** The agents in the `agent` and `mode` entries of configuration files. */
export const jsonSources = (files: FileSet, configs: readonly ConfigFile[]): Source[] =>
  configs.flatMap((config, order) =>
    (['agent', 'mode'] as const).flatMap((key) => {
      const entries = config.value[key]
      if (!isObject(entries)) return []
      return Object.entries(entries).flatMap(([name, entry]) => source(files, config, order, [key, name], entry))
    }),
  )

const source = (
  files: FileSet,
  config: ConfigFile,
  order: number,
  pointer: readonly [string, string],
  entry: Json,
): Source[] => {
  const [key, name] = pointer
  if (!isObject(entry)) return []
  // Switching off an agent that comes with the client states that there is none.
  if (BUILT_IN.has(name) && entry.disable === true) return []
  const { prompt: written, ...stated } = entry
  const data = key === 'mode' ? { ...stated, mode: 'primary' } : stated
  const seen = substituted(files, config.path, data)
  const prompt = typeof written === 'string' ? written : ''
  const instructionsPath = promptPath(files, config.path, prompt)
  const text = String(substituted(files, config.path, prompt))
  const unknown = hasReference(text)
  return [
    {
      place: {
        path: config.path,
        pointer,
        ...(typeof entry.name === 'string' ? { named: true } : {}),
        ...(instructionsPath === null ? {} : { instructions: instructionsPath }),
      },
      root: config.root,
      name: typeof entry.name === 'string' ? entry.name : name,
      data,
      seen: isObject(seen) ? seen : data,
      prompt: text,
      instructions: hasReference(prompt) && instructionsPath === null ? '' : withoutSections(text),
      promptFile: hasReference(prompt) ? prompt : null,
      rank: key === 'mode' ? 4 : order / 1000,
      lost: null,
      // A wrong value in here fails its whole file, which `config.ts` says.
      problem: null,
      notes: unknown
        ? [
            problem(
              'prompt-elsewhere',
              `Its prompt is ${prompt}, which is not among the files that were read. Where that file is missing, OpenCode refuses the whole configuration.`,
            ),
          ]
        : [],
    },
  ]
}
