import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileSet } from '../files/file-set.ts'
import { asRead, onlyNew, writeFolder } from './write-folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dotbox-write-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const plan = (write: Readonly<Record<string, string | { link: string }>>, remove: readonly string[] = []) => ({
  write: fileSet(Object.entries(write)),
  remove,
  executable: new Set<string>(),
})

test('a path that leads out of the folder or into .git is refused before anything is written', () => {
  for (const path of [
    '../out.md',
    'a/../../out.md',
    '/etc/out.md',
    'a//b.md',
    './a.md',
    '.git/hooks/post-checkout',
    'sub/.GIT/config',
    'a\0b',
    '',
  ]) {
    expect(() => writeFolder(folder, plan({ 'fine.md': 'x', [path]: 'x' }), onlyNew), path).toThrow(
      'Nothing was written',
    )
  }
  expect(readdirSync(folder)).toEqual([])
})

test('a plan whose own link would carry its next file away is refused', () => {
  expect(() => writeFolder(folder, plan({ sub: { link: '/tmp' }, 'sub/x.md': 'x' }), onlyNew)).toThrow('sub is a link')
  expect(() => writeFolder(folder, plan({ a: 'text', 'a/b.md': 'x' }), onlyNew)).toThrow('a is a file')
  expect(readdirSync(folder)).toEqual([])
})

test('a link in the way of a file is replaced, never written through', () => {
  const outside = join(folder, 'outside.md')
  writeFileSync(outside, 'Mine.')
  mkdirSync(join(folder, 'to'))
  symlinkSync(outside, join(folder, 'to', 'a.md'))
  writeFolder(join(folder, 'to'), plan({ 'a.md': 'New.' }), asRead(fileSet([['a.md', { link: outside }]])))
  expect([readFileSync(outside, 'utf8'), readFileSync(join(folder, 'to', 'a.md'), 'utf8')]).toEqual(['Mine.', 'New.'])
})

test('a file that changed since it was read is a conflict, and no file is written', () => {
  writeFileSync(join(folder, 'a.md'), 'Edited by somebody else.')
  writeFileSync(join(folder, 'b.md'), 'old')
  const read = fileSet([
    ['a.md', 'old'],
    ['b.md', 'old'],
    ['gone.md', 'old'],
  ])
  expect(() => writeFolder(folder, plan({ 'a.md': 'new', 'b.md': 'new' }), asRead(read))).toThrow(
    'a.md: It changed on the disk',
  )
  expect(() => writeFolder(folder, plan({ 'b.md': 'new' }, ['gone.md']), asRead(read))).not.toThrow()
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('Edited by somebody else.')
  writeFileSync(join(folder, 'fresh.md'), 'Made meanwhile.')
  expect(() => writeFolder(folder, plan({ 'fresh.md': 'new' }), asRead(read))).toThrow(
    'fresh.md: It changed on the disk',
  )
})

test('a folder that held only what was removed goes, a file keeps its mode, and no draft stays', () => {
  mkdirSync(join(folder, 'x', 'y'), { recursive: true })
  writeFileSync(join(folder, 'x', 'y', 'a.md'), 'old')
  writeFileSync(join(folder, 'run.sh'), 'old', { mode: 0o750 })
  const read = fileSet([
    ['x/y/a.md', 'old'],
    ['run.sh', 'old'],
  ])
  writeFolder(folder, plan({ 'run.sh': 'new' }, ['x/y/a.md']), asRead(read))
  expect([existsSync(join(folder, 'x')), statSync(join(folder, 'run.sh')).mode & 0o777, readdirSync(folder)]).toEqual([
    false,
    0o750,
    ['run.sh'],
  ])
})

test('where the last step fails, what was there is put back', () => {
  writeFileSync(join(folder, 'a.md'), 'old')
  mkdirSync(join(folder, 'z.md'))
  const read = fileSet([['a.md', 'old']])
  // The check would refuse a folder in the way; here it comes only after the check, as another program might make it.
  rmSync(join(folder, 'z.md'), { recursive: true })
  const guard: typeof onlyNew = (path, there, wanted) => {
    if (path === 'z.md') mkdirSync(join(folder, 'z.md', 'full'), { recursive: true })
    return asRead(read)(path, there, wanted)
  }
  expect(() => writeFolder(folder, plan({ 'a.md': 'new', 'z.md': 'new' }), guard)).toThrow('Everything is as it was.')
  expect([readFileSync(join(folder, 'a.md'), 'utf8'), readdirSync(folder).sort()]).toEqual(['old', ['a.md', 'z.md']])
})
