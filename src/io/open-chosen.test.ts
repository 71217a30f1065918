import { afterEach, expect, test, vi } from 'vitest'
import { fileSet } from '../files/file-set.ts'
import { LIMITS } from '../files/select.ts'
import { type Chosen, dropped, fromInput, pickFolder } from './chosen.ts'
import { inWords } from './in-words.ts'
import type { Tell } from './listing.ts'
import { openChosen } from './open-chosen.ts'
import type { Progress } from './opened.ts'
import { Unreadable, UnreadableZip } from './unreadable.ts'
import { writeZip } from './zip.ts'

type Tree = { readonly [name: string]: string | Uint8Array<ArrayBuffer> | Tree | Error }

const isTree = (value: Tree[string]): value is Tree =>
  typeof value === 'object' && !(value instanceof Uint8Array) && !(value instanceof Error)

/** A folder as the File System Access interface gives it; counts what is listed. */
const folderHandle = (name: string, tree: Tree, listed: string[] = []): FileSystemDirectoryHandle => {
  const handle = {
    kind: 'directory',
    name,
    async *values() {
      listed.push(name)
      for (const [child, value] of Object.entries(tree)) yield anyHandle(child, value, listed)
    },
  }
  return handle as unknown as FileSystemDirectoryHandle
}

const anyHandle = (name: string, value: Tree[string], listed: string[] = []): FileSystemHandle => {
  if (isTree(value)) return folderHandle(name, value, listed)
  const getFile = async () => {
    if (value instanceof Error) throw value
    return new File([value], name)
  }
  return { kind: 'file', name, getFile } as unknown as FileSystemFileHandle
}

/** The same by the older interface, which gives a folder in batches. */
const anyEntry = (name: string, value: Tree[string]): FileSystemEntry => {
  if (!isTree(value)) {
    const file = (resolve: (file: File) => void, reject: (error: Error) => void) =>
      value instanceof Error ? reject(value) : resolve(new File([value], name))
    return { isDirectory: false, name, file } as unknown as FileSystemEntry
  }
  const createReader = () => {
    const left = Object.entries(value).map(([child, below]) => anyEntry(child, below))
    return { readEntries: (resolve: (batch: FileSystemEntry[]) => void) => resolve(left.splice(0, 2)) }
  }
  return { isDirectory: true, name, createReader } as unknown as FileSystemEntry
}

const open = async (chosen: Chosen | Promise<Chosen>, tell?: Tell, signal?: AbortSignal) =>
  openChosen(await chosen, tell, signal)
const openHandle = (handle: FileSystemHandle, tell?: Tell, signal?: AbortSignal) =>
  open({ kind: 'handles', handles: [handle] }, tell, signal)

const dropOf = (...items: readonly object[]): DataTransfer => {
  const common = { kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => null }
  return { items: items.map((item) => ({ ...common, ...item })) } as unknown as DataTransfer
}
const droppedHandle = (handle: FileSystemHandle) => dropOf({ getAsFileSystemHandle: async () => handle })
const droppedEntries = (tree: Tree) =>
  dropOf(...Object.entries(tree).map(([name, value]) => ({ webkitGetAsEntry: () => anyEntry(name, value) })))

const chosen = (folder: string, tree: Tree): File[] =>
  Object.entries(tree).flatMap(([name, value]) => {
    const path = `${folder}/${name}`
    if (value instanceof Error) return []
    if (isTree(value)) return chosen(path, value)
    return chosenFile(value, path)
  })
