import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headerLines } from './header-lines.ts'
import { isObject, type Json, type JsonObject } from './json.ts'
import { printHeader, reviseHeader } from './revise-header.ts'
import { parseYaml } from './yaml.ts'

const read = (head: string): JsonObject => {
  const parsed = parseYaml(head)
  if (!parsed.ok) throw new Error(`${parsed.why}\n${head}`)
  return parsed.value
}

/** The header with some values set, from what it says now. */
const set = (head: string, values: JsonObject): string =>
  reviseHeader(head, read(head), { ...read(head), ...values }, '\n')

describe('a value is changed in the style that stands there', () => {
  test.each<[string, string, JsonObject, string]>([
    ['a plain word', 'model: opus # why\nb: 1\n', { model: 'sonnet' }, 'model: sonnet # why\nb: 1\n'],
    ['plain text that needs quotes now', 'd: one\n', { d: 'one: two' }, 'd: "one: two"\n'],
    ['plain text that YAML would take for something else', 'd: one\n', { d: 'yes' }, 'd: "yes"\n'],
    [
      'plain text that would end the frontmatter',
      'd: one\n',
      { d: 'a --- b ---- c' },
      'd: "a \\u002d-- b \\u002d\\u002d-- c"\n',
    ],
    ['single quotes', "d: 'one'\n", { d: "it's: fine" }, "d: 'it''s: fine'\n"],
    ['single quotes over a line break', "d: 'one'\n", { d: 'a\nb' }, 'd: "a\\nb"\n'],
    ['double quotes', 'd: "one"\n', { d: 'say "hi"' }, 'd: "say \\"hi\\""\n'],
    ['a number', 'n: 5\n', { n: 6 }, 'n: 6\n'],
    ['nothing', 'd:\nb: 1\n', { d: 'now' }, 'd: "now"\nb: 1\n'],
    ['nothing with a comment', 'd: # c\nb: 1\n', { d: 'now' }, 'd: "now" # c\nb: 1\n'],
    [
      'a literal block',
      'd: |\n    one\n    two\nb: 1\n',
      { d: 'one\n\n  three\n' },
      'd: |\n    one\n\n      three\nb: 1\n',
    ],
    [
      'a literal block without a last line end',
      'd: |\n  one\n\n# c\nb: 1\n',
      { d: 'two' },
      'd: |-\n  two\n\n# c\nb: 1\n',
    ],
    ['a literal block that must be left', 'd: |\n  one\nb: 1\n', { d: 'a\n---\nb' }, 'd: "a\\n\\u002d--\\nb"\nb: 1\n'],
    [
      'a folded block',
      'd: >-\n  one two\n  three four\n  five\nb: 1\n',
      { d: 'one two 3 four five' },
      'd: >-\n  one two\n  3 four\n  five\nb: 1\n',
    ],
    [
      'a folded block of paragraphs',
      'd: >\n  one\n  two\n\n  three\n',
      { d: 'one two\nthree and\n\nfour\n' },
      'd: >\n  one\n  two\n\n  three and\n\n\n  four\n',
    ],
    [
      'plain text over lines',
      'd: one two\n  three\n  four\nb: 1\n',
      { d: 'one two 3 four' },
      'd: one two\n  3\n  four\nb: 1\n',
    ],
    ['an alias', 'a: &x one\nb: *x\n', { b: 'two' }, 'a: &x one\nb: "two"\n'],
    ['of two equal keys the last', 'a: 1\nb: 2\na: 3\n', { a: 4 }, 'a: 1\nb: 2\na: 4\n'],
    ['a header in braces', '{ a: one, "b": 2 }\n', { a: 'two', c: 'x' }, '{ a: two, "b": 2, "c": x }\n'],
    ['an indented header', '  a: one\n  b: 2\n', { a: 'two', c: 'three' }, '  a: two\n  b: 2\n  c: three\n'],
    ['Windows line ends', 'a: one\r\nb: 2\r\n', { a: 'two' }, 'a: two\r\nb: 2\r\n'],
    ['no line end', 'a: one', { a: 'two' }, 'a: two'],
  ])('%s', (_, head, values, result) => {
    expect(set(head, values)).toBe(result)
    expect(read(result)).toEqual({ ...read(head), ...values })
  })

  test('new lines take the line ends of the file', () => {
    const head = 'a: one\r\nd: |\r\n  x\r\n'
    expect(reviseHeader(head, read(head), { a: 'one', d: 'x\ny\n', p: { q: 'r' } }, '\r\n')).toBe(
      'a: one\r\nd: |\r\n  x\r\n  y\r\np:\r\n  "q": "r"\r\n',
    )
  })

  test('a block text whose last line end only the form adds keeps its form', () => {
    expect(reviseHeader('d: |\n  one\n', { d: 'one' }, { d: 'two' }, '\n')).toBe('d: |\n  two\n')
  })
})

