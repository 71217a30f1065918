import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPlainYaml } from './plain-yaml.ts'
import { parseYamlSlowly } from './yaml.ts'

/** Where the plain reader has an answer, it is the one that `yaml` has, and `yaml` has no error. */
const agrees = (head: string): boolean => {
  const plain = readPlainYaml(head)
  if (plain === null) return false
  expect(parseYamlSlowly(head), head).toEqual({ ok: true, value: plain.value })
  // The order of keys counts, and so does minus zero.
  const slow = parseYamlSlowly(head)
  expect(JSON.stringify(plain.value)).toBe(slow.ok ? JSON.stringify(slow.value) : '')
  return true
}

const PIECES = [
  'name',
  'tools',
  '"*"',
  '"a b"',
  'x-y',
  ':',
  ': ',
  ':\n',
  '\n',
  '\n',
  '\n',
  '\n  ',
  '\n    ',
  '\n- ',
  '\n  - ',
  '- ',
  ' ',
  '  ',
  '#',
  ' # c',
  '\n# c\n',
  '\n  # c\n',
  '"',
  "'",
  "''",
  '\\',
  '\\n',
  '\\"',
  '\\u00e9',
  '[',
  ']',
  ', ',
  ',',
  '[a, b]',
  '[\'a\', "b"]',
  '[]',
  '{}',
  '{',
  '}',
  '|',
  '|\n  ',
  '|-\n  ',
  '>\n  ',
  '>-\n    ',
  '|+\n  ',
  '|2\n  ',
  '&a ',
  '*a',
  '!t ',
  '?',
  '? ',
  '%',
  '@',
  '`',
  '~',
  'null',
  'true',
  'False',
  '1',
  '-1',
  '0',
  '-0',
  '007',
  '0x1F',
  '0o17',
  '1.5',
  '.5',
  '1.',
  '1e3',
  '1e999',
  '.inf',
  '.nan',
  '+1',
  '12345678901234567890',
  '2024-01-02',
  '12:30',
  'yes',
  '---',
  '...',
  '=',
  '<<',
  '__proto__',
  'a',
  'word',
  'two words',
  'ü',
  '日本',
  '🙂',
  '\u00a0',
  '\u2028',
  '\t',
  '\r\n',
  '\r',
  '\ufeff',
  'a:b',
  'a#b',
  'a :b',
  'Bash(git diff:*)',
  'mcp__x__*',
  '""',
  "' '",
  '\u0085',
  '\ud800',
]

/** Headers that are mostly right, with one thing or two put in or taken out anywhere. */
const value = fc.constantFrom(
  'word',
  'two words',
  'a: b',
  'x # y',
  '"q: #"',
  "'it''s'",
  '"a\\nb"',
  '[a, b]',
  "[a, 'b, c', 1]",
  '[]',
  '{}',
  '1',
  '0.5',
  'true',
  'null',
  '~',
  'Read, Bash(git diff:*)',
  'ends:',
  '2024-01-02',
  '',
  '',
  '#FF0000',
  '"#FF0000"',
  '1_000',
  '0x1F',
  '-1',
  'ü 日本',
)
const BELOW = [
  '- a\n  - b c',
  '- "x"\n\n  - 2',
  'k: v\n  "*": deny',
  'k:\n    l: m\n    n: [1]\n  o: p',
  'more words\n  and more',
  '- k: v\n    l: m',
  '# c\n  k: v',
]
const BLOCKS = ['one\n  two', 'one\n\n  two\n', 'one\n    two', '- x: y\n  # z', 'one \n  two', 'one\n\n\n', 'a: b']
const entry = fc
  .tuple(
    fc.constantFrom('name', 'tools', 'x-y', '"a b"', 'a1', 'b_c', 'd.e'),
    fc.oneof(
      { weight: 5, arbitrary: value.map((text) => ` ${text}`) },
      { weight: 2, arbitrary: fc.constantFrom(...BELOW).map((text) => `\n  ${text}`) },
      { weight: 1, arbitrary: fc.constantFrom('\n- a\n- b', '\n- "a"', ' text\n  goes on\n  here') },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('|', '>', '|-', '>-', '|+', '>2'), fc.constantFrom(...BLOCKS))
          .map(([sign, text]) => ` ${sign}\n  ${text}`),
      },
    ),
  )
  .map(([key, text]) => `${key}:${text}`)
const change = fc.record({ at: fc.nat(200), piece: fc.constantFrom('', ...PIECES), cut: fc.nat(3) })
const headers = fc
  .record({
    entries: fc.array(entry, { minLength: 1, maxLength: 5, size: 'max' }),
    gaps: fc.array(fc.constantFrom('\n', '\n', '\n', '\n\n', '\n# c\n', '\n  # c\n', '\n  \n', ' \n', '\r\n'), {
      minLength: 5,
      maxLength: 5,
    }),
    changes: fc.array(change, { maxLength: 2, size: 'max' }),
  })
  .map(({ entries, gaps, changes }) =>
    changes.reduce(
      (text, { at, piece, cut }) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + piece + text.slice(place + cut)
      },
      entries.map((text, index) => text + gaps[index]).join(''),
    ),
  )

test('where the plain reader has an answer, yaml has the same one', () => {
  let answers = 0
  fc.assert(
    fc.property(headers, (head) => {
      if (agrees(head)) answers += 1
    }),
    { numRuns: Number(process.env.RUNS ?? 6_000) },
  )
  // The property would also hold for a reader that never answers.
  expect(answers).toBeGreaterThan(300)
}, 60_000)
