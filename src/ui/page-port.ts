import type { Design } from '../design/model.ts'
import type { Printed } from '../project/change.ts'
import type { Reading } from '../project/reading.ts'

/** Where a repository comes from. */
export type Source =
  | { readonly from: 'folder' }
  | { readonly from: 'file' }
  | { readonly from: 'drop'; readonly data: DataTransfer }

/** What was chosen: a repository, or a design that was saved as a file. */
export type Picked =
  | { readonly kind: 'repository'; readonly name: string; readonly reading: Reading }
  | { readonly kind: 'design'; readonly name: string; readonly saved: unknown }

/** How far reading is: files seen so far, then files read of those that are wanted. */
export type Progress =
  | { readonly doing: 'listing'; readonly seen: number }
  | { readonly doing: 'reading'; readonly read: number; readonly wanted: number }

/** Told from when something was chosen, while files are looked for and read. Aborting the signal stops it. */
export type Watch = {
  readonly onProgress: (progress: Progress) => void
  readonly signal: AbortSignal
}

/** The outside world as the page's own parts need it. Wired in `main.tsx`; every error has a message for the person. */
export type PagePort = {
  /** Says that something is likely to be opened soon. */
  readonly prepare: () => void
  /** Null when the person cancelled. To be called in answer to a click, a key or a drop. */
  readonly pick: (source: Source, watch: Watch) => Promise<Picked | null>
  readonly print: (design: Design, reading: Reading) => Promise<Printed>
}