describe('lists', () => {
  test.each<[string, string, readonly Json[], string]>([
    [
      'of commas',
      't: Read, Bash(git diff:*), Grep # c\n',
      ['Bash(git diff:*)', 'Agent(a, b)'],
      't: Bash(git diff:*), Agent(a, b) # c\n',
    ],
    ['of commas without blanks', 't: Read,Grep\n', ['Read', 'Grep', 'Edit'], 't: Read,Grep,Edit\n'],
    ['of commas in quotes', "t: 'Read, Grep'\n", ['Read'], "t: 'Read'\n"],
    ['of blanks', 't: Read Grep\n', ['Grep', 'Edit'], 't: Grep Edit\n'],
    ['of one word', 't: Read\n', ['Read', 'Edit'], 't: Read, Edit\n'],
    ['of commas, emptied', 't: Read, Grep\n', [], 't: []\n'],
    ['in brackets', 't: [Read, "Grep"] # c\n', ['Grep', 'Edit'], 't: ["Grep", Edit] # c\n'],
    ['in brackets and quotes', "t: ['a', 'b']\n", ['a', "c's"], "t: ['a', 'c''s']\n"],
    ['in brackets over lines', 't: [\n  a, # one\n  b,\n]\nx: 1\n', ['a', 'c'], 't: [\n  a, # one\n  c,\n]\nx: 1\n'],
    ['in empty brackets', 't: []\n', ['a'], 't: ["a"]\n'],
    ['in lines', 't:\n  - a # one\n  # two\n  - "b"\n\nx: 1\n', ['b', 'c'], 't:\n  # two\n  - "b"\n  - c\n\nx: 1\n'],
    ['in lines, the last with a comment', 't:\n- a # i\n- b # i\nx: 1\n', ['a', 'c'], 't:\n- a # i\n- c\nx: 1\n'],
    ['in lines at the margin', 't:\n- a\n- b\nx: 1\n', ['a', 'new', 'b'], 't:\n- a\n- new\n- b\nx: 1\n'],
    ['in lines, emptied', 't:\n  - a\n  - b\nx: 1\n', [], 't: []\nx: 1\n'],
    [
      'of maps',
      's:\n  - db:\n      cmd: x\n  - web\n',
      [{ db: { cmd: 'x' } }, { api: { cmd: 'y' } }],
      's:\n  - db:\n      cmd: x\n  - { "api": { "cmd": "y" } }\n',
    ],
    ['that was nothing', 't:\nx: 1\n', ['a'], 't: ["a"]\nx: 1\n'],
  ])('%s', (_, head, now, result) => {
    const key = Object.keys(read(head))[0] ?? ''
    const value = read(head)[key] ?? null
    const was = Array.isArray(value)
      ? value
      : ['Read', 'Bash(git diff:*)', 'Grep'].filter((item) => String(value).includes(item))
    expect(reviseHeader(head, { [key]: was }, { [key]: now }, '\n')).toBe(result)
  })

  test('keep the items that DotBox does not know', () => {
    expect(reviseHeader('t: Read, Mine\n', { t: ['Read'] }, { t: ['Edit'] }, '\n')).toBe('t: Mine, Edit\n')
    expect(reviseHeader('t: [Read, Mine]\n', { t: ['Read'] }, { t: ['Edit'] }, '\n')).toBe('t: [Mine, Edit]\n')
  })
})

