import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // The page works from any folder of any server, and from a copy on a disk behind a file server.
  base: './',
  build: {
    outDir: 'dist',
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // The policy in index.html allows fonts and scripts from files only, so nothing is inlined as data.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts?(x)'],
    environment: 'node',
  },
})
