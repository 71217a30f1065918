import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vitest/config'

/** The page itself, beside what begins it. */
const PAGE = '/src/main.tsx'

/**
 * What the page needs before it runs, in two scripts: what opens the last design (`start.ts`), and the page around it, which is
 * fetched beside the first. Of twenty small ones, which is what is made of modules that later parts share, each would have its
 * own way through the network. What is loaded when it is first needed is split as ever.
 */
const neededFirst = (): {
  readonly plugin: Plugin
  readonly script: (name: 'start' | 'page') => (id: string) => string | null
} => {
  const scripts = { start: new Set<string>(), page: new Set<string>() }
  return {
    script: (name) => (id) => (scripts[name].has(id) ? name : null),
    plugin: {
      name: 'needed-first',
      apply: 'build',
      buildEnd() {
        const ids = [...this.getModuleIds()]
        const gather = (found: Set<string>, from: readonly string[]) => {
          const queue = [...from]
          for (const id of queue) {
            if (found.has(id)) continue
            found.add(id)
            queue.push(...(this.getModuleInfo(id)?.importedIds ?? []))
          }
        }
        gather(
          scripts.start,
          ids.filter((id) => this.getModuleInfo(id)?.isEntry),
        )
        gather(
          scripts.page,
          ids.filter((id) => id.endsWith(PAGE)),
        )
      },
      transformIndexHtml: {
        order: 'post',
        handler: (_, { bundle = {} }) =>
          Object.values(bundle)
            .flatMap((chunk) =>
              chunk.type === 'chunk' && chunk.name === 'page' ? [chunk.fileName, ...chunk.imports] : [],
            )
            .filter((fileName) => !isEntry(bundle, fileName))
            .map((fileName) => ({
              tag: 'link',
              attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
              injectTo: 'head',
            })),
      },
    },
  }
}

const isEntry = (bundle: Readonly<Record<string, { type: string; isEntry?: boolean }>>, fileName: string): boolean =>
  bundle[fileName]?.isEntry === true

const first = neededFirst()

export default defineConfig({
  plugins: [react(), tailwindcss(), first.plugin],
  // The page works from any folder of any server, and from a copy on a disk behind a file server.
  base: './',
  build: {
    outDir: 'dist',
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // The policy in index.html allows fonts and scripts from files only, so nothing is inlined as data.
    assetsInlineLimit: 0,
    // One sheet, named by the page itself: the page's script does not bring it.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: first.script('start'), priority: 2 },
            { name: first.script('page'), priority: 1 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts?(x)'],
    environment: 'node',
  },
})
