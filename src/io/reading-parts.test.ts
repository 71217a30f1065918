import { expect, test } from 'vitest'
import { type Content, fileSet } from '../files/file-set.ts'
import { readProject } from '../project/read.ts'
import { collectParts, partsOf } from './reading-parts.ts'

const agent = (at: number): [string, Content] => [
  `.claude/agents/a${at}.md`,
  `---\nname: a${at}\ndescription: Number ${at}.\ntools: Read, Agent(a${at + 1})\n---\n${'Work. '.repeat(500)}\n`,
]
const files = fileSet([
  ...Array.from({ length: 300 }, (_, at) => agent(at)),
  ['.claude/agents/broken.md', '---\nname: [\n---\n'],
  ['AGENTS.md', '\ufeff# Team\r\n'],
  ['CLAUDE.md', { link: 'AGENTS.md' }],
  ['.claude/logo.png', new Uint8Array([255, 0, 1])],
])
const reading = readProject(files)

test('a reading that is sent in pieces arrives as it was, to the order of its files and records', () => {
  for (const known of [null, files]) {
    const add = collectParts(known)
    const parts = [...partsOf(reading, known === null)].map((part) => structuredClone(part))
    const answers = parts.map(add)
    expect(answers.slice(0, -1).every((answer) => answer === null)).toBe(true)
    const received = answers.at(-1)
    expect(received).toEqual(reading)
    expect([...(received?.files.keys() ?? [])]).toEqual([...files.keys()])
    expect(Object.keys(received?.design.records ?? {})).toEqual(Object.keys(reading.design.records))
  }
})

test('no piece holds much more than a page can take in at once', () => {
  const sizes = [...partsOf(reading, true)].map((part) => JSON.stringify(part).length)
  expect(sizes.length).toBeGreaterThan(10)
  expect(Math.max(...sizes)).toBeLessThan(400_000)
})
