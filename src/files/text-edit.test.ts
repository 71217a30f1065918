import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editText, type TextEdit } from './text-edit.ts'

const edit = (start: number, was: string, now: string): TextEdit => ({ path: 'a.md', start, was, now })

test('an edit changes the piece that it names and nothing else', () => {
  expect(editText('ask writer, then writer', [edit(17, 'writer', 'author')])).toEqual({
    text: 'ask writer, then author',
    refused: [],
  })
})

test('several edits count their offsets in the text as it was read', () => {
  expect(editText('a b c', [edit(4, 'c', 'CCC'), edit(0, 'a', ''), edit(2, 'b', 'BB')]).text).toBe(' BB CCC')
})

test('an edit whose text does not stand there is left out, and the others are made', () => {
  const wrong = edit(2, 'x', 'y')
  expect(editText('a b c', [wrong, edit(4, 'c', 'd')])).toEqual({ text: 'a b d', refused: [wrong] })
  expect(editText('abc', [edit(9, '', 'd')]).refused).toHaveLength(1)
})

test('of two edits of one piece the first is made', () => {
  const second = edit(1, 'bc', 'Z')
  expect(editText('abcd', [edit(0, 'ab', 'X'), second])).toEqual({ text: 'Xcd', refused: [second] })
})

test('an insertion needs no old text', () => {
  expect(editText('ab', [edit(1, '', '-'), edit(2, '', '!')]).text).toBe('a-b!')
})

test('an edit made can be taken back by the edit that is its mirror', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(9), fc.string(), (text, at, length, now) => {
      const start = at % (text.length + 1)
      const was = text.slice(start, start + length)
      const { text: edited } = editText(text, [edit(start, was, now)])
      expect(editText(edited, [edit(start, now, was)])).toEqual({ text, refused: [] })
    }),
  )
})
