/** The longest path, in characters, that is accepted anywhere. */
export const LONGEST_PATH = 400
/** The longest part of a path, in characters: file systems take 255 bytes. */
const LONGEST_NAME = 200

/**
 * Why a path cannot stand in a design, in words for the person who typed it, or null if it can.
 *
 * A path is relative, with forward slashes, inside the repository: no `..`, no absolute path, no drive letter, no
 * control characters. What passes here is safe to join below any folder on Linux, macOS and Windows.
 */
export const pathProblem = (path: string): string | null => {
  if (path === '') return 'Give it a path, for example docs/research.'
  if (path.length > LONGEST_PATH) return `The path is longer than ${LONGEST_PATH} characters.`
  if (hasControlCharacter(path)) return 'The path holds a line break or another invisible character.'
  if (path.includes('\\')) return 'Use forward slashes: a/b, not a\\b.'
  if (path.startsWith('/') || path.startsWith('~'))
    return 'The path must be relative to the repository, without a leading / or ~.'
  if (/^[A-Za-z]:/.test(path)) return 'The path must be relative to the repository, without a drive letter.'
  const segments = path.split('/')
  if (segments.some((segment) => segment === ''))
    return 'The path has an empty part: remove the doubled or trailing slash.'
  if (segments.some((segment) => segment === '..' || segment === '.')) return 'The path must not hold . or .. parts.'
  if (segments.some((segment) => /[<>:"|?*]/.test(segment)))
    return 'The path holds one of < > : " | ? * which Windows does not allow.'
  if (segments.some((segment) => /[. ]$/.test(segment)))
    return 'A part of the path ends in a dot or a space, which Windows drops.'
  if (segments.some((segment) => segment.length > LONGEST_NAME))
    return `A part of the path is longer than ${LONGEST_NAME} characters, which no disk takes.`
  if (segments.some((segment) => segment.toLowerCase() === '.git')) return 'The path lies inside .git.'
  return null
}

/** True where a text holds a control character (line breaks and tabs included): such a name could forge lines elsewhere. */
export const hasControlCharacter = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code === 0x7f || code === 0x2028 || code === 0x2029) return true
  }
  return false
}

/** The folder that holds a path, '' for the top level. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Joins parts with slashes and leaves out the empty ones. */
export const joinPath = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('/')

/** True where `path` is `folder` or lies below it; every path lies below ''. */
export const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`)