describe('maps', () => {
  const head = 'permission:\n  edit:\n    # mine\n    "*": deny # no\n    "src/**": allow\n\n  bash: ask\nx: 1\n'

  test('are changed key by key', () => {
    expect(set(head, { permission: { edit: { '*': 'ask', 'src/**': 'allow' }, bash: 'deny' } })).toBe(
      head.replace('deny', 'ask').replace('bash: ask', 'bash: deny'),
    )
  })

  test('get a new key where the order of the design has it: the last match wins', () => {
    const edit = { '*': 'deny', 'docs/**': 'allow', 'src/**': 'allow' }
    expect(set(head, { permission: { edit, bash: 'ask' } })).toBe(
      head.replace('# no\n', '# no\n    "docs/**": allow\n'),
    )
    expect(
      set(head, {
        permission: { edit: { 'a/**': 'ask', ...(read(head).permission as { edit: JsonObject }).edit }, bash: 'ask' },
      }),
    ).toBe(head.replace('    "*"', '    "a/**": ask\n    "*"'))
  })

  test('follow a new order', () => {
    expect(set(head, { permission: { edit: { 'src/**': 'allow', '*': 'deny' }, bash: 'ask' } })).toBe(
      'permission:\n  edit:\n    # mine\n    "src/**": allow\n    "*": deny # no\n\n  bash: ask\nx: 1\n',
    )
  })

  test('lose a key with its lines, not with the comment before it', () => {
    expect(set(head, { permission: { edit: { 'src/**': 'allow' }, bash: 'ask' } })).toBe(
      head.replace('    "*": deny # no\n', ''),
    )
  })

  test('lose a whole part, and all parts', () => {
    expect(set(head, { permission: { bash: 'ask' } })).toBe('permission:\n\n  bash: ask\nx: 1\n')
    expect(set(head, { permission: {} })).toBe('permission: {}\nx: 1\n')
  })

  test('become one word and a word becomes a map', () => {
    expect(set(head, { permission: 'deny' })).toBe('permission: "deny"\nx: 1\n')
    expect(set('permission: deny # c\nx: 1\n', { permission: { edit: { '*': 'deny' } } })).toBe(
      'permission:\n  "edit":\n    "*": "deny" # c\nx: 1\n',
    )
  })

  test('in braces stay in braces', () => {
    expect(
      set('p: { edit: deny, bash: { "*": ask } }\n', {
        p: { edit: 'allow', bash: { '*': 'ask', 'git *': 'allow' }, task: 'deny' },
      }),
    ).toBe('p: { edit: allow, bash: { "*": ask, "git *": allow }, "task": deny }\n')
    expect(set('p: {}\n', { p: { a: 'b' } })).toBe('p:\n  "a": "b"\n')
  })

  test('keep the keys that DotBox does not know', () => {
    expect(reviseHeader('p:\n  mine: 1\n  a: b\n', { p: { a: 'b' } }, { p: { c: 'd' } }, '\n')).toBe(
      'p:\n  mine: 1\n  c: d\n',
    )
  })
})

describe('keys', () => {
  test('are appended behind the one that precedes them', () => {
    const was = { name: 'a', description: 'b' }
    const now = { name: 'a', description: 'b', model: 'opus', color: 'red', tools: ['x'] }
    expect(reviseHeader('name: a\n# own\nvibe: calm\ndescription: b\n\n# end\n', was, now, '\n')).toBe(
      'name: a\n# own\nvibe: calm\ndescription: b\nmodel: opus\ncolor: red\ntools: ["x"]\n\n# end\n',
    )
  })

  test('are appended behind the last known one where none precedes them', () => {
    expect(reviseHeader('b: 1\nown: x\n', { b: 1 }, { a: 2, b: 1 }, '\n')).toBe('b: 1\na: 2\nown: x\n')
  })

  test('go with their lines, and only with these', () => {
    expect(
      reviseHeader(
        'a: 1\n# about b\nb: >\n  one\n\n  two\n\n# about c\nc: 3\n',
        { a: 1, b: 'x', c: 3 },
        { a: 1, c: 3 },
        '\n',
      ),
    ).toBe('a: 1\n# about b\n\n# about c\nc: 3\n')
  })

  test('fill an empty header', () => {
    expect(reviseHeader('', {}, { name: 'a', tools: ['x'] }, '\r\n')).toBe('name: "a"\r\ntools: ["x"]\r\n')
    expect(reviseHeader('# c\n', {}, { name: 'a' }, '\n')).toBe('# c\nname: "a"\n')
  })

  test('do not swallow the fence that follows in the same line', () => {
    expect(reviseHeader('a: b', { a: 'b' }, { a: 'c-' }, '\n')).toBe('a: c-\n')
    expect(reviseHeader('a: b', { a: 'b' }, { a: 'b', c: 'd' }, '\n')).toBe('a: b\nc: d\n')
  })
})

