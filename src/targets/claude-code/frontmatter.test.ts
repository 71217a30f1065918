import { expect, test } from 'vitest'
import { quoteValues, readFrontmatter } from './frontmatter.ts'

const header = (...lines: readonly string[]) => {
  const page = readFrontmatter(`---\n${lines.join('\n')}\n---\nBody`)
  return page.state === 'read' ? page.header : page.state
}
const notes = (text: string) => {
  const page = readFrontmatter(text)
  return page.state === 'read' ? page.notes.map(({ message }) => message) : [page.problem.message]
}

test('a value that YAML refuses is rescued by quotes, the whole header with it', () => {
  expect(header('name: a', 'description: Use when: the user asks. <x>user: "do"</x>', 'tools: *')).toEqual({
    name: 'a',
    description: 'Use when: the user asks. <x>user: "do"</x>',
    tools: '*',
  })
  expect(header('name: a', 'description: [unclosed', 'tools: {a')).toEqual({
    name: 'a',
    description: '[unclosed',
    tools: '{a',
  })
})

test('a value that YAML takes is not rescued: a comment cuts it, and a note says so', () => {
  const text = '---\nname: a\ndescription: Handles issue #42 and more\n---\nBody'
  expect(header('name: a', 'description: Handles issue #42 and more')).toEqual({
    name: 'a',
    description: 'Handles issue',
  })
  expect(notes(text)).toEqual([expect.stringContaining('YAML comment')])
  expect(notes('---\nname: a\ndescription: "Handles issue #42"\n---\n')).toEqual([])
  expect(notes('---\nname: a\ndescription: C# code: all # of it\n---\n')).toEqual([])
})

test('the block ends at the first --- anywhere, even inside a value', () => {
  const text = '---\nname: a\ndescription: Use it --- really\nmodel: haiku\n---\nBody'
  const page = readFrontmatter(text)
  expect(page.state === 'read' ? [page.header, page.body.trim()] : page).toEqual([
    { name: 'a', description: 'Use it' },
    'really\nmodel: haiku\n---\nBody',
  ])
  expect(notes(text)).toEqual([expect.stringContaining('here in line 3')])
  expect(notes('---\nname: a\ndescription: "a --- b"\n---\nBody')).toEqual([expect.stringContaining('line 3')])
})

test('a block scalar is cut at a line of ---', () => {
  expect(header('name: a', 'description: |', '  first', '  ---', '  second')).toEqual({
    name: 'a',
    description: 'first\n',
  })
})

test('YAML 1.2: yes is a word, null is null, the last of two keys wins, anchors hold, tabs indent', () => {
  expect(header('name: yes', 'on: off', 'date: 2026-01-01', 'x: null')).toEqual({
    name: 'yes',
    on: 'off',
    date: '2026-01-01',
    x: null,
  })
  expect(header('name: a', 'description: one', 'description: two')).toEqual({ name: 'a', description: 'two' })
  expect(header('description: &d same', 'model: *d')).toEqual({ description: 'same', model: 'same' })
  expect(header('name: a', 'tools:', '\t- Read', '\t- Bash')).toEqual({ name: 'a', tools: ['Read', 'Bash'] })
})

test('what both passes refuse is broken, with the line', () => {
  const page = readFrontmatter('---\nname: a\n  description: bad: indent\n tools: Read\n---\nBody')
  expect(page.state).toBe('broken')
  expect(page.state === 'broken' ? page.header.name : null).toBe('a')
})

test('no block: a blank first line, no closing line, or none at all, each said', () => {
  expect(notes('\n---\nname: a\n---\n')).toEqual([expect.stringContaining('blank line')])
  expect(notes('---\nname: a\n')).toEqual([expect.stringContaining('no closing')])
  expect(notes('# Docs\n')).toEqual([expect.stringContaining('no frontmatter')])
})

test('a byte order mark, Windows line ends and a closing line of four hyphens are taken', () => {
  const bom = readFrontmatter('\uFEFF---\r\nname: a\r\ntools: Read\r\n---\r\nBody\r\n')
  expect(bom.state === 'read' ? [bom.header, bom.body.trim()] : bom).toEqual([{ name: 'a', tools: 'Read' }, 'Body'])
  const four = readFrontmatter('---\nname: a\n----\nBody')
  expect(four.state === 'read' ? four.body.trim() : four).toBe('-\nBody')
})

test('the rescue leaves quoted values, lists and indented lines as they are', () => {
  const head = `a: "x: y"\nb: ['*', 1]\n  c: d: e\nf: plain\ng: back\\slash: "q"`
  expect(quoteValues(head)).toBe(`a: "x: y"\nb: ['*', 1]\n  c: d: e\nf: plain\ng: "back\\\\slash: \\"q\\""`)
})

test('a line that ends in CR LF is not rescued, as observed with the client', () => {
  const file = (end: string) => `---${end}name: a${end}description: Use this when: you like${end}---${end}Body${end}`
  expect(readFrontmatter(file('\n'))).toMatchObject({
    state: 'read',
    header: { description: 'Use this when: you like' },
  })
  expect(readFrontmatter(file('\r\n'))).toMatchObject({ state: 'broken', header: { name: 'a' } })
})
