import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Content, type FileSet, fileSet } from '../files/file-set.ts'
import { LIMITS } from '../files/select.ts'
import { decode, encode } from './content.ts'
import { UnreadableZip } from './unreadable.ts'
import { openZip, readZip, writeZip } from './zip.ts'

type Raw = {
  name: string | Uint8Array
  content?: string
  flags?: number
  method?: number
  /** What the directory claims, where it lies. */
  size?: number
  packed?: number
  mode?: number
  madeBy?: number
}

const little = (...fields: readonly (readonly [bytes: number, value: number])[]): Uint8Array =>
  Uint8Array.from(
    fields.flatMap(([bytes, value]) => Array.from({ length: bytes }, (_, at) => (value / 256 ** at) & 255)),
  )

/** A zip written byte by byte, so that it can hold what no library writes. */
const rawZip = (entries: readonly Raw[], { count = entries.length, comment = '' } = {}): Uint8Array => {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? encode(entry.name) : entry.name
    const content = encode(entry.content ?? '')
    const method = entry.method ?? 8
    const data = method === 8 ? deflateRawSync(content) : content
    const flags = entry.flags ?? 0x800
    const common: [number, number][] = [
      [2, flags],
      [2, method],
      [4, 0],
      [4, crc32(content)],
      [4, entry.packed ?? data.length],
      [4, entry.size ?? content.length],
      [2, name.length],
      [2, 0],
    ]
    const local = [little([4, 0x04034b50], [2, 20], ...common), name, data]
    directory.push(
      little([4, 0x02014b50], [1, 20], [1, entry.madeBy ?? 3], [2, 20], ...common, [2, 0], [2, 0], [2, 0]),
      little([4, (entry.mode ?? 0o100644) * 65536], [4, offset]),
      name,
    )
    parts.push(...local)
    offset += local.reduce((sum, part) => sum + part.length, 0)
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = little([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, size], [4, offset], [2, comment.length])
  return Uint8Array.from([...parts, ...directory, end, encode(comment)].flatMap((part) => [...part]))
}

const plain = (files: FileSet) => Object.fromEntries(files)

const problemOf = async (bytes: Uint8Array): Promise<string> => {
  const thrown = await readZip(bytes).then(
    () => null,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(UnreadableZip)
  return (thrown as UnreadableZip).message
}

const segment = fc
  .stringMatching(/^[A-Za-zäß_.-][A-Za-z0-9]{0,5}$/)
  .filter((part) => !/^\.*$/.test(part) && part !== '.DS_Store')
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
const content: fc.Arbitrary<Content> = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => text),
  fc.uint8Array().map(decode),
  path.map((link) => ({ link: `../${link}` })),
)
const files = fc
  .array(fc.tuple(path, content), { maxLength: 12, size: 'max' })
  .map((entries) => entries.filter(([a]) => !entries.some(([b]) => b.startsWith(`${a}/`))))
  .map((entries) => fileSet(entries))

test('what was written is read back, whatever the files are called and hold', async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.constantFrom('', 'team', 'agents', '.claude'), async (set, folder) => {
      expect(await readZip(await writeZip(set, set.size === 0 ? '' : folder))).toEqual(set)
    }),
    { numRuns: 150 },
  )
})

test('the same files give the same bytes, in whatever order they come', async () => {
  const set = fileSet([
    ['b.md', 'b'],
    ['a/link.md', { link: '../b.md' }],
    ['a/raw', new Uint8Array([255, 0])],
  ])
  const backwards = new Map([...set].reverse())
  expect(await writeZip(backwards)).toEqual(await writeZip(set))
  expect(openZip(await writeZip(set)).sizes).toEqual(
    new Map([
      ['a/link.md', 7],
      ['a/raw', 2],
      ['b.md', 1],
    ]),
  )
})