test('a value that others repeat by an alias changes alone', () => {
  const head = 'tools: &t [Read, Grep]\nnot: *t # as above\nmodel: opus\n'
  const was = { tools: ['Read', 'Grep'], not: ['Read', 'Grep'] }
  expect(reviseHeader(head, was, { ...was, tools: ['Read', 'Grep', 'Bash'] }, '\n')).toBe(
    'tools: &t [Read, Grep, Bash]\nnot: ["Read", "Grep"] # as above\nmodel: opus\n',
  )
})

describe('headers that YAML rejects', () => {
  const head =
    'name: z\ndescription: Use this when: <example>\nuser: "x"\nassistant: y\n</example>\ntools: *\nmodel: opus # c\nskills:\n  - a\n  - b\n'
  const was = { name: 'z', description: 'Use this', tools: ['*'], model: 'opus', skills: ['a', 'b'] }

  test('are changed entry by entry', () => {
    expect(reviseHeader(head, was, { ...was, model: 'sonnet', skills: ['b', 'c'] }, '\n')).toBe(
      head.replace('opus # c', 'sonnet').replace('  - a\n  - b\n', '  - b\n  - c\n'),
    )
    expect(reviseHeader(head, was, { ...was, tools: ['Read', 'Edit'] }, '\n')).toBe(head.replace('*', 'Read, Edit'))
    expect(reviseHeader(head, was, { ...was, description: 'New: "one"' }, '\n')).toBe(
      'name: z\ndescription: "New: \\"one\\""\ntools: *\nmodel: opus # c\nskills:\n  - a\n  - b\n',
    )
  })

  test('gain and lose entries', () => {
    const { description: _, ...without } = was
    expect(reviseHeader(head, was, { ...without, color: 'red' }, '\n')).toBe(
      'name: z\ntools: *\nmodel: opus # c\nskills:\n  - a\n  - b\ncolor: "red"\n',
    )
  })
})

describe('printHeader', () => {
  test('writes what every reader takes the same way', () => {
    const value = {
      name: 'a',
      description: 'x: --- "y"\nz',
      tools: ['Read', 'Bash(a, b)'],
      maxTurns: 3,
      hidden: true,
      none: [],
      permission: { edit: { '*': 'deny', 'a/**': 'allow' }, task: {} },
      'odd key': 'v',
    }
    expect(printHeader(value)).toBe(
      'name: "a"\ndescription: "x: \\u002d-- \\"y\\"\\nz"\ntools: ["Read", "Bash(a, b)"]\nmaxTurns: 3\nhidden: true\nnone: []\npermission:\n  "edit":\n    "*": "deny"\n    "a/**": "allow"\n  "task": {}\n"odd key": "v"\n',
    )
  })
})

const WORDS = [
  'one',
  'two words',
  'a: b',
  '# c',
  '-',
  '--',
  '---',
  '"',
  "it's",
  'ü',
  '🔍',
  '\n',
  ' ',
  '[x]',
  '{y}',
  '*',
  '&z',
  'yes',
  '12',
  '\\n',
  '\u2028',
  '\t',
  ',',
  '%',
  '@',
  '`',
  '|',
  '>',
  '!',
]
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6, size: 'max' })
  .map((words) => words.join(''))
const word = fc.constantFrom('alpha', 'beta', 'gamma', 'two words', 'a-b', 'x/y')

