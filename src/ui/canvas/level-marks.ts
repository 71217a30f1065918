import type { Certainty } from '../../guard/certainty.ts'
import { drawnAt } from './drawn-at.ts'

/** The signs of the levels on a grid of 24, one path each: a shield with a tick, a clock, a speech bubble. */
const marks: Readonly<Record<Certainty, string>> = {
  enforced: 'M12 2.5L20 5.5V12.5C20 17.2 16.8 20.2 12 22C7.2 20.2 4 17.2 4 12.5V5.5ZM9 12l2 2l4-4',
  checked: 'M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20ZM12 6v6l4 2',
  advice: 'M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2Z',
}

/** The sign of a level as the data of a path, in a square with its top left corner here. */
export const levelMark = (level: Certainty, x: number, y: number, size: number): string =>
  drawnAt(marks[level], x, y, size / 24)
