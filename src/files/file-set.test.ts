import { describe, expect, test } from 'vitest'
import { fileSet, realPath, sameContent, textOf } from './file-set.ts'

describe('fileSet', () => {
  test('sorts by code point, so that the order is the same everywhere', () => {
    expect([
      ...fileSet([
        ['b', ''],
        ['a/ä', ''],
        ['B', ''],
        ['a', ''],
      ]).keys(),
    ]).toEqual(['B', 'a', 'a/ä', 'b'])
  })

  const files = fileSet([
    ['AGENTS.md', 'text'],
    ['CLAUDE.md', { link: 'AGENTS.md' }],
    ['a/b/deep.md', { link: '../../CLAUDE.md' }],
    ['out.md', { link: '../elsewhere.md' }],
    ['root.md', { link: '/etc/passwd' }],
    ['drive.md', { link: 'C:/x' }],
    ['dangling.md', { link: 'nowhere.md' }],
    ['loop.md', { link: 'loop.md' }],
    ['image.png', new Uint8Array([1, 2])],
  ])

  test('follows links inside of the set and no others', () => {
    expect(
      [
        'AGENTS.md',
        'CLAUDE.md',
        'a/b/deep.md',
        'out.md',
        'root.md',
        'drive.md',
        'dangling.md',
        'loop.md',
        'absent.md',
      ].map((path) => realPath(files, path)),
    ).toEqual(['AGENTS.md', 'AGENTS.md', 'AGENTS.md', null, null, null, null, null, null])
  })

  test('gives the text of what is text', () => {
    expect(['a/b/deep.md', 'image.png', 'loop.md'].map((path) => textOf(files, path))).toEqual(['text', null, null])
  })
})

test('contents are the same to the byte or not at all', () => {
  const bytes = new Uint8Array([1, 2])
  expect([
    sameContent('a', 'a'),
    sameContent('a', 'b'),
    sameContent(bytes, new Uint8Array([1, 2])),
    sameContent(bytes, new Uint8Array([1])),
    sameContent({ link: 'a' }, { link: 'a' }),
    sameContent({ link: 'a' }, 'a'),
    sameContent(undefined, undefined),
    sameContent(undefined, ''),
  ]).toEqual([true, false, true, false, true, false, true, false])
})