/** One entry of a header in any style, each of which YAML reads. */
const entry = (key: string): fc.Arbitrary<string> =>
  fc.oneof(
    word.map((value) => `${key}: ${value}\n`),
    word.map((value) => `${key}: ${value} # c\n`),
    text.map((value) => `${key}: ${JSON.stringify(value)}\n`),
    word.map((value) => `${key}: '${value}''s'\n`),
    fc.array(word, { minLength: 1 }).map((lines) => `${key}: |\n${lines.map((line) => `    ${line}\n`).join('')}`),
    fc.array(word, { minLength: 1 }).map((lines) => `${key}: >-\n${lines.map((line) => `  ${line}\n`).join('\n')}\n`),
    fc.array(word, { minLength: 1 }).map((lines) => `${key}: ${lines.join('\n    ')}\n`),
    fc.array(word).map((items) => `${key}: [${items.join(', ')}]\n`),
    fc.array(word, { minLength: 1 }).map((items) => `${key}:\n${items.map((item) => `- ${item} # i\n`).join('')}`),
    fc
      .array(word, { minLength: 1 })
      .map((items) => `${key}:\n${[...new Set(items)].map((item) => `  "${item}": allow\n`).join('')}`),
    fc.array(word).map((items) => `${key}: { ${[...new Set(items)].map((item) => `"${item}": [deny]`).join(', ')} }\n`),
    fc.constantFrom(`${key}:\n`, `${key}: 5\n`, `${key}: true\n`, `${key}: null # n\n`),
  )
const between = fc.constantFrom('', '', '\n', '# comment: x\n', '  # indented\n\n')
const KEYS = ['name', 'description', 'tools', 'odd_key', 'zz']
const anyHead = fc
  .tuple(fc.tuple(...KEYS.map((key) => fc.tuple(between, entry(key)))), between, fc.boolean())
  .map(([parts, end, windows]) => {
    const head = parts.map(([gap, own]) => gap + own).join('') + end
    return windows ? head.replaceAll('\n', '\r\n') : head
  })
const anyValue: fc.Arbitrary<Json> = fc.oneof(
  text,
  word,
  fc.integer(),
  fc.boolean(),
  fc.array(fc.oneof(word, text)),
  fc.dictionary(fc.oneof(word, text), fc.oneof(word, fc.array(word), fc.dictionary(word, text))),
  fc.constant(null),
) as fc.Arbitrary<Json>

/** Where only lists stand in a map, its order means nothing and is left alone. */
const keepsOrder = (value: Json): boolean => !isObject(value) || !Object.values(value).every(Array.isArray)

describe('always', { timeout: 30_000 }, () => {
  test('a header that is not edited is the same text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyHead), fc.dictionary(fc.string(), anyValue), (head, value) => {
        expect(reviseHeader(head, value, value, '\n')).toBe(head)
      }),
    )
  })

  test('one changed value changes the lines of its entry only, and is read back', () => {
    fc.assert(
      fc.property(anyHead, fc.constantFrom(...KEYS), anyValue, (head, key, value) => {
        const was = read(head)
        const revised = reviseHeader(head, was, { ...was, [key]: value }, head.includes('\r\n') ? '\r\n' : '\n')
        const now = read(revised)
        expect(now).toEqual({ ...was, [key]: value })
        if (keepsOrder(value)) expect(JSON.stringify(now[key])).toBe(JSON.stringify(value))
        expect(revised.split('---').length).toBeLessThanOrEqual(head.split('---').length)
        const [before, after] = [headerLines(head), headerLines(revised)].map((entries) =>
          entries.find((each) => each.key === key),
        )
        expect(after && revised.slice(0, after.start)).toBe(before && head.slice(0, before.start))
        expect(after && revised.slice(after.end).trim()).toBe(before && head.slice(before.end).trim())
      }),
      { numRuns: 400 },
    )
  })

  test('a key that is taken out takes nothing else with it', () => {
    fc.assert(
      fc.property(anyHead, fc.constantFrom(...KEYS), (head, key) => {
        const was = read(head)
        const { [key]: _, ...now } = was
        expect(read(reviseHeader(head, was, now, '\n'))).toEqual(now)
      }),
    )
  })

  test('what was changed and changed back says the same', () => {
    fc.assert(
      fc.property(anyHead, anyHead, (head, other) => {
        const [was, now] = [read(head), read(other)]
        expect(read(reviseHeader(reviseHeader(head, was, now, '\n'), now, was, '\n'))).toEqual(was)
      }),
    )
  })

  test('a new header is read back, whatever is in it, and has no fence in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(word, text), anyValue), (value) => {
        const head = printHeader(value)
        expect(read(head)).toEqual(value)
        expect(head).not.toContain('---')
      }),
    )
  })

  test('hostile text never makes it throw', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom(...WORDS, 'name: ', 'tools:', '\n', '- '), { size: 'max', maxLength: 20 })
          .map((all) => all.join('')),
        anyValue,
        (head, value) => {
          const revised = reviseHeader(head, { name: 'x' }, { name: value, tools: ['a'] }, '\n')
          expect(typeof revised).toBe('string')
        },
      ),
    )
  })
})

test('blank lines before the first key stay, however many', () => {
  const blank = '\n'.repeat(40_000)
  expect(reviseHeader(`${blank}name: a\nmodel: b\n`, { name: 'a', model: 'b' }, { name: 'a', model: 'c' }, '\n')).toBe(
    `${blank}name: a\nmodel: c\n`,
  )
  expect(reviseHeader('\r\n\r\nname: a\r\n', { name: 'a' }, { name: 'b' }, '\r\n')).toBe('\r\n\r\nname: b\r\n')
})
