import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseYaml, scanHeader, yamlValue } from './yaml.ts'

describe('parseYaml', () => {
  test('types values as YAML 1.2 does', () => {
    const head = 'a: yes\nb: 2024-01-02\nc: 1.5\nd: true\ne: null\nf:\ng: [x, 1]\nh: .inf\ni: "q"\nj: on\n'
    const value = {
      a: 'yes',
      b: '2024-01-02',
      c: 1.5,
      d: true,
      e: null,
      f: null,
      g: ['x', 1],
      h: null,
      i: 'q',
      j: 'on',
    }
    expect(parseYaml(head)).toEqual({ ok: true, value })
  })

  test('keeps the order of keys and the last of two that are the same', () => {
    const parsed = parseYaml('b: 1\na: 2\nb: 3\n')
    expect(parsed.ok && Object.entries(parsed.value)).toEqual([
      ['b', 3],
      ['a', 2],
    ])
  })

  test('takes an empty header for an empty map', () => {
    expect(['', '\n', '# only a comment\n'].map(parseYaml)).toEqual(Array(3).fill({ ok: true, value: {} }))
  })

  test.each([
    ['a colon in plain text', 'name: x\ndescription: Use: this\n', 2],
    ['a bare star', 'name: x\ntools: *\n', 2],
    ['a list', '- a\n', 1],
    ['plain text', 'hello\n', 1],
    ['a second document', 'a: b\n---\nc: d\n', 2],
    ['a text without an end', 'a: b\nc: "d\n', 3],
  ])('refuses %s and says in which line', (_, head, line) => {
    expect(parseYaml(head)).toEqual({ ok: false, why: expect.stringMatching(/./), line })
  })

  test('lets no key reach a prototype', () => {
    const parsed = parseYaml(
      '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\na: {__proto__: {polluted: 1}}\n',
    )
    expect(parsed).toEqual({ ok: true, value: { constructor: { prototype: { polluted: 1 } }, a: {} } })
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  test('refuses what would unfold or nest without end', () => {
    const bombs = [
      `a0: &a0 [x]\n${Array.from({ length: 20 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`).join('\n')}\n`,
      `a: ${'['.repeat(50_000)}`,
      `a:\n${Array.from({ length: 400 }, (_, at) => `${' '.repeat(at + 1)}k:`).join('\n')}\n`,
      `a: ${'x'.repeat(200_000)}`,
      `a: b${'\n'.repeat(5_000)} c`,
      `a: &a [*a]\n`,
    ]
    expect(bombs.map((head) => parseYaml(head).ok)).toEqual(bombs.map(() => false))
  })

  test.each([['a: '], ['- '], ['? ']])('stops where one line nests without end: %s', (opening) => {
    expect(parseYaml(`name: x\nmore:\n  ${opening.repeat(3_000)}`)).toMatchObject({
      ok: false,
      why: 'The frontmatter nests too deeply.',
    })
  })

  test('never throws', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '- ',
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '|',
      '>',
      ' ',
      '#',
      '!',
      '\t',
      '? ',
      '\r\n',
      '%',
      '<<',
      ',',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { size: 'max', maxLength: 40 }).map((all) => all.join('')),
        (head) => {
          expect(typeof parseYaml(head).ok).toBe('boolean')
          expect(typeof scanHeader(head)).toBe('object')
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('yamlValue reads one value of any kind', () => {
  expect(['[a, "b"]', 'x', '{a: 1}', '[a', 'x: y'].map(yamlValue)).toEqual([
    ['a', 'b'],
    'x',
    { a: 1 },
    undefined,
    undefined,
  ])
})

describe('scanHeader', () => {
  test('reads what YAML rejects line by line', () => {
    const head =
      'name: "reviewer"\ndescription: Use this when: ready # always\n  and more\ntools: *\n\n# a comment\nmodel: opus\nmaxTurns: 5\nskills:\n- a\n- b\n'
    expect(scanHeader(head)).toEqual({
      name: 'reviewer',
      description: 'Use this when: ready # always\n  and more',
      tools: '*',
      model: 'opus',
      maxTurns: 5,
      skills: ['a', 'b'],
    })
  })

  test('takes lines inside a tag for text, not for keys', () => {
    const head = 'name: a\ndescription: See <example>\nuser: "hi"\nassistant: "ho"\n</example>\nmodel: opus\r\n'
    expect(scanHeader(head)).toEqual({
      name: 'a',
      description: 'See <example>\nuser: "hi"\nassistant: "ho"\n</example>',
      model: 'opus',
    })
  })

  test('does not wait for a tag that never closes', () => {
    expect(scanHeader('description: a <b> c: d\nmodel: opus\n')).toEqual({ description: 'a <b> c: d', model: 'opus' })
  })
})
