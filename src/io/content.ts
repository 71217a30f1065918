import { type Content, isLink } from '../files/file-set.ts'

/** The content of a file from its bytes: text where encoding it again gives the same bytes, else the bytes. */
export const decode = (bytes: Uint8Array): Content => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes
  }
}

/** The bytes of a file; of a link, the path that it points to. */
export const encode = (content: Content): Uint8Array =>
  content instanceof Uint8Array ? content : new TextEncoder().encode(isLink(content) ? content.link : content)
