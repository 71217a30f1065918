import { expect, test } from 'vitest'
import { get } from '../../design/queries.ts'
import { aDesign, anAgent } from '../../design/samples.ts'
import { setDesignOwn, setOwn } from './own-fields.ts'

const design = aDesign(anAgent('writer', { targets: { one: { effort: 'high', memory: 'user' } } }))
const own = (edit: ReturnType<typeof setOwn>) => get(edit(design), 'agent:writer')?.targets

test('a field of one target is set in its place', () => {
  expect(JSON.stringify(own(setOwn('agent:writer', 'one', 'effort', 'low')))).toBe(
    '{"one":{"effort":"low","memory":"user"}}',
  )
})

test('the last field that goes takes the target with it', () => {
  const without = setOwn('agent:writer', 'one', 'memory', undefined)(design)
  expect(get(setOwn('agent:writer', 'one', 'effort', undefined)(without), 'agent:writer')?.targets).toEqual({})
})

test('what is so already, or belongs to no agent, is no change', () => {
  expect(setOwn('agent:writer', 'one', 'effort', 'high')(design)).toBe(design)
  expect(setOwn('agent:nobody', 'one', 'effort', 'high')(design)).toBe(design)
  expect(setOwn('agent:writer', 'two', 'effort', undefined)(design)).toBe(design)
})

test('an empty object is nothing for the design', () => {
  expect(get(setDesignOwn('one', { a: 1 })(design), 'design:main')?.targets).toEqual({ one: { a: 1 } })
  expect(get(setDesignOwn('one', {})(setDesignOwn('one', { a: 1 })(design)), 'design:main')?.targets).toEqual({})
})