const chosenFile = (content: string | Uint8Array<ArrayBuffer>, path: string): File =>
  Object.defineProperty(new File([content], path.replace(/^.*\//, '')), 'webkitRelativePath', {
    value: path.includes('/') ? path : '',
  })

const repository: Tree = {
  'CLAUDE.md': '\ufeff# Hello',
  'README.md': 'read me',
  '.git': { config: 'x' },
  node_modules: { pkg: { 'CLAUDE.md': 'not ours' } },
  dist: { 'spec.md': 'built' },
  src: { 'main.ts': 'code', deep: { 'AGENTS.md': 'deep' } },
  docs: { 'api.md': '# Contract' },
  '.claude': {
    agents: { build: { 'a.md': 'A' } },
    worktrees: { x: { 'CLAUDE.md': 'copy' } },
    'raw.bin': new Uint8Array([255, 0]),
  },
}
const configuration = fileSet([
  ['CLAUDE.md', '\ufeff# Hello'],
  ['src/deep/AGENTS.md', 'deep'],
  ['.claude/agents/build/a.md', 'A'],
  ['.claude/raw.bin', new Uint8Array([255, 0])],
])

afterEach(() => {
  vi.unstubAllGlobals()
})

test('every way in reads the same: the configuration, and nothing from folders that are pruned', async () => {
  const handle = folderHandle('team', repository)
  const ways = {
    handle: { kind: 'handles', handles: [handle] } as const,
    droppedHandle: dropped(droppedHandle(handle)),
    droppedEntry: dropped(droppedEntries({ team: repository })),
    chosen: fromInput(chosen('team', repository)),
  }
  for (const [way, from] of Object.entries(ways)) {
    const opened = await open(from)
    expect([way, opened.name, opened.files, opened.skipped]).toEqual([way, 'team', configuration, []])
  }
})

test('pruned folders are not even listed, and the tools’ folders come first', async () => {
  const listed: string[] = []
  await openHandle(folderHandle('team', repository, listed))
  expect(listed).toEqual(['team', '.claude', 'src', 'docs', 'agents', 'deep', 'build'])
})

test('further files are read by path, also from folders that were not entered', async () => {
  const opened = await openHandle(folderHandle('team', repository))
  const more = await opened?.readMore(['docs/api.md', 'dist/spec.md', 'docs', 'docs/none.md', 'none/at/all.md'])
  expect(more).toEqual({
    files: fileSet([
      ['docs/api.md', '# Contract'],
      ['dist/spec.md', 'built'],
    ]),
    skipped: [],
  })
})

test('where a tool’s folder itself is opened, the paths begin with its name', async () => {
  const ways = [
    { kind: 'handles', handles: [folderHandle('.claude', { agents: { 'a.md': 'A' } })] } as const,
    fromInput(chosen('.claude', { agents: { 'a.md': 'A' } })),
  ]
  for (const way of ways) {
    const opened = await open(way)
    expect(opened.files).toEqual(fileSet([['.claude/agents/a.md', 'A']]))
    expect((await opened.readMore(['.claude/agents/a.md'])).files.size).toBe(1)
  }
})

test('a dropped zip is read like a folder, the links in it too', async () => {
  const zip = await writeZip(
    fileSet([
      ['AGENTS.md', { link: 'docs/guide.md' }],
      ['docs/guide.md', '# Guide'],
      ['docs/api.md', '# Contract'],
      ['node_modules/x/CLAUDE.md', 'not ours'],
    ]),
    'repo-main',
  )
  const opened = await open(dropped(droppedHandle(anyHandle('repo.zip', new Uint8Array(zip)))))
  expect([opened?.name, opened?.files]).toEqual([
    'repo-main',
    fileSet([
      ['AGENTS.md', { link: 'docs/guide.md' }],
      ['docs/guide.md', '# Guide'],
    ]),
  ])
  expect((await opened?.readMore(['docs/api.md']))?.files).toEqual(fileSet([['docs/api.md', '# Contract']]))
  await expect(open(fromInput([chosenFile('text', 'x.zip')]))).rejects.toThrow(UnreadableZip)
})

test('files that were dropped by themselves are read whatever they are called', async () => {
  const opened = await open(dropped(droppedEntries({ 'reviewer.md': 'R', '.claude': { 'settings.json': '{}' } })))
  expect([opened?.name, opened?.files]).toEqual([
    '',
    fileSet([
      ['reviewer.md', 'R'],
      ['.claude/settings.json', '{}'],
    ]),
  ])
})

test('one bad file or folder does not stop the rest, and says why it is left out', async () => {
  const large = new Uint8Array(LIMITS.file + 1)
  const handle = folderHandle('team', {
    'CLAUDE.md': 'x',
    'AGENTS.md': new Error('gone'),
    agents: { 'big.md': large },
    'a\nb': {},
  })
  const opened = await openHandle(handle)
  expect(opened?.files).toEqual(fileSet([['CLAUDE.md', 'x']]))
  expect(opened?.skipped.map(({ path, why }) => [path, why.replace(/[:.].*$/s, '')])).toEqual([
    ['AGENTS.md', 'The browser could not read this file'],
    ['a\nb', 'It is not read'],
    ['agents/big.md', 'It is not read'],
  ])
})

test('beyond the most files the rest is left out with a reason, and the disk’s order does not choose which', async () => {
  const files = Array.from({ length: LIMITS.files }, (_, at) => [`${at}.md`, ''] as const)
  const tree = (of: readonly (readonly [string, string])[]): Tree => ({
    skills: Object.fromEntries(of),
    '.claude': { agents: { 'a.md': 'A' } },
    'CLAUDE.md': 'C',
  })
  const opened = await openHandle(folderHandle('team', tree(files)))
  expect([opened?.files.size, opened?.files.get('.claude/agents/a.md'), opened?.files.get('CLAUDE.md')]).toEqual([
    LIMITS.files,
    'A',
    'C',
  ])
  expect(opened?.skipped).toEqual([
    { path: 'skills/998.md', why: expect.stringMatching(/at most 5,000 files of configuration/) },
    { path: 'skills/999.md', why: expect.stringMatching(/at most 5,000 files of configuration/) },
  ])
  const backwards = await openHandle(
    folderHandle('team', tree(files.map(([name]) => [`x${name}`, ''] as const).reverse())),
  )
  expect(backwards?.skipped.map(({ path }) => path)).toEqual(['skills/x998.md', 'skills/x999.md'])
})

test('a folder that holds itself comes to an end', async () => {
  const endless: { [name: string]: Tree } = {}
  endless.again = endless
  const opened = await openHandle(folderHandle('team', endless))
  expect(opened?.skipped).toEqual([
    { path: 'again/'.repeat(LIMITS.depth).concat('again'), why: expect.stringMatching(/more than 24 folders deep/) },
  ])
})

test('progress is told while listing and reading, and ends with all that was wanted', async () => {
  const told: Progress[] = []
  await openHandle(folderHandle('team', repository), (progress) => told.push(progress))
  expect(told[0]?.doing).toBe('listing')
  expect(told.at(-1)).toEqual({ doing: 'reading', read: 4, wanted: 4 })
})

test('a stop is heard while listing and while reading', async () => {
  for (const doing of ['listing', 'reading']) {
    const stop = new AbortController()
    const enough = new Error('enough')
    const opening = openHandle(
      folderHandle('team', repository),
      (progress) => progress.doing === doing && stop.abort(enough),
      stop.signal,
    )
    await expect(opening).rejects.toBe(enough)
  }
})

test('a folder that cannot be opened is told in words', async () => {
  const gone = {
    kind: 'directory',
    name: 'x',
    values: () => {
      throw new DOMException('x', 'NotFoundError')
    },
  }
  const opening = openHandle(gone as unknown as FileSystemDirectoryHandle)
  expect(inWords((await opening.catch((error: Error) => error)) as Error).message).toMatch(
    /^The folder is no longer there: .* Choose it again\.$/,
  )
  vi.stubGlobal('showDirectoryPicker', undefined)
  await expect(pickFolder()).rejects.toThrow(Unreadable)
  await expect(dropped(dropOf({}))).rejects.toThrow(/no file or folder/)
})
