import { expect, test } from 'vitest'
import { treeStep } from './tree-keys.ts'

const rows = [
  { id: 'src', label: 'src', depth: 0, expanded: true },
  { id: 'a', label: 'a', depth: 1 },
  { id: 'docs', label: 'docs', depth: 0, expanded: false },
]

test('the arrows move up and down and stop at the ends', () => {
  expect(treeStep(rows, 0, 'ArrowDown')).toEqual({ go: 1 })
  expect(treeStep(rows, 2, 'ArrowDown')).toEqual({ go: 2 })
  expect(treeStep(rows, 0, 'ArrowUp')).toEqual({ go: 0 })
})

test('right unfolds or enters, left folds or leaves', () => {
  expect(treeStep(rows, 2, 'ArrowRight')).toEqual({ toggle: 'docs' })
  expect(treeStep(rows, 0, 'ArrowRight')).toEqual({ go: 1 })
  expect(treeStep(rows, 0, 'ArrowLeft')).toEqual({ toggle: 'src' })
  expect(treeStep(rows, 1, 'ArrowLeft')).toEqual({ go: 0 })
})

test('Enter opens, Space only selects, other keys are left alone', () => {
  expect(treeStep(rows, 1, 'Enter')).toEqual({ select: 'a', open: true })
  expect(treeStep(rows, 1, ' ')).toEqual({ select: 'a', open: false })
  expect(treeStep(rows, 1, 'x')).toBeNull()
})
