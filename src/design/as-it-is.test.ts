import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDesign } from './arbitrary.ts'
import { asItIs } from './as-it-is.ts'
import { isSaved, SavedDesign } from './model.ts'
import { z } from './zod.ts'

/** A value with one place in it changed: taken away, put last, or made something else. */
const spoiled = (value: unknown, way: readonly number[], act: Act): unknown => {
  if (typeof value !== 'object' || value === null) return act.instead
  const [first = 0, ...rest] = way
  const entries = Object.entries(value)
  if (entries.length === 0) return act.instead
  const at = first % entries.length
  const [key, inner] = entries[at]!
  const others = entries.filter((_, place) => place !== at)
  const next: readonly [string, unknown][] =
    rest.length > 0 && typeof inner === 'object' && inner !== null
      ? entries.map((entry, place) => (place === at ? [key, spoiled(inner, rest, act)] : entry))
      : act.what === 'gone'
        ? others
        : act.what === 'last'
          ? [...others, [key, inner]]
          : act.what === 'more'
            ? [...entries, [act.key, act.instead]]
            : entries.map((entry, place) => (place === at ? [key, act.instead] : entry))
  return Array.isArray(value) ? next.map(([, item]) => item) : Object.fromEntries(next)
}

type Act = { readonly what: 'gone' | 'last' | 'more' | 'other'; readonly key: string; readonly instead: unknown }
const anAct: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom('gone', 'last', 'more', 'other'),
  key: fc.constantFrom('more', 'constructor', 'suggested', 'name', 'targets', '*'),
  instead: fc.oneof(
    fc.constantFrom(undefined, null, '', 'allow', 'a\nb', 'agent:a', 0, -1, 1.5, Number.NaN, 1e300, true, [], {}),
    fc.jsonValue({ maxDepth: 2 }),
  ),
})

test('what DotBox wrote is taken as it is', () => {
  fc.assert(fc.property(aDesign, (design) => isSaved(structuredClone(design))))
})

test('what is taken as it is, zod would give back the same, key by key', () => {
  let taken = 0
  fc.assert(
    fc.property(aDesign, fc.array(fc.nat(20), { minLength: 1, maxLength: 7 }), anAct, (design, way, act) => {
      const value = spoiled(design, way, act)
      if (!isSaved(value)) return
      taken++
      const parsed = SavedDesign.safeParse(value)
      expect(parsed.error).toBeUndefined()
      expect(JSON.stringify(parsed.data)).toBe(JSON.stringify(value))
    }),
    { numRuns: 1500 },
  )
  // Much that is changed is a design all the same.
  expect(taken).toBeGreaterThan(50)
})

test.each<readonly [string, z.core.$ZodType, unknown]>([
  ['a key too many', z.strictObject({ a: z.string() }), { a: '', b: 1 }],
  ['a key in another place', z.strictObject({ a: z.string(), b: z.string() }), { b: '', a: '' }],
  [
    'a key behind those that are not known',
    z.catchall(z.partial(z.object({ a: z.string(), b: z.string() })), z.string()),
    { b: '', a: '' },
  ],
  ['what has to be filled in', z.strictObject({ a: z._default(z.string(), '') }), {}],
  ['a key that would be left out', z.object({ a: z.string() }), { a: '', b: 1 }],
  ['what would be made another', z.pipe(z.string(), z.transform(Number)), '1'],
  ['a check that is not known here', z.string().check(z.trim()), ' a'],
  ['a gap in a list', z.array(z.unknown()), Array.from({ length: 1 })],
  ['a prototype', z.record(z.string(), z.string()), JSON.parse('{"__proto__":"a"}')],
  ['an object of a class', z.strictObject({}), new Date(0)],
  ['a number that is none', z.number(), Number.NaN],
])('%s is left to zod', (_, schema, value) => {
  expect(asItIs(schema)(value)).toBe(false)
})
