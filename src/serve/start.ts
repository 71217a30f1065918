import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { pageHandler } from './page-handler.ts'

/**
 * `npm start`: builds the page and serves it to this machine only. PORT chooses the port; without it a free one is
 * taken, 4173 first.
 */
// This runs as a bundle in .cache/bundles/, which lies as deep in the project as this file does.
const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

await build({ root: top, logLevel: 'warn' })

const server = createServer(pageHandler(join(top, 'dist')))
const wish = process.env.PORT
const ports = wish === undefined ? [4173, 0] : [Number(wish)]

server.on('error', (error: NodeJS.ErrnoException) => {
  const next = ports.shift()
  if (error.code === 'EADDRINUSE' && next !== undefined) server.listen(next, '127.0.0.1')
  else {
    console.error(
      `DotBox cannot be served on port ${wish ?? 'any'} (${error.code}). Choose another: PORT=5000 npm start`,
    )
    process.exitCode = 1
  }
})
server.on('listening', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object')
    console.log(`DotBox is at http://127.0.0.1:${address.port}/ (Ctrl+C ends it)`)
})
server.listen(ports.shift(), '127.0.0.1')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
