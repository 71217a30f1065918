import { type FileSet, textOf } from '../../files/file-set.ts'
import type { Json } from '../../files/json.ts'
import { joinPath } from '../../files/path.ts'
import { withoutSections } from '../../files/section.ts'
import type { FoundDirectory } from '../target.ts'
import { readFrontmatter } from './frontmatter.ts'

const RULE = /^(?:(.*?)\/)?\.claude\/rules\/.+\.md$/

/**
 * Folders that have rules: a rule whose `paths` are all of one folder is read whenever a file in there is, so it is that
 * folder's instructions, as a CLAUDE.md in it would be (claude-code.md, 6). A rule for a kind of file, or for several
 * folders, is about no folder and is kept as it is.
 */
export const ruleDirectories = (files: FileSet): FoundDirectory[] =>
  [...files.keys()].flatMap((path) => {
    const rule = path.includes('.claude/rules/') ? RULE.exec(path) : null
    const text = rule === null ? null : textOf(files, path)
    const page = text === null ? null : readFrontmatter(text)
    if (page?.state !== 'read') return []
    const folders = new Set(globsIn(page.header.paths ?? null).map(folderOfGlob))
    const [folder] = folders
    if (folders.size !== 1 || folder == null) return []
    return [{ path: joinPath(rule?.[1] ?? '', folder), file: path, instructions: withoutSections(page.body) }]
  })

/** A list, or one text with commas; a comma inside braces divides nothing. */
const globsIn = (value: Json): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === 'string' ? one.split(/,(?![^{]*\})/).map((glob) => glob.trim()) : [],
  )

/** The folder that a glob takes whole: `src/api/**`, with an ending at most. Null where the glob is about anything else. */
const folderOfGlob = (glob: string): string | null =>
  /^(?:\.\/)?((?:[^*?{}[\]!,/]+\/)*[^*?{}[\]!,/]+)\/(?:\*\*?(?:\/\*)?(?:\.[\w{},]+)?)?$/.exec(glob)?.[1] ?? null
