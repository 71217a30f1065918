import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { YAML_OPTIONS, yamlDocument } from './yaml-document.ts'

test('the first error is the one that yaml names first, in its line', () => {
  const piece = fc.constantFrom(
    'a: b',
    'a',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    '&a ',
    '*a',
    '*b',
    '!t ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '%x\n',
    '# c',
    '\t',
    '? ',
    '@',
    '`',
    'k: v\n',
    'k: [a\n',
    ',',
    '\r\n',
    '\\',
    '"\\q"',
    '!!x y',
    '<<',
    '\ufeff',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12, size: 'max' }), (pieces) => {
      const text = pieces.join('')
      const whole = parseDocument(text, YAML_OPTIONS)
      const [error] = whole.errors
      const read = yamlDocument(text)
      if (!error) expect(read.document?.contents?.range).toEqual(whole.contents?.range)
      else
        expect(read).toEqual({
          document: null,
          why: error.message,
          line: text.slice(0, error.pos[0]).split('\n').length,
        })
    }),
    { numRuns: Number(process.env.RUNS ?? 2_000) },
  )
}, 60_000)

test('a text of many errors takes about as long as one of none', () => {
  const times = (text: string): number => {
    const start = performance.now()
    for (let round = 0; round < 5; round++) yamlDocument(text)
    return performance.now() - start
  }
  const [broken, sound] = ['not a key\n'.repeat(600), 'k: text\n'.repeat(600)]
  times(sound)
  expect(times(`a: b\n${broken}`)).toBeLessThan(10 * times(sound) + 200)
}, 60_000)

test('a text of more parts than any header has is refused, however short its lines are', () => {
  expect(() => yamlDocument(`a: ${'"'.repeat(40_000)}`)).toThrow('too many parts')
  expect(yamlDocument(`a: [${'b, '.repeat(1_000)}]`).document).not.toBeNull()
})