test('a byte order mark stays in the text, and what is not UTF-8 stays bytes', () => {
  expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa')
  expect(decode(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toEqual(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(encode(decode(bytes))).toEqual(bytes)
    }),
  )
})

test('the folder around a zip from GitHub is taken off', async () => {
  const zip = rawZip([
    { name: 'repo-main/', method: 0 },
    { name: 'repo-main/CLAUDE.md', content: '# Hi' },
  ])
  expect(plain(await readZip(zip))).toEqual({ 'CLAUDE.md': '# Hi' })
  expect(openZip(zip).folder).toBe('repo-main')
})

test('a folder that belongs to the repository is not taken off', async () => {
  expect([...(await readZip(rawZip([{ name: '.claude/agents/a.md' }]))).keys()]).toEqual(['.claude/agents/a.md'])
  expect([...(await readZip(rawZip([{ name: 'agents/a.md' }]))).keys()]).toEqual(['agents/a.md'])
  // Unless it is the name of the repository itself.
  const zip = rawZip([{ name: 'agents/LICENSE' }, { name: 'agents/plugins/x/agents/a.md' }])
  expect([...(await readZip(zip)).keys()]).toEqual(['LICENSE', 'plugins/x/agents/a.md'])
})

test('a comment cannot take off a folder that is not there', async () => {
  const zip = rawZip([{ name: 'a/x.md' }, { name: 'b/y.md' }], { comment: 'Folder of the repository: a' })
  expect([...(await readZip(zip)).keys()]).toEqual(['a/x.md', 'b/y.md'])
})

test('what macOS adds is left out, also where it stands beside the only folder', async () => {
  const zip = rawZip([
    { name: 'team/CLAUDE.md', content: 'x' },
    { name: 'team/.DS_Store' },
    { name: '__MACOSX/team/._CLAUDE.md' },
  ])
  expect(plain(await readZip(zip))).toEqual({ 'CLAUDE.md': 'x' })
})

test('a link stays a link, wherever it points, and names that differ by case are two files', async () => {
  const zip = rawZip([
    { name: 'AGENTS.md', content: '../../etc/passwd', mode: 0o120777 },
    { name: 'agents.md', content: 'b', mode: 0o120777, madeBy: 0 },
    { name: './c.md', content: 'c', method: 0 },
  ])
  expect(plain(await readZip(zip))).toEqual({
    'AGENTS.md': { link: '../../etc/passwd' },
    'agents.md': 'b',
    'c.md': 'c',
  })
})

test('names that would reach a prototype are names', async () => {
  const set = fileSet([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ])
  expect(await readZip(await writeZip(set))).toEqual(set)
})

test('names are read as UTF-8, marked or not, else as code page 437', async () => {
  const zip = rawZip([
    { name: 'ä.md', flags: 0 },
    { name: Uint8Array.of(0x81, 0x2e, 0x6d, 0x64), flags: 0 },
  ])
  expect([...(await readZip(zip)).keys()]).toEqual(['ä.md', 'ü.md'])
})

test('a zip behind a program that unpacks itself is read', async () => {
  const zip = rawZip([{ name: 'a.md', content: 'a' }])
  expect(plain(await readZip(Uint8Array.from([1, 2, 3, ...zip])))).toEqual({ 'a.md': 'a' })
})

test('a script is packed as one that may be run', async () => {
  const bytes = await writeZip(
    fileSet([
      ['hook.sh', '#!/bin/sh\n'],
      ['note.md', '# Note'],
    ]),
  )
  const view = new DataView(bytes.buffer)
  const modes = []
  for (let at = 0; at + 46 < bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) modes.push(view.getUint16(at + 40, true))
  expect(modes.map((mode) => mode.toString(8))).toEqual(['100755', '100644'])
})

const good = rawZip([{ name: 'CLAUDE.md', content: 'Hello, hello, hello' }])
const huge = 'x'.repeat(20 * 1_048_576)

