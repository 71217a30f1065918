import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { neededFirst } from './needed-first.ts'

/** The most JavaScript, gzipped, that may be needed before the canvas can be used. */
const MOST = 220 * 1024

/**
 * `npm run size`: how much JavaScript of the built page is needed before the canvas can be used, and how much is loaded
 * when it is first needed; gzipped, in KiB. Ends with 1 where the first is more than it may be.
 */
const main = (): 0 | 1 => {
  const top = process.cwd()
  const read = (path: string) => readFileSync(join(top, 'dist', path))
  const scripts = readdirSync(join(top, 'dist/assets')).filter((name) => name.endsWith('.js'))
  const first = neededFirst(read('index.html').toString(), (path) => read(path).toString())
  const weight = new Map(
    scripts.map((name) => [`assets/${name}`, gzipSync(read(`assets/${name}`), { level: 9 }).length]),
  )
  const sum = (paths: Iterable<string>) => [...paths].reduce((total, path) => total + (weight.get(path) ?? 0), 0)
  const later = [...weight.keys()].filter((path) => !first.has(path))
  const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`.padStart(11)
  console.log(`${kib(sum(first))}  before the canvas can be used (at most ${MOST / 1024} KiB)`)
  console.log(`${kib(sum(later))}  when it is first needed, in ${later.length} files; the largest:`)
  for (const path of later.sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0)).slice(0, 6))
    console.log(`${kib(weight.get(path) ?? 0)}    ${path}`)
  return sum(first) <= MOST ? 0 : 1
}

process.exitCode = main()
