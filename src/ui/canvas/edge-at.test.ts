import { expect, test } from 'vitest'
import { rects } from '../../design/frames.ts'
import { aDesign, aDirectory, aHandoff, anAgent, aWrites } from '../../design/samples.ts'
import { edgeFinder, pointAt } from './edge-at.ts'
import { linesOf } from './lines.ts'

const design = aDesign(
  anAgent('a', { at: { x: 0, y: 0 } }),
  anAgent('b', { at: { x: 600, y: 0 } }),
  aDirectory('d', { at: { x: 600, y: 300 } }),
  aHandoff('a', 'b'),
  aWrites('a', 'directory:d'),
)
const at = (x: number, y: number, fits = (_: string) => true) =>
  edgeFinder(linesOf()(design), rects(design), fits)({ x, y })

test('the line that runs by is found, the closest first, and none from afar', () => {
  expect(at(420, 70)).toBe('handoff:a>b')
  expect(at(420, 210)).toBe('writes:a>directory:d')
  expect(at(420, -60)).toBe(null)
  expect(edgeFinder(linesOf()(design), rects(design), () => true)({ x: 420, y: -10 }, 0.25)).toBe('handoff:a>b')
})

test('a line that cannot be meant is passed by', () => {
  expect(at(420, 70, (id) => id.startsWith('writes'))).toBe(null)
})

test('points of a curve lie from its beginning to its end', () => {
  const path = 'M10 -20.5C30 -20.5 70 40 90 40'
  expect(pointAt(path, 0)).toEqual({ x: 10, y: -20.5 })
  expect(pointAt(path, 1)).toEqual({ x: 90, y: 40 })
  expect(pointAt(path, 0.5)).toEqual({ x: 50, y: 9.75 })
})
