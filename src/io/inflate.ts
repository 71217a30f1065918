import { damaged, type ZipEntry } from './zip-directory.ts'

/**
 * The bytes of one entry. Stops as soon as more comes out than the directory said, so an entry that lies about its
 * size cannot fill the memory; and refuses what does not fit its checksum.
 */
export const inflate = async (zip: Uint8Array, entry: ZipEntry): Promise<Uint8Array> => {
  const packed = packedBytes(zip, entry)
  const bytes = entry.deflated ? await inflated(packed, entry) : packed.slice()
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw spoilt(entry)
  return bytes
}

const spoilt = (entry: ZipEntry) => damaged(`“${entry.path}” does not hold what the zip says it holds.`)

const packedBytes = (zip: Uint8Array, entry: ZipEntry): Uint8Array<ArrayBuffer> => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  if (entry.offset + 30 > zip.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw spoilt(entry)
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > zip.length) throw spoilt(entry)
  return new Uint8Array(zip.subarray(start, start + entry.packed))
}

const inflated = async (packed: Uint8Array<ArrayBuffer>, entry: ZipEntry): Promise<Uint8Array> => {
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  // Whatever goes wrong is heard at the reading end; here it must only not go unheard.
  for (const step of [writer.write(packed), writer.close()]) step.catch(() => undefined)
  const bytes = new Uint8Array(entry.size)
  let length = 0
  try {
    for (const reader = stream.readable.getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) return bytes.subarray(0, length)
      if (length + value.length > entry.size) {
        await reader.cancel()
        break
      }
      bytes.set(value, length)
      length += value.length
    }
  } catch {
    throw spoilt(entry)
  }
  throw spoilt(entry)
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
  return crc
})

const crc32 = (bytes: Uint8Array): number => {
  let crc = -1
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}
