import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineEndOf, splitPage } from './page.ts'

const parts = (text: string, fence: 'anywhere' | 'line') => {
  const { bom, open, head, close, rest } = splitPage(text, fence)
  return [bom, open, head, close, rest]
}

describe('splitPage', () => {
  test.each(['anywhere', 'line'] as const)('takes a page apart (%s)', (fence) => {
    expect(parts('---\nname: a\n---\n\nBody\n', fence)).toEqual(['', '---\n', 'name: a\n', '---\n', '\nBody\n'])
  })

  test('ends the frontmatter inside a value, as Claude Code does', () => {
    const text = '---\ndescription: Use it --- really\nname: a\n---\nBody'
    expect(parts(text, 'anywhere')).toEqual(['', '---\n', 'description: Use it ', '--- ', 'really\nname: a\n---\nBody'])
    expect(parts(text, 'line')).toEqual(['', '---\n', 'description: Use it --- really\nname: a\n', '---\n', 'Body'])
  })

  test('keeps the byte order mark, Windows line ends and blanks after the fences', () => {
    const text = '\uFEFF---  \r\nname: a\r\n---\t\r\nBody'
    for (const fence of ['anywhere', 'line'] as const) {
      expect(parts(text, fence)).toEqual(['\uFEFF', '---  \r\n', 'name: a\r\n', '---\t\r\n', 'Body'])
      expect(splitPage(text, fence).eol).toBe('\r\n')
    }
  })

  test('closes at a longer fence and leaves the rest of it to the body', () => {
    expect(parts('---\na: b\n----\nBody', 'line')).toEqual(['', '---\n', 'a: b\n', '---', '-\nBody'])
  })

  test.each([
    ['no fence', 'Body\n'],
    ['four dashes', '----\na: b\n----\n'],
    ['a blank line first', '\n---\na: b\n---\n'],
    ['an unclosed fence', '---\na: b\n'],
    ['an empty file', ''],
  ])('finds no frontmatter in a page with %s', (_, text) => {
    for (const fence of ['anywhere', 'line'] as const) expect(parts(text, fence)).toEqual(['', '', null, '', text])
  })

  test('finds an empty header', () => {
    for (const fence of ['anywhere', 'line'] as const)
      expect(parts('---\n---\nBody', fence)).toEqual(['', '---\n', '', '---\n', 'Body'])
  })

  test('gives back every text when its parts are joined', () => {
    const piece = fc.constantFrom('---', '----', '\n', '\r\n', 'a: b', ' ', '\uFEFF', 'text', '\t', '\r')
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { size: 'max', maxLength: 30 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, fc.constantFrom('anywhere', 'line'), (whole, fence) => {
        expect(parts(whole, fence as 'line').join('')).toBe(whole)
      }),
    )
  })

  test('agrees with the expression of Claude Code on where the header ends', () => {
    const piece = fc.constantFrom('---', '\n', '\r\n', 'a: b', ' ', 'text')
    fc.assert(
      fc.property(fc.array(piece, { size: 'max', maxLength: 20 }), (all) => {
        const text = `---\n${all.join('')}`
        const match = /^---\s*\n([\s\S]*?)---\s*\n?/.exec(text)
        const page = splitPage(text, 'anywhere')
        expect(page.head?.trim()).toBe(match?.[1]?.trim())
        if (match) expect(page.rest.trim()).toBe(text.slice(match[0].length).trim())
      }),
    )
  })
})

describe('lineEndOf', () => {
  test('goes with the majority', () => {
    expect([lineEndOf('a\r\nb\r\nc\n'), lineEndOf('a\nb\nc\r\n'), lineEndOf('a'), lineEndOf('a', '\r\n')]).toEqual([
      '\r\n',
      '\n',
      '\n',
      '\r\n',
    ])
  })
})
