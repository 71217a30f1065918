type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** The part of a window that the canvas has, in pixels. */
export type Room = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** A room counts only in a window of the size that it was measured in. */
type Window = { readonly innerWidth: number; readonly innerHeight: number }

const KEY = 'dotbox.room'
const SIDES = ['left', 'top', 'width', 'height'] as const

/** Remembers for the next opening where the canvas is: by then it is asked for before anything is laid out. */
export const rememberRoom = (shelf: Shelf | null, { innerWidth, innerHeight }: Window, room: Room): void => {
  const [left, top, width, height] = SIDES.map((side) => room[side])
  try {
    shelf?.setItem(KEY, JSON.stringify({ innerWidth, innerHeight, left, top, width, height }))
  } catch {
    // The next opening shows its first picture a little later.
  }
}

/** Where the canvas was, if the window is as large as it was then. Storage may be refused, and may hold anything. */
export const rememberedRoom = (shelf: Shelf | null, { innerWidth, innerHeight }: Window): Room | null => {
  try {
    const saved = JSON.parse(shelf?.getItem(KEY) ?? 'null') as Record<string, unknown> | null
    if (saved?.innerWidth !== innerWidth || saved.innerHeight !== innerHeight) return null
    const [left, top, width, height] = SIDES.map((side) => saved[side])
    const isLength = (value: unknown): value is number => typeof value === 'number' && value >= 0
    if (!isLength(left) || !isLength(top) || !isLength(width) || !isLength(height)) return null
    return width > 0 && height > 0 && left + width <= innerWidth && top + height <= innerHeight
      ? { left, top, width, height }
      : null
  } catch {
    return null
  }
}
