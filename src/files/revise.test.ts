import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printSheet, readMarkdown, reviseFile, withoutSheet } from './revise.ts'
import { printJson } from './revise-json.ts'
import { printSection } from './section.ts'
import { markdown, type Sheet } from './sheet.ts'

const json = (value: Extract<Sheet, { kind: 'json' }>['value']): Sheet => ({ kind: 'json', value })
const lines = (...all: string[]): Sheet => ({ kind: 'lines', lines: all })
const team = printSection('team', 'We are two.')

describe('printSheet', () => {
  test('lays out a Markdown file', () => {
    const sheet = markdown({
      header: { name: 'a', tools: ['Read'] },
      body: 'Do it.\n\nWell.',
      sections: { team: 'We are two.', rules: 'None.' },
    })
    expect(printSheet(sheet)).toBe(
      `---\nname: "a"\ntools: ["Read"]\n---\n\nDo it.\n\nWell.\n\n${team}\n\n${printSection('rules', 'None.')}\n`,
    )
  })

  test('leaves out what there is not', () => {
    expect([
      printSheet(markdown({ body: 'Text' })),
      printSheet(markdown({ header: { a: 1 } })),
      printSheet(markdown({})),
      printSheet(markdown({ header: {} })),
    ]).toEqual(['Text\n', '---\na: 1\n---\n', '', '---\n---\n'])
  })

  test('prints JSON and lines', () => {
    expect([printSheet(json({ a: [1] })), printSheet(lines('@x.md', '@y.md'))]).toEqual([
      '{\n  "a": [\n    1\n  ]\n}\n',
      '@x.md\n@y.md\n',
    ])
  })

  test('what was printed is read back', () => {
    const body = fc
      .array(fc.constantFrom('a', '\n', '---', ' ', '\n\n', '# b'), { size: 'max', maxLength: 12 })
      .map((all) => all.join('').trim())
    fc.assert(
      fc.property(
        body,
        fc.option(fc.constant({ name: 'x --- y' })),
        fc.dictionary(fc.constantFrom('team', 'rules'), body),
        fc.constantFrom('anywhere', 'line'),
        (text, header, sections, fence) => {
          if (header === null && text.startsWith('---')) return
          const sheet = markdown({ header, body: text, sections, fence: fence as 'line' })
          const read = readMarkdown(printSheet(sheet), sheet.fence)
          expect([
            read.head === null,
            read.body,
            Object.fromEntries(read.sections.map((each) => [each.name, each.content])),
          ]).toEqual([header === null, text, sections])
        },
      ),
    )
  })
})

