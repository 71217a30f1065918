import type { Role } from '../card-facts.ts'
import { drawnAt } from '../drawn-at.ts'

/** The signs of what an agent mostly does, on a grid of 24, one path each. */
const marks: Readonly<Record<Role, string>> = {
  lead: 'M3 7l4.5 4.5L12 4l4.5 7.5L21 7l-2 11H5ZM5 21.5h14',
  checks: 'M9 4H7a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2h-2M9 2.5h6v3.5H9ZM9 14l2 2l4-4',
  delegates: 'M9.5 3h5v5h-5ZM3 16h5v5H3ZM16 16h5v5h-5ZM12 8v4M5.5 16v-4h13v4',
  writes: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19ZM13 20.5h8',
  reads:
    'M3 7V5a2 2 0 0 1 2-2h2M17 3h2a2 2 0 0 1 2 2v2M21 17v2a2 2 0 0 1-2 2h-2M7 21H5a2 2 0 0 1-2-2v-2M11.5 14.5a3 3 0 1 0 0-6a3 3 0 0 0 0 6ZM14 14l3 3',
  agent: 'M5 9h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM12 9V5H8M9 13.5v2M15 13.5v2',
}

/** The sign of a role as the data of a path, in a square with its top left corner here. */
export const roleMark = (role: Role, x: number, y: number, size: number): string =>
  drawnAt(marks[role], x, y, size / 24)
