import { expect, test } from 'vitest'
import { bestFirst, howWell } from './fuzzy.ts'

const titles = ['Undo', 'Add agent', 'Add directory', 'Zoom in', 'Show everything', 'Import a repository…', 'Export…']
const found = (typed: string) => bestFirst(typed, titles, (title) => title)

test('the letters count in order, and the beginnings of words count most', () => {
  expect(found('aa')[0]).toBe('Add agent')
  expect(found('adddir')).toEqual(['Add directory'])
  expect(found('exp')[0]).toBe('Export…')
  expect(found('zi')[0]).toBe('Zoom in')
})

test('what does not hold the letters is left out, and nothing typed leaves all', () => {
  expect(found('xyz')).toEqual([])
  expect(found('  ')).toEqual(titles)
})

test('a title that begins with what was typed comes before one that only holds it', () => {
  expect(howWell('add', 'Add agent')!).toBeGreaterThan(howWell('add', 'Undo: add an agent')!)
})
