/// <reference types="vite/client" />
import { expect, test } from 'vitest'

/** The architecture as a table: the rooms under src/, and the rooms that each may import. */
const PURE = ['files', 'design', 'guard', 'prose', 'mentions', 'targets', 'templates', 'rules', 'project']
const rooms: Readonly<Record<string, readonly string[]>> = {
  files: [],
  design: ['files'],
  guard: ['files', 'design'],
  prose: ['files', 'design', 'guard'],
  mentions: [],
  targets: ['files', 'design', 'prose', 'guard'],
  templates: ['design'],
  rules: ['files', 'design', 'guard', 'targets', 'prose'],
  project: ['files', 'design', 'guard', 'prose', 'mentions', 'targets', 'templates', 'rules'],
  io: ['files', 'design', 'project'],
  store: ['files', 'design', 'targets', 'rules', 'project', 'templates'],
  commands: [...PURE, 'io', 'store'],
  ui: [...PURE, 'store', 'commands'],
  cli: [...PURE, 'io'],
  proof: [...PURE, 'io'],
  bench: PURE,
  fuzz: [...PURE, 'io', 'cli', 'proof'],
  serve: [],
}

/** Packages that a pure room may use; none of them touches a page, a disk, a clock or chance. */
const PURE_PACKAGES = ['zod', 'yaml', '@dagrejs/dagre', 'jsonc-parser', 'diff', '@noble/hashes', 'fast-check', 'vitest']

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\s]+)['"]/g
const importsOf = (text: string): string[] => [...text.matchAll(IMPORT)].map(([, to]) => to ?? '')
const roomOf = (path: string): string => path.split('/')[1] ?? ''

/** Imports that the table does not allow, as sentences. Paths begin with `./`, as seen from src/. */
const strays = (sources: Readonly<Record<string, string>>): string[] =>
  Object.entries(sources).flatMap(([path, text]) => {
    const room = roomOf(path)
    const allowed = rooms[room]
    if (!allowed) return [`${path} stands in a room that the table does not know`]
    return importsOf(text)
      .filter((to) => to.startsWith('.'))
      .map((to) => roomOf(new URL(to, `file:///src/${path.slice(2)}`).pathname.replace('/src/', './')))
      .filter((to) => to !== room && !allowed.includes(to))
      .map((to) => `${path} imports ${to}`)
  })

const strayPackages = (sources: Readonly<Record<string, string>>): string[] =>
  Object.entries(sources)
    .filter(([path]) => PURE.includes(roomOf(path)) && !path.endsWith('.test.ts'))
    .flatMap(([path, text]) =>
      importsOf(text)
        .filter((to) => !to.startsWith('.') && !PURE_PACKAGES.some((name) => to === name || to.startsWith(`${name}/`)))
        .map((to) => `${path} imports ${to}`),
    )

const sources = import.meta.glob<string>('./*/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })
const shipped = Object.fromEntries(Object.entries(sources).filter(([path]) => !/\.test\.tsx?$/.test(path)))

test('every room imports only what the table allows', () => {
  expect(Object.keys(shipped).length).toBeGreaterThan(20)
  expect(strays(shipped)).toEqual([])
})

test('a pure room uses only packages that touch nothing outside', () => {
  expect(strayPackages(shipped)).toEqual([])
})

test('zod comes through one file, in its small form', () => {
  const others = Object.entries(shipped).filter(([, text]) => importsOf(text).some((to) => /^zod(\/|$)/.test(to)))
  expect(others.map(([path]) => path)).toEqual(['./design/zod.ts'])
})

test('the check finds an import that goes the wrong way, however it is written', () => {
  expect(
    strays({
      './design/a.ts': `import { x } from '../targets/target.ts'`,
      './ui/canvas/b.tsx': `const zip = await import('../../io/zip.ts')`,
      './store/c.ts': `import "../cli/main.ts"\nimport { y } from './d.ts'`,
      './files/d.ts': `export { z } from\n  '../design/model.ts'`,
      './cellar/e.ts': '',
      './rules/f.ts': `import { get } from '../design/queries.ts'\nimport { z } from 'zod'`,
    }),
  ).toEqual([
    './design/a.ts imports targets',
    './ui/canvas/b.tsx imports io',
    './store/c.ts imports cli',
    './files/d.ts imports design',
    './cellar/e.ts stands in a room that the table does not know',
  ])
  expect(
    strayPackages({ './rules/g.ts': `import { readFile } from 'node:fs/promises'\nimport { useState } from 'react'` }),
  ).toEqual(['./rules/g.ts imports node:fs/promises', './rules/g.ts imports react'])
})

test('every room that the table allows is in the table', () => {
  expect(Object.values(rooms).flatMap((allowed) => allowed.filter((room) => !(room in rooms)))).toEqual([])
})
