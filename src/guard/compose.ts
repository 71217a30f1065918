import answer from './exported/answer.js?raw'
import decide from './exported/decide.js?raw'
import disk from './exported/disk.js?raw'
import gates from './exported/gates.js?raw'
import tree from './exported/tree.js?raw'

/** What every guard is made of, before the part that speaks a tool's language. */
const COMMON = [decide, answer, disk, tree, gates]

const IMPORT = /^import\b[^'\n]*(?:\{[^}]*\}[^'\n]*)?'([^']+)'\n/gm

/**
 * One readable file out of parts that are modules here: what they import from Node once at the top, what they import from each
 * other is there already. `exports` names what the file has to export; a guard that is a program exports nothing.
 *
 * @param banner the comment at the top, without the signs of a comment
 */
export const composeGuard = (banner: string, parts: readonly string[], exports: readonly string[] = []): string => {
  const texts = [...COMMON, ...parts]
  const imports = texts.flatMap((text) =>
    [...text.matchAll(IMPORT)].filter(([, from]) => from?.startsWith('node:')).map(([line]) => line.trim()),
  )
  const bodies = texts.map((text) =>
    text
      .replace(IMPORT, '')
      .replace(/^export (?=const|function|class|async)/gm, '')
      .trim(),
  )
  const head = banner.split('\n').map((line) => `// ${line}`.trimEnd())
  const last = exports.length > 0 ? [`export { ${exports.join(', ')} }`] : []
  return `${[head.join('\n'), [...new Set(imports)].sort().join('\n'), ...bodies, ...last].join('\n\n')}\n`
}
