import { numberText } from '../files/number-text.ts'
/** Why something could not be opened, in words for the person: what happened, where, and what to do next. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/** A zip that could not be opened or is not safe to open. */
export class UnreadableZip extends Unreadable {
  override name = 'UnreadableZip'
}

/** A size for people: 4 MiB, 512 KiB, 12 bytes. */
export const sizeInWords = (bytes: number): string =>
  bytes >= 1_048_576
    ? `${numberText(Math.round(bytes / 1_048_576))} MiB`
    : bytes >= 1024
      ? `${Math.round(bytes / 1024)} KiB`
      : `${bytes} bytes`
