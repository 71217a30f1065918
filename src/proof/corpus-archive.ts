import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Content, type FileSet, fileSet } from '../files/file-set.ts'
import { decode } from '../io/content.ts'

/**
 * The real configuration of public repositories that stands beside this project where it is developed. It stays packed:
 * unpacked, coding tools would obey it. Null where it is absent.
 */
export const readCorpus = (archive: string): FileSet | null =>
  existsSync(archive) ? untar(gunzipSync(readFileSync(archive))) : null

const BLOCK = 512

/** The files and links of a tar archive, without its top folder. Format: POSIX ustar with pax records (IEEE 1003.1, pax). */
export const untar = (bytes: Uint8Array): FileSet => {
  const files: [string, Content][] = []
  let next: { path?: string | undefined; linkpath?: string | undefined } = {}
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const header = bytes.subarray(at, at + BLOCK)
    const size = Number.parseInt(text(header, 124, 12) || '0', 8)
    const body = bytes.subarray(at + BLOCK, at + BLOCK + size)
    const type = String.fromCharCode(header[156] ?? 0)
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
    if (type === 'x') next = { ...next, ...paxRecords(body) }
    else if (type === 'L') next = { ...next, path: text(body, 0, size) }
    else if (type === 'K') next = { ...next, linkpath: text(body, 0, size) }
    else if (type !== 'g') {
      const prefix = text(header, 257, 5) === 'ustar' && text(header, 263, 2) === '00' ? text(header, 345, 155) : ''
      const path = next.path ?? (prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`)
      const inside = path.replace(/^\.\//, '').split('/').slice(1).join('/')
      if (type === '2') files.push([inside, { link: next.linkpath ?? text(header, 157, 100) }])
      else if (type === '0' || type === '\0') files.push([inside, decode(new Uint8Array(body))])
      next = {}
    }
  }
  return fileSet(files)
}

const text = (bytes: Uint8Array, from: number, length: number): string =>
  new TextDecoder().decode(bytes.subarray(from, from + length)).split('\0', 1)[0] ?? ''

const paxRecords = (body: Uint8Array): { path?: string; linkpath?: string } =>
  Object.fromEntries(
    new TextDecoder()
      .decode(body)
      .split('\n')
      .flatMap((line) => {
        const record = /^\d+ (path|linkpath)=(.*)$/.exec(line)
        return record ? [[record[1], record[2]]] : []
      }),
  )
