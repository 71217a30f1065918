import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matches } from './wildcard.ts'

test.each([
  ['src/*', 'src/a.ts', true],
  ['src/*', 'src/x/a.ts', true],
  ['src/**', 'src/x/a.ts', true],
  ['src', 'src/a.ts', false],
  ['./src/**', 'src/a.ts', false],
  ['**/src/**', 'src/a.ts', false],
  ['**/src/**', 'pkg/src/a.ts', true],
  ['src/**/*.ts', 'src/a.ts', false],
  ['{a,b}/*', 'a/x', false],
  ['?.txt', 'a.txt', true],
  ['?.txt', '.txt', false],
  ['git *', 'git', true],
  ['git *', 'git status', true],
  ['git*', 'gitk', true],
  ['SRC/*', 'src/a', false],
  ['src\\*', 'src/a', true],
  ['*', '', true],
  ['', 'a', false],
])('the pattern %j on %j is %j, as the client has it', (pattern, value, expected) => {
  expect(matches(pattern, value)).toBe(expected)
})

/** The client's own spelling of a pattern, as an oracle for short texts. */
const asExpression = (pattern: string): RegExp => {
  let body = pattern
    .replaceAll('\\', '/')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.')
  if (body.endsWith(' .*')) body = `${body.slice(0, -3)}( .*)?`
  return new RegExp(`^${body}$`, 's')
}

test('every pattern means what the regular expression of the client means', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', ' ', '.', '\\'), maxLength: 8 })
  fc.assert(
    fc.property(
      text,
      text,
      (pattern, value) => matches(pattern, value) === asExpression(pattern).test(value.replaceAll('\\', '/')),
    ),
    { numRuns: 2000 },
  )
})

test('a pattern full of stars takes no time', () => {
  const start = performance.now()
  expect(matches(`${'a*'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false)
  expect(performance.now() - start).toBeLessThan(500)
})
