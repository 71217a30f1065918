import { expect, test } from 'vitest'
import { patch } from '../../design/edits.ts'
import { aDesign, anAgent } from '../../design/samples.ts'
import { withoutPlaces } from './without-places.ts'

test('a moved node is the same design, a renamed one is not', () => {
  const settled = withoutPlaces()
  const design = aDesign(anAgent('writer'))
  expect(settled(design)).toBe(design)
  expect(settled(patch('agent:writer', { at: { x: 5, y: 5 } })(design))).toBe(design)
  const renamed = patch('agent:writer', { at: { x: 9, y: 5 }, name: 'author' })(design)
  expect(settled(renamed)).toBe(renamed)
})
