import type { Status } from '../../project/change.ts'
import type { Tone } from '../kit/Tag.tsx'

/** What each status is called, and how it is marked. */
export const statusWords: Readonly<Record<Status, { readonly word: string; readonly tone: Tone }>> = {
  added: { word: 'Added', tone: 'good' },
  changed: { word: 'Changed', tone: 'info' },
  deleted: { word: 'Deleted', tone: 'error' },
  unchanged: { word: 'Unchanged', tone: 'plain' },
}

/** A text cut at a length, for a view. */
export const shortened = (text: string, most: number): string => (text.length > most ? text.slice(0, most) : text)
