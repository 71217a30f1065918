import { type FileSet, textOf } from '../../files/file-set.ts'
import { isObject, type Json } from '../../files/json.ts'
import { folderOf, joinPath } from '../../files/path.ts'
import { withoutSections } from '../../files/section.ts'
import type { ConfigFile } from './config.ts'
import type { Source } from './source.ts'

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
  const prompt = typeof written === 'string' ? written : ''
  const reference = hasReference(prompt)
  const found = reference ? referred(files, config.path, prompt) : prompt
  return [
    {
      place: { path: config.path, pointer, ...(typeof entry.name === 'string' ? { named: true } : {}) },
      root: config.root,
      name: typeof entry.name === 'string' ? entry.name : name,
      data,
      seen: data,
      prompt: found ?? prompt,
      instructions: withoutSections(found ?? ''),
      promptFile: reference ? prompt : null,
      rank: key === 'mode' ? 4 : order / 1000,
      lost: null,
      // A wrong value in here fails its whole file, which `config.ts` says.
      problem: null,
      notes:
        found === null
          ? [
              `Its prompt is ${prompt}, which is not among the files that were read. Where that file is missing, OpenCode refuses the whole configuration.`,
            ]
          : [],
    },
  ]
}

/** `{file:…}` or `{env:…}` anywhere, as the client looks for it: `/\{(?:file|env):[^}]+\}/`, but in linear time. */
const hasReference = (prompt: string): boolean => {
  for (const { index, 0: opening } of prompt.matchAll(/\{(?:file|env):/g)) {
    const end = prompt.indexOf('}', index + opening.length)
    if (end < 0) return false
    if (end > index + opening.length) return true
  }
  return false
}

/** The text of a prompt that is nothing but one file of the repository, or null. */
const referred = (files: FileSet, from: string, prompt: string): string | null => {
  const path = /^\s*\{file:([^}~/][^}]*)\}\s*$/.exec(prompt)?.[1]
  if (path === undefined) return null
  const parts: string[] = folderOf(from) === '' ? [] : folderOf(from).split('/')
  for (const part of path.trim().split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return textOf(files, joinPath(...parts))?.trim() ?? null
}
