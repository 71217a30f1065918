import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headerLines } from './header-lines.ts'
import { type JsonObject, sameJson } from './json.ts'
import { type Fence, splitPage } from './page.ts'
import { readMarkdown, reviseFile } from './revise.ts'
import { reviseHeader } from './revise-header.ts'
import { parseJsonc, reviseJson } from './revise-json.ts'
import { markdown } from './sheet.ts'
import { parseYaml, scanHeader } from './yaml.ts'

/** Real agent files, kept packed beside the project; they are not part of it. */
const ARCHIVE = fileURLToPath(new URL('../../../shared/corpus/agent-configs.tar.gz', import.meta.url))
const PRESENT = existsSync(ARCHIVE)
const named = (name: string): string => (PRESENT ? name : `left out because ../shared/corpus is absent: ${name}`)

type Sample = { readonly path: string; readonly text: string }
let folder = ''
let agents: Sample[] = []
let configs: Sample[] = []

beforeAll(() => {
  if (!PRESENT) return
  folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  execFileSync('tar', ['xzf', ARCHIVE, '-C', folder])
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (path) => /\.(md|jsonc?)$/.test(path) && existsSync(join(folder, path)) && statSync(join(folder, path)).isFile(),
  )
  const samples = files.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  agents = samples.filter(({ path }) => /(?:^|\/)agents?\/.*\.md$/.test(path) || /\/made\/.*\.md$/.test(path))
  configs = samples.filter(({ path }) => /\.jsonc?$/.test(path))
}, 60_000)

afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

const read = (head: string): JsonObject => {
  const parsed = parseYaml(head)
  return parsed.ok ? parsed.value : scanHeader(head)
}

/** The lines of the old header that are not in the new one, as a range. */
const changedLines = (old: string, now: string): [number, number] => {
  const [a, b] = [old.split('\n'), now.split('\n')]
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return [head, a.length - tail]
}

const NEW_VALUES = [
  'brief',
  'Use it when: "tests" fail # and --- not before',
  "It's fine\nover two lines\n",
  'One\n\n  indented\nthree',
  '  blank around  ',
  '',
]
const FENCES: readonly Fence[] = ['anywhere', 'line']

describe('the corpus', () => {
  test(named('holds agents'), () => {
    if (PRESENT) expect(agents.length).toBeGreaterThan(300)
  })

  test(named('a page in its parts is the text'), () => {
    for (const { path, text } of agents)
      for (const fence of FENCES) {
        const { bom, open, head, close, rest } = splitPage(text, fence)
        expect(bom + open + (head ?? '') + close + rest === text, path).toBe(true)
      }
  })

  test(named('a header and a file that are not edited come back as they are'), () => {
    for (const { path, text } of agents)
      for (const fence of FENCES) {
        const { head, body, sections } = readMarkdown(text, fence)
        const value = head === null ? null : read(head)
        if (head !== null && value !== null) expect(reviseHeader(head, value, value, '\n') === head, path).toBe(true)
        const sheet = markdown({
          fence,
          header: value,
          body,
          sections: Object.fromEntries(sections.map(({ name, content }) => [name, content])),
        })
        expect(reviseFile(text, sheet, sheet), path).toEqual({ text, notices: [] })
      }
  })

  test(named('setting one value changes the lines of its entry only, and reads back'), { timeout: 120_000 }, () => {
    const faults: string[] = []
    for (const [index, { path, text }] of agents.entries()) {
      const pages = FENCES.map((fence) => splitPage(text, fence))
      for (const { head, eol } of pages[0]?.head === pages[1]?.head ? pages.slice(1) : pages) {
        if (head === null) continue
        const was = read(head)
        for (const key of ['description', 'model'])
          for (const value of [NEW_VALUES[0] ?? '', NEW_VALUES[(index % (NEW_VALUES.length - 1)) + 1] ?? '']) {
            const revised = reviseHeader(head, was, { ...was, [key]: value }, eol)
            const now = read(revised)
            if (!sameJson(now[key] ?? null, value))
              faults.push(
                `${path}: ${key} reads ${JSON.stringify(now[key])?.slice(0, 80)} for ${JSON.stringify(value)}`,
              )
            if (parseYaml(head).ok && !sameJson({ ...now, [key]: 0 }, { ...now, ...was, [key]: 0 }))
              faults.push(`${path}: another key than ${key} changed`)
            const entry = headerLines(head).findLast((each) => each.key === key)
            const [from, to] = changedLines(head, revised)
            const lineOf = (at: number): number => head.slice(0, at).split('\n').length - 1
            const isInside = entry
              ? from >= lineOf(entry.start) && to <= lineOf(entry.end - 1) + 1
              : from === to || head.slice(-1) !== '\n'
            if (!isInside) faults.push(`${path}: ${key} changed lines ${from}-${to} of ${JSON.stringify(entry)}`)
            if (
              splitPage(`---\n${revised}---\n`, 'anywhere').head !== revised &&
              splitPage(`---\n${head}---\n`, 'anywhere').head === head
            )
              faults.push(`${path}: ${key} closes the frontmatter`)
          }
      }
    }
    expect(faults.slice(0, 20)).toEqual([])
  })

  test(named('setting the body changes nothing else'), () => {
    for (const { path, text } of agents) {
      const { head, body, sections } = readMarkdown(text, 'line')
      if (sections.length > 0) continue
      const was = markdown({ header: head === null ? null : {}, body })
      const now = { ...was, body: `${body}\n\nOne more line.`.trim() }
      const revised = reviseFile(text, was, now)
      expect(readMarkdown(revised.text, 'line').body === now.body, path).toBe(true)
      expect(reviseFile(revised.text, now, was).text === text || body === '', path).toBe(true)
    }
  })

  test(named('a key that is added to a JSON file and taken out again leaves its bytes'), () => {
    for (const { path, text } of configs) {
      const parsed = parseJsonc(text)
      if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value))
        continue
      const added = { dotbox: { deny: ['Write(/dotbox/**)'], inner: { allow: true } }, dotboxKey: [1, { a: 2 }] }
      const there = reviseJson(text, {}, added)
      const back = 'text' in there ? reviseJson(there.text, added, {}) : there
      expect('text' in back && (back.text === text || Object.keys(parsed.value).length === 0), path).toBe(true)
    }
  })
})