describe('reviseFile of Markdown', () => {
  const text = `---\r\nname: a # c\r\nown: 1\r\n---\r\n\r\n\r\nOne.  \r\n\r\nTwo.\r\n\r\n${team.replaceAll('\n', '\r\n')}\r\n\r\nThree.`
  const was = markdown({ header: { name: 'a' }, body: 'One.  \n\nTwo.\n\nThree.', sections: { team: 'We are two.' } })

  test('changes nothing where nothing differs, whatever the file says', () => {
    for (const file of [text, '', 'other', '---\nbroken'])
      expect(reviseFile(file, was, was)).toEqual({ text: file, notices: [] })
  })

  test('changes the header only', () => {
    expect(reviseFile(text, was, { ...was, header: { name: 'b', model: 'x' } })).toEqual({
      text: text.replace('name: a # c\r\n', 'name: b # c\r\nmodel: x\r\n'),
      notices: [],
    })
  })

  test('changes the body around its sections', () => {
    expect(reviseFile(text, was, { ...was, body: 'One.  \n\n2.\n\nThree.\nFour.' }).text).toBe(
      text.replace('Two.', '2.').replace('Three.', 'Three.\r\nFour.'),
    )
  })

  test('replaces a section in place, in the line ends of the file', () => {
    expect(reviseFile(text, was, { ...was, sections: { team: 'We are\nthree.' } }).text).toBe(
      text.replace(team.replaceAll('\n', '\r\n'), printSection('team', 'We are\nthree.').replaceAll('\n', '\r\n')),
    )
  })

  test('appends a new section behind a blank line', () => {
    const now = { ...was, sections: { ...was.sections, rules: 'None.' } }
    const rules = printSection('rules', 'None.')
    expect(reviseFile(text, was, now).text).toBe(`${text}\r\n\r\n${rules.replaceAll('\n', '\r\n')}\r\n`)
    expect(
      ['Text', 'Text\n', 'Text\n\n'].map(
        (file) => reviseFile(file, null, markdown({ sections: { rules: 'None.' } })).text,
      ),
    ).toEqual(Array(3).fill(`Text\n\n${rules}\n`))
  })

  test('takes a section out with the lines that set it apart', () => {
    const gone = { ...was, sections: {} }
    expect(reviseFile(text, was, gone).text).toBe(text.replace(`${team.replaceAll('\n', '\r\n')}\r\n\r\n`, ''))
    const only = markdown({ sections: { team: 'We are two.' } })
    expect(
      [`Text\n\n${team}\n`, `${team}\n\nText\n`, `Text\n\n${team}`].map(
        (file) => reviseFile(file, only, markdown({})).text,
      ),
    ).toEqual(['Text\n', 'Text\n', 'Text'])
  })

  test('leaves a section that was edited by hand, and says so', () => {
    const edited = text.replace('We are two.', 'We are many.')
    expect(reviseFile(edited, was, { ...was, sections: { team: 'New.' } }, 'CLAUDE.md')).toEqual({
      text: edited,
      notices: [
        'The section “team” of CLAUDE.md was edited by hand, so it was left as it is and does not say what the design says now. Remove the section from the file to let DotBox write it anew.',
      ],
    })
    expect(reviseFile(edited, was, { ...was, sections: { team: 'We are many.' } }).notices).toEqual([])
    expect(reviseFile(edited, was, { ...was, sections: {} }).notices).toHaveLength(1)
  })

  test('puts a section that somebody removed back when it has something new to say', () => {
    expect(reviseFile('Text\n', was, { ...was, sections: { team: 'New.' } }).text).toBe(
      `Text\n\n${printSection('team', 'New.')}\n`,
    )
    expect(reviseFile('Text\n', was, { ...was, header: { name: 'b' } }).text).toBe('---\nname: "b"\n---\n\nText\n')
  })

  test('leaves the person’s text alone where DotBox had no part of the file', () => {
    const now = markdown({ header: { name: 'b' }, body: 'Mine.', sections: { team: 'We are two.' } })
    expect(reviseFile('Yours.\n', null, now).text).toBe(`---\nname: "b"\n---\n\nYours.\n\n${team}\n`)
    expect(reviseFile(' \n', null, now).text).toBe(printSheet(now))
    expect(reviseFile('\uFEFF', null, now).text).toBe(`\uFEFF${printSheet(now)}`)
  })

  test('fills an empty body and empties one', () => {
    const header = { name: 'a' }
    const [none, some] = [markdown({ header }), markdown({ header, body: 'Do\nit.' })]
    expect(reviseFile('---\nname: a\n---\n', none, some).text).toBe('---\nname: a\n---\n\nDo\nit.\n')
    expect(reviseFile('---\nname: a\n---\n\nDo\nit.\n', some, none).text).toBe('---\nname: a\n---\n\n')
    expect(
      reviseFile(
        `---\nname: a\n---\n\n${team}\n`,
        { ...none, sections: { team: 'We are two.' } },
        { ...some, sections: { team: 'We are two.' } },
      ).text,
    ).toBe(`---\nname: a\n---\n\nDo\nit.\n\n${team}\n`)
  })

  test('a file without a line end at its end stays without one', () => {
    expect(reviseFile('One.', markdown({ body: 'One.' }), markdown({ body: 'One.\nTwo.' })).text).toBe('One.\nTwo.')
  })

  test('never reads a body otherwise than it was told', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '\n',
      '\r\n',
      '\n\n',
      ' ',
      `\n${team}\n`,
      `\r\n\r\n${printSection('rules', 'x')}\r\n\r\n`,
    )
    const file = fc.array(piece, { size: 'max', maxLength: 14 }).map((all) => all.join(''))
    const body = fc
      .array(fc.constantFrom('a', 'b', '\n', '\n\n', 'c'), { size: 'max', maxLength: 10 })
      .map((all) => all.join('').trim())
    fc.assert(
      fc.property(file, body, (old, next) => {
        const read = readMarkdown(old, 'line')
        const sections = Object.fromEntries(read.sections.map((each) => [each.name, each.content]))
        const before = markdown({ body: read.body, sections })
        const revised = readMarkdown(reviseFile(old, before, { ...before, body: next }).text, 'line')
        expect([revised.body, revised.sections.map((each) => [each.name, each.content, each.edited])]).toEqual([
          next,
          read.sections.map((each) => [each.name, each.content, each.edited]),
        ])
      }),
      { numRuns: 500 },
    )
  })
})

