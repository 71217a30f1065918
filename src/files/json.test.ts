import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sameJson } from './json.ts'

const printsTheSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

it.each([
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
  [
    { b: undefined, a: 1 },
    { a: 1, c: undefined },
  ],
  [[], {}],
  [null, {}],
  [undefined, null],
  [undefined, undefined],
  ['1', 1],
  [[1, 2], [1]],
  [Number.NaN, Number.NaN],
])('says of %j and %j what comparing them printed says', (a, b) => {
  expect(sameJson(a, b)).toBe(printsTheSame(a, b))
  expect(sameJson([{ in: a }], [{ in: b }])).toBe(printsTheSame([{ in: a }], [{ in: b }]))
})

it('says of any two values what comparing them printed says', () => {
  const value = fc.jsonValue({ maxDepth: 3 })
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(sameJson(a, b)).toBe(printsTheSame(a, b))
      expect(sameJson(a, JSON.parse(JSON.stringify(a)))).toBe(true)
    }),
  )
})
