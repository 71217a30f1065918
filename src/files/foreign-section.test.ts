import { expect, test } from 'vitest'
import { changedForeign, foreignSections } from './foreign-section.ts'
import { putSection, reviseBody } from './markdown.ts'
import { withoutSections } from './section.ts'

const OTHERS = 'Mine.\n\n<!-- OTHER:RUNTIME:START -->\nTheirs.\n<!-- OTHER:RUNTIME:END -->\n'

test.each([
  ['<!-- TOOL:START -->\nx\n<!-- TOOL:END -->', 'TOOL'],
  ['<!-- BEGIN generated rules -->\nx\n<!-- END generated rules -->', 'generated rules'],
  ['<!-- tool start (v1.2) -->\nx\n<!-- tool end (v1.2) -->', 'tool  (v1.2)'],
])('a marked section of another generator is seen: %s', (text, name) => {
  expect(foreignSections(text)).toEqual([{ name, content: '\nx\n' }])
})

test('a mark alone, and a section of DotBox, are none', () => {
  expect(foreignSections('<!-- TOOL:START -->\nx\n<!-- dotbox:team begin 0f1e2d3c4b5a -->\ny')).toEqual([])
})

test('a new section of DotBox stands behind it, never in it', () => {
  for (const text of [OTHERS, OTHERS.trimEnd()]) {
    const put = putSection(text, 'team', 'A team.', '\n')
    expect(put.startsWith(text)).toBe(true)
    expect(foreignSections(put)).toEqual(foreignSections(text))
  }
})

test('text that is added to the instructions stands outside of it', () => {
  for (const body of [`${withoutSections(OTHERS)}\n\nMore.`, `More.\n\n${withoutSections(OTHERS)}`])
    expect(foreignSections(reviseBody(OTHERS, body, '\n'))).toEqual(foreignSections(OTHERS))
})

test('what was changed in one is named', () => {
  expect(changedForeign(OTHERS, OTHERS.replace('Mine', 'Ours'))).toEqual([])
  expect(changedForeign(OTHERS, OTHERS.replace('Theirs', 'Ours'))).toEqual(['OTHER:RUNTIME'])
})
