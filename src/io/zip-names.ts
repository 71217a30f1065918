import { hasControlCharacter, LONGEST_PATH } from '../files/path.ts'

/** What bytes 0x80 to 0xFF mean in a name of a zip that does not say UTF-8 (APPNOTE 6.3.10, appendix D: code page 437). */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

/**
 * The name of an entry. Many programs write UTF-8 without saying so, and a name that reads as UTF-8 hardly ever is
 * anything else.
 *
 * @param unicode the extra field 0x7075 (APPNOTE 4.6.9): a version, a checksum, then the name in UTF-8
 */
export const entryName = (raw: Uint8Array, saysUtf8: boolean, unicode: Uint8Array | undefined): string => {
  const utf8 = new TextDecoder('utf-8', { fatal: !saysUtf8, ignoreBOM: true })
  try {
    return utf8.decode(!saysUtf8 && unicode && unicode.length > 5 ? unicode.subarray(5) : raw)
  } catch {
    return [...raw].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : CODE_PAGE_437[byte - 0x80])).join('')
  }
}

/** Why a name from a zip or a folder is not safe to use as a path inside a repository; null if it is. */
export const entryNameProblem = (name: string): string | null => {
  if (name === '') return 'it has no name.'
  if (name.length > LONGEST_PATH) return `its path is longer than ${LONGEST_PATH} characters.`
  if (hasControlCharacter(name)) return 'its path holds a line break or another invisible character.'
  if (name.includes('\\')) return 'its path holds a backslash.'
  if (name.startsWith('/')) return 'its path starts at the top of the disk.'
  if (/^[A-Za-z]:/.test(name)) return 'its path starts with a drive letter.'
  const parts = name
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/$/, '')
    .split('/')
  if (parts.includes('..')) return 'its path leads out of the folder.'
  if (name !== './' && parts.some((part) => part === '' || part === '.')) return 'its path holds an empty part.'
  return null
}

/** A name from the zip as it can stand in a message: short, and without what could forge lines. */
export const shownName = (name: string): string => {
  const visible = [...name].map((character) => (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) ? '�' : character))
  return visible.length > 120 ? `${visible.slice(0, 120).join('')}…` : visible.join('')
}
