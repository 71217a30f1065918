import type { Route } from './route.ts'

/** The corners of a line's tip: two ends behind it to both sides. They are `points`, which cost no new style as a path does. */
export const tipAt = ({ end, angle }: Route, isOpen: boolean): string => {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
  const far = isOpen ? 8 : 10
  const behind = (aside: number) =>
    `${Math.round((end.x - far * cos - aside * sin) * 10) / 10},${Math.round((end.y - far * sin + aside * cos) * 10) / 10}`
  return `${behind(-4.5)} ${end.x},${end.y} ${behind(4.5)}`
}
