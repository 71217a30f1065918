import fc from 'fast-check'
import { parseTree } from 'jsonc-parser'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from './json.ts'
import { parseJsonc, printJson, reviseJson } from './revise-json.ts'

const FILE = `{
  // mine
  "a": 1, // about a
  "permissions": {
    "allow": ["x", "y"],
    "deny": [
      "d1", // one
      "d2"
    ]
  },
  "empty": {},
}
`
const revised = (text: string, was: JsonObject, now: JsonObject): string => {
  const result = reviseJson(text, was, now)
  return 'text' in result ? result.text : result.problem
}

describe('reviseJson', () => {
  test('puts in what is new and keeps everything else', () => {
    const now = { z: 1, permissions: { allow: ['n'], deny: ['d3'] }, empty: { q: [1] } }
    expect(revised(FILE, {}, now)).toBe(
      FILE.replace('"y"]', '"y", "n"]')
        .replace('"d2"\n', '"d2",\n      "d3"\n')
        .replace('"empty": {},', '"empty": {\n    "q": [\n      1\n    ]\n  },\n  "z": 1,'),
    )
  })

  test('takes out what DotBox had, and a parent that is empty because of that', () => {
    expect(revised(FILE, { a: 1, permissions: { deny: ['d2'] } }, {})).toBe(
      FILE.replace('  "a": 1, // about a\n', '').replace('"d1", // one\n      "d2"', '"d1" // one'),
    )
    expect(
      revised('{\n  "p": {\n    "deny": [\n      "d"\n    ]\n  },\n  "x": 1\n}\n', { p: { deny: ['d'] } }, {}),
    ).toBe('{\n  "x": 1\n}\n')
  })

  test('changes a list item by item', () => {
    const was = { permissions: { allow: ['x'], deny: ['d1', 'd2'] } }
    expect(revised(FILE, was, { permissions: { allow: ['w'], deny: ['d1', 'k'] } })).toBe(
      FILE.replace('"x", "y"', '"y", "w"').replace('"d2"', '"k"'),
    )
  })

  test('keeps the comma behind the last item where there is one', () => {
    expect(revised('{"a": [1, 2,]}', { a: [1, 2] }, { a: [1] })).toBe('{"a": [1,]}')
    expect(revised('{"a": [1,]}', { a: [1] }, { a: [1, 2] })).toBe('{"a": [1, 2,]}')
  })

  test('takes a list of objects by their value', () => {
    const text = '{ "hooks": [{ "m": "mine" }, { "m": "ours", "n": 1 }] }'
    expect(revised(text, { hooks: [{ m: 'ours', n: 1 }] }, { hooks: [{ m: 'ours', n: 2 }] })).toBe(
      '{ "hooks": [{ "m": "mine" }, { "m": "ours", "n": 2 }] }',
    )
  })

  test('puts a key behind its predecessor: in a map of permissions the last match wins', () => {
    const text = '{\n\t"bash": {\n\t\t"*": "ask",\n\t\t"git *": "allow"\n\t}\n}'
    const was = { bash: { '*': 'ask', 'git *': 'allow' } }
    expect(revised(text, was, { bash: { '*': 'ask', 'rm *': 'deny', 'git *': 'allow' } })).toBe(
      text.replace('"ask",', '"ask",\n\t\t"rm *": "deny",'),
    )
    expect(revised(text, was, { bash: { 'git *': 'allow', '*': 'ask' } })).toBe(
      '{\n\t"bash": {\n\t\t"git *": "allow",\n\t\t"*": "ask"\n\t}\n}',
    )
  })

  test('sets a value that somebody changed', () => {
    expect(revised('{"a": 5}', { a: 1 }, { a: 2 })).toBe('{"a": 2}')
    expect(revised('{"a": 5}', { a: 1 }, { a: 1 })).toBe('{"a": 5}')
  })

  test('keeps byte order mark, Windows line ends and a missing line end', () => {
    expect(revised('\uFEFF{\r\n    "a": 1\r\n}', {}, { b: { c: 1 } })).toBe(
      '\uFEFF{\r\n    "a": 1,\r\n    "b": {\r\n        "c": 1\r\n    }\r\n}',
    )
  })

  test('writes a blank file anew', () => {
    expect(revised('', {}, { a: [] })).toBe(printJson({ a: [] }))
    expect(revised('{}', {}, { a: 1 })).toBe('{\n  "a": 1\n}')
  })

  test('changes nothing in a file that does not parse, and says where it breaks', () => {
    expect(reviseJson('{\n  "a": 1\n  "b": 2\n}', {}, { c: 1 })).toEqual({
      problem:
        'It is no valid JSON (line 3, column 3: a comma is missing), so nothing in it was changed. Mend it, then export again.',
    })
    expect(reviseJson('[1]', {}, { c: 1 })).toEqual({ problem: expect.stringContaining('does not hold an object') })
  })

  test('leaves a key that stands twice and changes the one that counts', () => {
    expect(revised('{"a": 1, "b": 2, "a": 3}', { a: 3 }, { a: 4 })).toBe('{"a": 1, "b": 2, "a": 4}')
    expect(revised('{"__proto__": {"x": 1}, "b": 2}', { b: 2 }, { b: 3 })).toBe('{"__proto__": {"x": 1}, "b": 3}')
  })
})

