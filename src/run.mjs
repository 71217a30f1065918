#!/usr/bin/env node
/**
 * Runs a program of this project under Node: bundles its TypeScript into .cache/ once, and again only when a source is
 * newer than the bundle. A bundle starts in a tenth of a second, where reading hundreds of modules would take longer.
 *
 *     node src/run.mjs src/serve/start.ts [ARGUMENTS]
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const top = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = join(top, '.cache', 'bundles')

/** The bundle of a program, made now if it is missing or older than a source. `entry` is relative to the project. */
export const bundled = async (entry) => {
  const out = join(cache, `${entry.replace(/\.ts$/, '').replace(/[^a-z0-9]+/gi, '-')}.mjs`)
  if (isFresh(out, join(top, dirname(entry)))) return out
  const { build } = await import('esbuild')
  mkdirSync(cache, { recursive: true })
  // Two programs may start at once: each writes a file of its own, and the last rename wins with the same content.
  const draft = `${out}.${process.pid}`
  await build({
    entryPoints: [join(top, entry)],
    outfile: draft,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Some packages have a CommonJS entry that no bundler can follow, and an ES module beside it.
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
    },
    external: ['esbuild', 'vite', '@playwright/test'],
    plugins: [rawTexts],
  })
  renameSync(draft, out)
  return out
}

/** `import text from './file.js?raw'` gives the text of the file, as Vite does for the page. */
const rawTexts = {
  name: 'raw',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?raw$/, '')),
      namespace: 'raw',
    }))
    onLoad({ filter: /.*/, namespace: 'raw' }, ({ path }) => ({ contents: readFileSync(path, 'utf8'), loader: 'text' }))
  },
}

const isFresh = (out, own) => {
  if (!existsSync(out)) return false
  // In an installed package there are no sources to compare with.
  if (!existsSync(join(top, 'src'))) return true
  const manifest = statSync(join(top, 'package.json')).mtimeMs
  return newest(own, newest(join(top, 'src'), manifest)) <= statSync(out).mtimeMs
}

/** When the newest source was changed, in milliseconds. The page's own files are part of no bundle. */
const newest = (folder, least) => {
  let latest = least
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (entry.name !== 'ui' && entry.name !== 'samples') latest = newest(path, latest)
    } else if (/\.m?[tj]s$|\.json$/.test(entry.name) && !entry.name.includes('.test.')) {
      latest = Math.max(latest, statSync(path).mtimeMs)
    }
  }
  return latest
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [entry = ''] = process.argv.slice(2)
  process.argv.splice(1, 2, basename(entry))
  await import(pathToFileURL(await bundled(entry)).href)
}
