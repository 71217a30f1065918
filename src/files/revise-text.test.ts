import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unixLines } from './page.ts'
import { reviseText } from './revise-text.ts'

describe('reviseText', () => {
  test('keeps lines that stay with their line ends, and the white space around', () => {
    expect(reviseText('\n\n  one\r\ntwo\nthree\r\n\n ', 'one\ntwo\nnew\nthree')).toBe(
      '\n\n  one\r\ntwo\nnew\nthree\r\n\n ',
    )
    expect(reviseText('one\r\ntwo\r\n', 'zero\none\ntwo\nlast')).toBe('zero\r\none\r\ntwo\r\nlast\r\n')
  })

  test('keeps blanks at the end of lines that stay', () => {
    expect(reviseText('one  \ntwo\t\nend\n', 'one  \ntwo\t\n3')).toBe('one  \ntwo\t\n3\n')
  })

  test('takes the given line end where none stands', () => {
    expect(reviseText('one', 'one\ntwo', '\r\n')).toBe('one\r\ntwo')
  })

  test('leaves the white space where the text goes', () => {
    expect(reviseText('\none\n', '')).toBe('\n\n')
  })

  const piece = fc.constantFrom('a', 'b', '\n', '\r\n', ' ', '\n\n', '- c')
  const text = fc.array(piece, { size: 'max', maxLength: 20 }).map((all) => all.join(''))

  test('changes nothing where the text is the same', () => {
    fc.assert(
      fc.property(text, (old) => {
        expect(reviseText(old, unixLines(old).trim())).toBe(old)
      }),
    )
  })

  test('always says the new text afterwards', () => {
    fc.assert(
      fc.property(text, text, (old, next) => {
        const now = unixLines(next).trim()
        expect(unixLines(reviseText(old, now)).trim()).toBe(now)
      }),
    )
  })

  test('stays quick where everything differs', () => {
    const many = (word: string): string => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join('\n')
    const started = performance.now()
    expect(reviseText(many('old'), many('new'))).toBe(many('new'))
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
