import { structuredPatch } from 'diff'
import { type Content, isLink } from '../files/file-set.ts'
import type { Change } from './change.ts'

/** A patch, and the paths that no patch can hold as text. */
export type GitPatch = { readonly text: string; readonly unsaid: readonly string[] }

/**
 * What changed, as a patch that `git apply` accepts: new and deleted files, line ends as they are, a missing line end
 * at the end of a file. `executable` says which files that are there carry the executable bit.
 *
 * Format: git-diff(1), "Generating patch text with -p", and the quoting of paths of git-config(1) `core.quotePath`.
 */
export const gitPatch = (changes: readonly Change[], executable: ReadonlySet<string> = new Set()): GitPatch => {
  const unsaid: string[] = []
  let text = ''
  for (const change of changes) {
    if (change.status === 'unchanged') continue
    const part = filePatch(change, executable.has(change.path))
    if (part === null) unsaid.push(change.path)
    else text += part
  }
  return { text, unsaid }
}

const CONTEXT = 3

const filePatch = ({ path, before, after }: Change, executable: boolean): string | null => {
  // Git knows no change from a file to a link: one goes, the other comes.
  if (before !== undefined && after !== undefined && isLink(before) !== isLink(after)) {
    const gone = one(path, before, undefined, executable)
    const come = one(path, undefined, after, false)
    return gone === null || come === null ? null : gone + come
  }
  return one(path, before, after, executable)
}

const one = (
  path: string,
  before: Content | undefined,
  after: Content | undefined,
  executable: boolean,
): string | null => {
  const from = textual(before)
  const to = textual(after)
  if (from === null || to === null) return null
  const mode = (content: Content) => (isLink(content) ? '120000' : executable ? '100755' : '100644')
  const lines = [`diff --git ${quoted(`a/${path}`)} ${quoted(`b/${path}`)}`]
  if (before === undefined && after !== undefined) lines.push(`new file mode ${mode(after)}`)
  if (before !== undefined && after === undefined) lines.push(`deleted file mode ${mode(before)}`)
  const { hunks } = structuredPatch('', '', from, to, undefined, undefined, { context: CONTEXT })
  if (hunks.length === 0) {
    // An empty file that comes or goes has no lines to show; git wants to see the two empty blobs then.
    if (before === undefined) lines.push(`index ${NONE}..${EMPTY}`)
    if (after === undefined) lines.push(`index ${EMPTY}..${NONE}`)
    return `${lines.join('\n')}\n`
  }
  lines.push(
    `--- ${before === undefined ? '/dev/null' : named(`a/${path}`)}`,
    `+++ ${after === undefined ? '/dev/null' : named(`b/${path}`)}`,
  )
  for (const hunk of hunks) {
    lines.push(`@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`, ...hunk.lines)
  }
  return `${lines.join('\n')}\n`
}

/** Git's names for no file and for an empty one. */
const NONE = '0'.repeat(40)
const EMPTY = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'

/** The text that a patch shows; '' for no file, null for bytes that are no text. */
const textual = (content: Content | undefined): string | null =>
  content === undefined ? '' : content instanceof Uint8Array ? null : isLink(content) ? content.link : content

/** The library counts the start of an empty side from 1; git counts it as the line before. */
const range = (start: number, count: number): string => `${count === 0 ? start - 1 : start},${count}`

/** A path in a header line: in quotes with C escapes where it holds something that would end the line or the name. */
const quoted = (path: string): string => {
  const escaped = [...path]
    .map((sign) => (sign === '"' || sign === '\\' ? `\\${sign}` : isControl(sign) ? octal(sign) : sign))
    .join('')
  return escaped === path ? path : `"${escaped}"`
}

const isControl = (sign: string): boolean => sign < ' ' || sign === '\u007f'
const octal = (sign: string): string => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`

/** A path after `---` or `+++`: a tab ends it where it holds a space. */
const named = (path: string): string => (path.includes(' ') && quoted(path) === path ? `${path}\t` : quoted(path))
