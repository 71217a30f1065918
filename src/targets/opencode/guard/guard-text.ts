import decide from '../../../guard/exported/decide.js?raw'
import disk from '../../../guard/exported/disk.js?raw'
import gates from '../../../guard/exported/gates.js?raw'
import tree from '../../../guard/exported/tree.js?raw'
import calls from './exported/calls.js?raw'
import loader from './exported/loader.js?raw'
import plugin from './exported/plugin.js?raw'

const BANNER = `// The guard of this team of agents, written by DotBox: it holds every tool call against .opencode/dotbox-policy.json.
// Change the design, not this file. Without this file OpenCode still holds to the permissions in the agents' own files.
`

/** The text of the guard: one file without dependencies, put together from what the evaluator runs too. */
export const guardText: string = composed(BANNER, [decide, disk, tree, gates, calls, plugin])

/** The text of the plugin that loads the guard, or refuses everything where it cannot be loaded. */
export const loaderText: string = loader

function composed(banner: string, parts: readonly string[]): string {
  const imports = new Set(parts.flatMap((part) => part.match(/^import .* from 'node:[^']+'$/gm) ?? []))
  const bodies = parts.map((part) =>
    part
      .replace(/^import [^']*'[^']*'\n/gm, '')
      .replace(/^export (?!default)/gm, '')
      .trim(),
  )
  return `${[banner.trim(), [...imports].sort().join('\n'), ...bodies].join('\n\n')}\n`
}
