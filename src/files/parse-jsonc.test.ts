import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJsonc, treeOf } from './parse-jsonc.ts'

/** What the slow parser alone makes of a text. */
const slowly = (text: string) => {
  const tree = treeOf(text, true)
  return 'why' in tree ? { ok: false, ...tree } : { ok: true, value: tree.value }
}

const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

describe('parseJsonc', () => {
  it.each([
    ['a byte order mark', '\uFEFF{"a": 1}'],
    ['a key twice', '{"a": 1, "b": 2, "a": 3}'],
    ['keys that are numbers', '{"b": 1, "2": 2, "1": 3}'],
    ['__proto__', '{"a": {"__proto__": {"b": 1}, "c": 2}}'],
    ['__proto__, escaped', '{"\\u005f_proto__": 1, "c": 2}'],
    ['200 levels', lists(200)],
    ['201 levels', lists(201)],
    ['many levels', lists(100_000)],
    ['a number without end', '[1e999, -0, 1E+2]'],
    ['half a character', '["\\ud800"]'],
    ['a comment', '{"a": 1 /* no */}'],
    ['a trailing comma', '{"a": 1,}'],
    ['a line end in a text', '{"a": "\n"}'],
    ['a tab in a text', '{"a": "\t"}'],
    ['blanks that JSON does not know', '{\u00a0"a": 1}'],
    ['nothing', ' \n'],
    ['two values', '{} {}'],
  ])('reads plain JSON quickly just as slowly: %s', (_, text) => {
    expect(parseJsonc(text, { strict: true })).toEqual(slowly(text))
    expect(Object.keys(Object(parseJsonc(text, { strict: true })).value ?? {})).toEqual(
      Object.keys(Object(slowly(text)).value ?? {}),
    )
  })

  it('reads any JSON quickly just as slowly, and any text that is almost JSON', () => {
    const key = fc.constantFrom('__proto__', 'constructor', 'a', '1', '')
    const { tree } = fc.letrec((tie) => ({
      leaf: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)),
      tree: fc.oneof(
        { depthSize: 'small' },
        tie('leaf').map((value) => JSON.stringify(value)),
        fc.array(tie('tree')).map((items) => `[${items.join(', ')}]`),
        fc
          .array(fc.tuple(key, tie('tree')))
          .map((entries) => `{ ${entries.map(([name, value]) => `"${name}": ${value}`).join(',\n')} }`),
      ),
    }))
    fc.assert(
      fc.property(
        tree as fc.Arbitrary<string>,
        fc.nat(),
        fc.constantFrom('', ',', '}', '//', '"'),
        (text, at, extra) => {
          const place = at % (text.length + 1)
          const other = text.slice(0, place) + extra + text.slice(place)
          expect(JSON.stringify(parseJsonc(other, { strict: true }))).toBe(JSON.stringify(slowly(other)))
        },
      ),
    )
  })
})