describe('reviseFile of JSON and lines', () => {
  test('changes JSON and reports what it cannot change', () => {
    expect(reviseFile('{"a": 1, "mine": 2}', json({ a: 1 }), json({ a: 3 }))).toEqual({
      text: '{"a": 3, "mine": 2}',
      notices: [],
    })
    expect(reviseFile('{', json({ a: 1 }), json({ a: 3 }), 'x.json')).toEqual({
      text: '{',
      notices: [expect.stringMatching(/^x\.json: It is no valid JSON \(line 1/)],
    })
    expect(reviseFile('', null, json({ a: 3 })).text).toBe(printJson({ a: 3 }))
  })

  test('puts lines at the end and takes them out', () => {
    expect(reviseFile('Mine.\r\n@a.md\r\n', lines('@a.md'), lines('@b.md')).text).toBe('Mine.\r\n@b.md\r\n')
    expect(reviseFile('Mine.', null, lines('@a.md')).text).toBe('Mine.\n@a.md')
    expect(reviseFile('@a.md\n', null, lines('@a.md')).text).toBe('@a.md\n')
    expect(reviseFile('', null, lines('@a.md')).text).toBe('@a.md\n')
  })
})

describe('withoutSheet', () => {
  test.each<[string, string, Sheet, string | null]>([
    [
      'a Markdown file with a header goes',
      '---\nname: a\nown: 1\n---\nText',
      markdown({ header: { name: 'a' } }),
      null,
    ],
    ['one without loses its sections', `Text\n\n${team}\n`, markdown({ sections: { team: 'We are two.' } }), 'Text\n'],
    ['one of sections alone goes', `${team}\n`, markdown({ sections: { team: 'We are two.' } }), null],
    [
      'a section that was edited stays',
      `${team.replace('two', 'many')}\n`,
      markdown({ sections: { team: 'We are two.' } }),
      `${team.replace('two', 'many')}\n`,
    ],
    ['JSON loses its keys', '{"a": 1, "b": 2}', json({ a: 1 }), '{"b": 2}'],
    ['JSON of nothing else goes', '{"$schema": "x", "a": {"b": [1]}}', json({ a: { b: [1] } }), null],
    ['JSON that does not parse stays', '{', json({ a: 1 }), '{'],
    ['lines are taken out', 'Mine\n@a.md\n', lines('@a.md'), 'Mine\n'],
    ['a file of these lines goes', '@a.md\r\n', lines('@a.md'), null],
  ])('%s', (_, text, sheet, left) => {
    expect(withoutSheet(text, sheet)).toBe(left)
  })
})

test('a file that was blank before is not deleted with the sheet that would have filled it', () => {
  expect(withoutSheet('', markdown({ body: '' }))).toBe('')
  expect(withoutSheet('\n', markdown({ sections: { agent: 'x' } }))).toBe('\n')
  expect(withoutSheet(printSheet(markdown({ sections: { agent: 'x' } })), markdown({ sections: { agent: 'x' } }))).toBe(
    null,
  )
})
