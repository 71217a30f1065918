import { type FileSet, textOf } from '../../files/file-set.ts'
import { isObject } from '../../files/json.ts'
import type { FoundStart } from '../target.ts'
import type { ConfigFile } from './config.ts'
import { readFrontmatter } from './frontmatter.ts'
import { ownedAs } from './paths.ts'

/** Commands that name the agent which answers them, in files and in the configuration (opencode.md, commands). */
export const startsIn = (files: FileSet, configs: readonly ConfigFile[]): FoundStart[] => [
  ...[...files.keys()].flatMap((path) => {
    const owned = ownedAs(path)
    const text = owned?.kind === 'command' ? textOf(files, path) : null
    const page = text === null ? null : readFrontmatter(text)
    if (!owned || page?.outcome !== 'read' || typeof page.data.agent !== 'string') return []
    return [{ root: owned.root, agent: page.data.agent, command: `/${owned.name}`, path }]
  }),
  ...configs.flatMap(({ path, root, value }) =>
    Object.entries(isObject(value.command) ? value.command : {}).flatMap(([name, command]) =>
      isObject(command) && typeof command.agent === 'string'
        ? [{ root, agent: command.agent, command: `/${name}`, path }]
        : [],
    ),
  ),
]
