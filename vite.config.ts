import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vitest/config'

/**
 * What the page needs before it runs, in one script: of twenty small ones, which is what is made of modules that later parts
 * share, each has its own way through the network. What is loaded when it is first needed is split as ever.
 */
const neededFirst = (): { readonly plugin: Plugin; readonly has: (id: string) => boolean } => {
  const found = new Set<string>()
  return {
    has: (id) => found.has(id),
    plugin: {
      name: 'needed-first',
      apply: 'build',
      buildEnd() {
        const queue = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry)
        for (const id of queue) {
          if (found.has(id)) continue
          found.add(id)
          queue.push(...(this.getModuleInfo(id)?.importedIds ?? []))
        }
      },
    },
  }
}

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
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ debugName: 'needed first', name: (id) => (first.has(id) ? 'page' : null) }] },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts?(x)'],
    environment: 'node',
  },
})
