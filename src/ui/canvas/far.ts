/** More nodes than this are on the page only near the view, and one drawing of blocks when they are small. */
export const WINDOWED = 40
/** And of more than this, cards are their names alone a little earlier. */
export const MANY = 100

/** Below this zoom a card is a simple block with its name; more than a few are one drawing of blocks. */
export const FAR = 0.4
/** Of many cards, already below this one: their names are what is looked for, and few words of a card can be read. */
const FAR_OF_MANY = 0.6

/** How far away the canvas is seen, in steps in which the names on cards grow so that they can be read: 0 is near. */
export const farness = (zoom: number, many = false): 0 | 1 | 2 | 3 =>
  zoom >= (many ? FAR_OF_MANY : FAR) ? 0 : zoom >= 0.28 ? 1 : zoom >= 0.18 ? 2 : 3
