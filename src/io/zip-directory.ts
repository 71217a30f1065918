import { numberText } from '../files/number-text.ts'
import { LIMITS } from '../files/select.ts'
import { sizeInWords, UnreadableZip } from './unreadable.ts'
import { CHECK_YOURSELF, refuseBombs, refuseTwins } from './zip-checks.ts'
import { entryName, entryNameProblem, shownName } from './zip-names.ts'

/** One file of a zip as its directory states it. What is stated is not yet true: reading checks size and checksum. */
export type ZipEntry = {
  readonly path: string
  readonly isLink: boolean
  /** Bytes in the zip, and bytes unpacked. */
  readonly packed: number
  readonly size: number
  readonly deflated: boolean
  readonly crc: number
  /** Where the entry's own header begins. */
  readonly offset: number
}

export type ZipDirectory = { readonly entries: readonly ZipEntry[]; readonly comment: string }

/**
 * The files that a zip holds, in its own order, without folders and without what macOS adds. Refuses, before anything
 * is unpacked, every zip that is broken, encrypted, too large, or that could write outside of its folder.
 *
 * Format: PKWARE APPNOTE 6.3.10, sections 4.3.12 (entry), 4.3.16 (end), 4.3.14 (the 64 bit end), 4.5.3 (64 bit sizes).
 */
export const zipDirectory = (bytes: Uint8Array): ZipDirectory => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const end = findEnd(bytes, view)
    const entries = [...entriesAt(bytes, view, end)]
    refuseBombs(entries, bytes.length)
    refuseTwins(entries)
    return { entries: entries.filter(({ path }) => !isFromMac(path)), comment: end.comment }
  } catch (error) {
    if (error instanceof RangeError) throw damaged('Its list of files leads outside of the file.')
    throw error
  }
}

export const damaged = (what: string): UnreadableZip =>
  new UnreadableZip(`The zip is damaged. ${what} Download it or pack it again, or unpack it and open the folder.`)

type End = { readonly count: number; readonly start: number; readonly shift: number; readonly comment: string }

const findEnd = (bytes: Uint8Array, view: DataView): End => {
  if (bytes.length === 0) throw new UnreadableZip('The file is empty. Choose a zip of a repository.')
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) !== 0x06054b50 || at + 22 + view.getUint16(at + 20, true) > bytes.length) continue
    const comment = new TextDecoder().decode(bytes.subarray(at + 22, at + 22 + view.getUint16(at + 20, true)))
    const wide = at >= 20 && view.getUint32(at - 20, true) === 0x07064b50 ? end64(view, at - 20) : null
    const { count, size, start, before } = wide ?? {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      start: view.getUint32(at + 16, true),
      before: at,
    }
    // A program that unpacks itself stands before the zip, and all offsets count from where the zip begins.
    const shift = before - size - start
    if (shift < 0) throw damaged(`${sizeInWords(-shift)} are missing.`)
    if (view.getUint16(at + 4, true) !== 0)
      throw new UnreadableZip('This is one part of a zip in several parts. Pack it as one zip, or open the folder.')
    return { count, start: start + shift, shift, comment }
  }
  throw notAZip(bytes)
}

const end64 = (view: DataView, locator: number) => {
  const at = Number(view.getBigUint64(locator + 8, true))
  if (view.getUint32(at, true) !== 0x06064b50) throw damaged('The end of its list of files cannot be found.')
  const number = (offset: number) => Number(view.getBigUint64(at + offset, true))
  return { count: number(32), size: number(40), start: number(48), before: at }
}

const notAZip = (bytes: Uint8Array): UnreadableZip => {
  const starts = (...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)
  if (starts(0x50, 0x4b, 3, 4)) return damaged('It ends too early, as if it had not been downloaded to the end.')
  const other = starts(0x1f, 0x8b)
    ? 'a .gz file'
    : starts(0x37, 0x7a)
      ? 'a .7z file'
      : starts(0x52, 0x61, 0x72)
        ? 'a .rar file'
        : null
  return new UnreadableZip(
    other
      ? `This is ${other}, not a zip. Unpack it and open the folder.`
      : 'This is not a zip. Choose a zip of a repository, or open its folder.',
  )
}

function* entriesAt(bytes: Uint8Array, view: DataView, end: End): Generator<ZipEntry> {
  if (end.count > LIMITS.zip.entries)
    throw new UnreadableZip(
      `The zip holds ${numberText(end.count)} files; DotBox opens at most ${numberText(LIMITS.zip.entries)}. Unpack it and open the folder: there it reads only what it needs.`,
    )
  let at = end.start
  for (let seen = 0; seen < end.count; seen++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw damaged(`Entry ${seen + 1} of ${end.count} cannot be found.`)
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    const extra = extraFields(bytes.subarray(nameEnd, extraEnd))
    const name = entryName(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0, extra.get(0x7075))
    const problem = entryNameProblem(name)
    if (problem)
      throw new UnreadableZip(
        `The zip holds an entry that is not safe to unpack, “${shownName(name)}”: ${problem} ${CHECK_YOURSELF}`,
      )
    if ((flags & 0x2041) !== 0 || method === 99)
      throw new UnreadableZip(
        `The zip is encrypted (“${shownName(name)}”). Pack it without a password, or unpack it and open the folder.`,
      )
    const path = name.replace(/^(?:\.\/)+/, '')
    const [size, packed, offset] = wideNumbers(extra.get(1), [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ])
    if (!path.endsWith('/') && path !== '') {
      if (method !== 0 && method !== 8)
        throw new UnreadableZip(
          `“${shownName(name)}” is packed by a method that DotBox cannot unpack (number ${method}). Pack the zip in the usual way (Deflate), or unpack it and open the folder.`,
        )
      const madeOnUnix = [3, 19].includes(view.getUint8(at + 5))
      const isLink = madeOnUnix && ((view.getUint32(at + 38, true) >>> 16) & 0o170000) === 0o120000
      const crc = view.getUint32(at + 16, true)
      yield { path, isLink, packed, size, deflated: method === 8, crc, offset: offset + end.shift }
    }
    at = extraEnd + view.getUint16(at + 32, true)
  }
}

const extraFields = (extra: Uint8Array): ReadonlyMap<number, Uint8Array> => {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  const fields = new Map<number, Uint8Array>()
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    fields.set(view.getUint16(at, true), extra.subarray(at + 4, at + 4 + view.getUint16(at + 2, true)))
  }
  return fields
}

/** Sizes that do not fit into 32 bits stand in an extra field, in this order, only those that do not fit. */
const wideNumbers = (field: Uint8Array | undefined, narrow: [number, number, number]): [number, number, number] => {
  if (!field) return narrow
  const view = new DataView(field.buffer, field.byteOffset, field.byteLength)
  let at = 0
  const widen = (value: number) => {
    if (value !== 0xffffffff) return value
    at += 8
    return Number(view.getBigUint64(at - 8, true))
  }
  return [widen(narrow[0]), widen(narrow[1]), widen(narrow[2])]
}

/** The Finder puts a second file beside each file, for what only macOS knows. */
const isFromMac = (path: string) => path.startsWith('__MACOSX/') || path === '.DS_Store' || path.endsWith('/.DS_Store')
