import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printSection, sectionNamed, sectionsOf, withoutSections } from './section.ts'

describe('sections', () => {
  const section = printSection('team', 'One\nTwo')

  test('are found where they stand', () => {
    const text = `Before\n\n${section}\n\nAfter\n`
    expect(sectionsOf(text)).toEqual([
      { name: 'team', start: 8, end: 8 + section.length, content: 'One\nTwo', edited: false },
    ])
    expect(withoutSections(text)).toBe('Before\n\nAfter')
    expect(sectionNamed(text, 'other')).toBeUndefined()
  })

  test('notice an edit by hand', () => {
    expect(sectionsOf(section.replace('Two', 'Three'))[0]).toMatchObject({ content: 'One\nThree', edited: true })
  })

  test('are the same with Windows line ends', () => {
    expect(sectionsOf(section.replaceAll('\n', '\r\n'))[0]).toMatchObject({ content: 'One\nTwo', edited: false })
  })

  test('need both markers', () => {
    const half = section.slice(0, section.lastIndexOf('<!--'))
    expect(sectionsOf(half)).toEqual([])
    expect(withoutSections(half)).toBe(half.trim())
  })

  test('hold any text, markers included', () => {
    const piece = fc.constantFrom(
      '<!-- dotbox:team end -->',
      '&lt;!-- dotbox:',
      '&amp;lt;!-- dotbox:',
      '\n',
      'text',
      ' ',
      '<!-- dotbox:x begin 0123456789ab -->',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { size: 'max', maxLength: 12 }).map((all) => all.join('')),
        (content) => {
          expect(
            sectionsOf(`a\n${printSection('team', content)}\nb`).map((each) => [each.content, each.edited]),
          ).toEqual([[content, false]])
        },
      ),
    )
  })
})

test('sections are found as one regular expression would find them, in linear time', () => {
  const SLOW = /^<!-- dotbox:([a-z][a-z0-9-]*) begin ([0-9a-f]{12}) -->\r?\n([\s\S]*?)^<!-- dotbox:\1 end -->/gm
  const pieces = fc.constantFrom(
    '<!-- dotbox:a begin 0123456789ab -->\n',
    '<!-- dotbox:b begin 0123456789ab -->\r\n',
    '<!-- dotbox:a begin 0123456789ab -->',
    '<!-- dotbox:a end -->',
    '<!-- dotbox:b end -->',
    '\n',
    'text',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12, size: 'max' }), (parts) => {
      const text = parts.join('')
      const spans = [...text.matchAll(SLOW)].map((match) => [match[1], match.index, match.index + match[0].length])
      expect(sectionsOf(text).map(({ name, start, end }) => [name, start, end])).toEqual(spans)
    }),
    { numRuns: 2_000 },
  )
})
