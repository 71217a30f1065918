import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits } from '../files/edit.ts'
import { editText, type TextEdit } from '../files/text-edit.ts'
import { furtherEdits } from './further-edits.ts'

const text = 'ask writer, then writer'
const first: TextEdit = { path: 'a.md', start: 4, was: 'writer', now: 'author' }

test('a piece that is changed twice is one edit from what was read', () => {
  expect(furtherEdits('a.md', text, [first], [{ start: 4, end: 10, text: 'poet' }])).toEqual([
    { ...first, now: 'poet' },
  ])
})

test('a piece that is changed back is no edit', () => {
  expect(furtherEdits('a.md', text, [first], [{ start: 4, end: 10, text: 'writer' }])).toEqual([])
})

test('an edit that never fitted is left for the notice that tells of it', () => {
  const wrong = { path: 'a.md', start: 0, was: 'x', now: 'y' }
  expect(furtherEdits('a.md', text, [wrong], [{ start: 17, end: 23, text: 'poet' }])).toEqual([
    { path: 'a.md', start: 17, was: 'writer', now: 'poet' },
    wrong,
  ])
})

test('however edits follow one another, they come out as if each had been made in turn', () => {
  const spans = (length: number, picks: readonly (readonly [number, number, string])[]) => {
    let at = 0
    return picks.flatMap(([gap, size, now]) => {
      const start = at + gap + 1
      const end = start + size
      at = end
      return end <= length ? [{ start, end, text: now }] : []
    })
  }
  const picks = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.string({ maxLength: 5 })), { maxLength: 5 })
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(picks, { maxLength: 4 }), (original, rounds) => {
      let edits: readonly TextEdit[] = []
      let now = original
      for (const round of rounds) {
        const more = spans(now.length, round)
        edits = furtherEdits('a.md', original, edits, more)
        now = applyEdits(now, more)
      }
      expect(editText(original, edits)).toEqual({ text: now, refused: [] })
    }),
  )
})
