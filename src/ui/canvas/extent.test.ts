import { expect, test } from 'vitest'
import { aDesign, aHandoff, anAgent } from '../../design/samples.ts'
import { extentOf } from './extent.ts'

const agent = (name: string, x: number) => anAgent(name, { at: { x, y: 0 } })

test('a line that bows out beyond all cards belongs to what is seen', () => {
  const row = aDesign(agent('a', 0), agent('b', 400), agent('c', 800), aHandoff('a', 'b'))
  expect(extentOf(row)).toEqual({ x: 0, y: 0, width: 1048, height: 124 })
  const over = aDesign(agent('a', 0), agent('b', 400), agent('c', 800), aHandoff('a', 'c'))
  expect(extentOf(over)!.y).toBeLessThan(-30)
  const back = aDesign(agent('a', 0), agent('b', 400), aHandoff('a', 'b'), aHandoff('b', 'a'))
  expect(extentOf(back)!.y).toBeLessThan(-30)
})

test('an empty design has none', () => {
  expect(extentOf(aDesign())).toBeNull()
})