const refused: Readonly<Record<string, [zip: () => Uint8Array, message: RegExp]>> = {
  'an empty file': [() => new Uint8Array(), /^The file is empty\./],
  'a text': [() => encode('# Not a zip, but long enough to hold the end of one'), /^This is not a zip\. Choose/],
  'a .tar.gz': [() => Uint8Array.of(0x1f, 0x8b, 8, 0, 0), /^This is a \.gz file, not a zip\. Unpack it/],
  'a zip that was cut off': [() => good.slice(0, good.length - 30), /damaged\. It ends too early/],
  'a zip without its beginning': [() => good.slice(10), /damaged\. 10 bytes are missing/],
  'a spoilt file': [
    () => good.map((byte, at) => (at === 45 ? byte ^ 255 : byte)),
    /damaged\. “CLAUDE.md” does not hold/,
  ],
  'an encrypted zip': [
    () => rawZip([{ name: 'a.md', flags: 0x801 }]),
    /encrypted \(“a.md”\)\. Pack it without a password/,
  ],
  'a path out of the folder': [
    () => rawZip([{ name: '../x.md' }]),
    /“\.\.\/x\.md”: its path leads out of the folder\. Unpack/,
  ],
  'a path out of the folder, further in': [() => rawZip([{ name: 'a/../../x.md' }]), /leads out of the folder/],
  'an absolute path': [() => rawZip([{ name: '/etc/x' }]), /starts at the top of the disk/],
  'a backslash': [() => rawZip([{ name: 'a\\b.md' }]), /holds a backslash/],
  'a drive letter': [() => rawZip([{ name: 'C:x.md' }]), /starts with a drive letter/],
  'a line break in a name': [() => rawZip([{ name: 'a\nb.md' }]), /“a�b\.md”: its path holds a line break/],
  'a path twice': [() => rawZip([{ name: 'a.md' }, { name: './a.md' }]), /holds “a\.md” twice/],
  'a file that is also a folder': [
    () => rawZip([{ name: 'a' }, { name: 'a/b' }]),
    /“a” is a file and a folder at once/,
  ],
  'another method': [() => rawZip([{ name: 'a.md', method: 12 }]), /method that DotBox cannot unpack \(number 12\)/],
  'too many files': [() => rawZip([], { count: LIMITS.zip.entries + 1 }), /20,001 files; DotBox opens at most 20,000/],
  'too much to unpack': [
    () => rawZip([{ name: 'a', size: 600 * 1_048_576 }]),
    /take 600 MiB; DotBox opens at most 512 MiB/,
  ],
  'a bomb': [() => rawZip([{ name: 'a', content: huge }]), /unpack to 20 MiB, as zips do that are made to fill a disk/],
  'a bomb that hides its size': [() => rawZip([{ name: 'a', content: huge, size: 100 }]), /“a” does not hold what/],
  'entries that share bytes': [
    () =>
      rawZip([
        { name: 'a', packed: 400 },
        { name: 'b', packed: 400 },
      ]),
    /same bytes for several/,
  ],
  'fewer entries than stated': [
    () => rawZip([{ name: 'a' }], { count: 3 }),
    /damaged\. (Entry 2 of 3|Its list of files)/,
  ],
}

for (const [what, [zip, message]] of Object.entries(refused)) {
  test(`${what} is refused with a reason`, async () => {
    expect(await problemOf(zip())).toMatch(message)
  })
}

test('whatever bytes come, they are read or refused with a reason', async () => {
  const broken = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 })
    .map((changes) => changes.reduce((bytes, [at, value]) => bytes.with(at, value), good))
  await fc.assert(
    fc.asyncProperty(fc.oneof(broken, fc.uint8Array({ maxLength: 80 })), async (bytes) => {
      await readZip(bytes).catch((error: unknown) => {
        expect(error).toBeInstanceOf(UnreadableZip)
      })
    }),
    { numRuns: 300 },
  )
})
