import { type FileSet, textOf } from '../../files/file-set.ts'
import { folderOf } from '../../files/path.ts'
import { problem } from '../problem.ts'
import { readFrontmatter } from './frontmatter.ts'
import { markdownSource } from './markdown-source.ts'
import { inHiddenFolder, ownedAs } from './paths.ts'
import type { Source } from './source.ts'

/**
 * Agents in OpenCode's shape that lie where it does not look: in plugins, templates and dotfiles. They are shown, so
 * that a person can see and move them; the reason stands in their verdict.
 */
export const looseSources = (files: FileSet): Source[] =>
  [...files.keys()].flatMap((path) => {
    const at = /^((?:.*\/)?)agents?\/(.+)\.md$/s.exec(path)
    if (!at || ownedAs(path) !== null || inHiddenFolder(path)) return []
    const folder = (at[1] ?? '').replace(/\/$/, '')
    const text = textOf(files, path)
    if (text === null || !hasShape(text, /(?:^|\/)opencode$/.test(folder))) return []
    const source = markdownSource(path, text, { root: folder, name: at[2] ?? '', mode: false })
    const lost = `OpenCode reads agents only from .opencode/agents; this file lies in ${folderOf(path)}.`
    return [
      {
        ...source,
        problem: null,
        lost: problem(
          'loose-file',
          source.problem === null
            ? lost
            : `${lost} Moved there it would fail the whole configuration: ${source.problem.message}.`,
        ),
      },
    ]
  })

const hasShape = (text: string, inOpenCode: boolean): boolean => {
  const page = readFrontmatter(text)
  if (page.outcome !== 'read') return false
  return inOpenCode
    ? page.data.description !== undefined
    : ['primary', 'subagent', 'all'].includes(String(page.data.mode))
}