describe('parseJsonc', () => {
  const text = '\uFEFF{ /* c */ "a": [1, 2,], "__proto__": { "x": 1 } } // end'

  test('reads comments and trailing commas, unless it is strict', () => {
    expect(parseJsonc(text)).toEqual({ ok: true, value: { a: [1, 2] } })
    expect(parseJsonc(text, { strict: true })).toMatchObject({ ok: false, line: 1, column: 3 })
    expect(parseJsonc('{"a": [1,]}', { strict: true })).toMatchObject({ ok: false, line: 1, column: 10 })
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  test('says where it stopped', () => {
    expect(parseJsonc('{\n  "a": ?\n}')).toEqual({ ok: false, why: expect.stringMatching(/./), line: 2, column: 8 })
    expect(parseJsonc(' \n')).toEqual({ ok: false, why: 'the file is empty', line: 1, column: 1 })
    expect(parseJsonc('['.repeat(100_000))).toMatchObject({ ok: false, why: 'it nests too deeply' })
  })

  test('reads in strict form what JSON.parse reads, and nothing else', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"a"',
      ':',
      ',',
      '1',
      '-',
      'true',
      'null',
      ' ',
      '\n',
      '//x',
      '0',
      '.',
      'e5',
      '"\\u00"',
      '\\',
      '"',
    )
    const json = fc.oneof(
      fc.json(),
      fc.array(piece, { maxLength: 8, size: 'max' }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(json, (source) => {
        if (source.includes('__proto__')) return
        let value: unknown
        try {
          value = JSON.parse(source)
        } catch {
          expect(parseJsonc(source, { strict: true }).ok).toBe(false)
          return
        }
        expect(parseJsonc(source, { strict: true })).toEqual({ ok: true, value })
      }),
      { numRuns: 500 },
    )
  })
})

const key = fc.constantFrom('a', 'b', 'c', 'd e', '*')
const scalar = fc.constantFrom<Json>('x', 'y', 'say "hi"', 1, true, null)
const anyObject: fc.Arbitrary<JsonObject> = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(scalar), fc.array(tie('object'), { maxLength: 2 }), tie('object')),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
})).object
const printed = fc
  .tuple(anyObject, fc.constantFrom<string | number>('', 2, '\t', 4), fc.boolean(), fc.boolean())
  .map(([value, unit, commented, windows]) => {
    const text = JSON.stringify(value, null, unit)
    const withComments =
      commented && unit !== '' ? text.replace(/,\n/g, ', // why, "so"\n').replace(/\{\n/g, '{ /* { */\n') : text
    return { value, text: windows ? withComments.replaceAll('\n', '\r\n') : withComments }
  })

describe('always', { timeout: 30_000 }, () => {
  test('what does not differ is not touched', () => {
    fc.assert(
      fc.property(fc.string(), anyObject, (text, value) => {
        expect(reviseJson(text, value, value)).toEqual({ text })
      }),
    )
  })

  test('what was read becomes what it shall be', () => {
    fc.assert(
      fc.property(printed, anyObject, ({ text, value }, now) => {
        const read = parseJsonc(revised(text, value, now))
        expect(read).toEqual({ ok: true, value: now })
      }),
      { numRuns: 500 },
    )
  })

  test('one changed key leaves the text around it', () => {
    fc.assert(
      fc.property(printed, key, scalar, ({ text, value }, name, now) => {
        const next = { ...value, [name]: now }
        const result = revised(text, value, next)
        expect(parseJsonc(result)).toEqual({ ok: true, value: next })
        for (const property of parseTree(text)?.children ?? [])
          if (property.children?.[0]?.value !== name)
            expect(result).toContain(text.slice(property.offset, property.offset + property.length))
      }),
    )
  })

  test('what was put in and taken out again leaves the same bytes', () => {
    const own = fc.dictionary(
      fc.constantFrom('own', 'ours'),
      fc.oneof(scalar, fc.array(scalar, { minLength: 1 }), fc.dictionary(key, scalar, { minKeys: 1 })),
    )
    fc.assert(
      fc.property(printed, own, ({ text, value }, added) => {
        if (Object.keys(value).length > 0) expect(revised(revised(text, {}, added), added, {})).toBe(text)
      }),
    )
  })
})
