import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/** Answers requests for the built page in a folder. */
export const pageHandler = (folder: string): ((request: IncomingMessage, response: ServerResponse) => void) => {
  const policy = policyOf(readFileSync(join(folder, 'index.html'), 'utf8'))
  const files = sirv(folder, {
    etag: true,
    dotfiles: false,
    setHeaders: (response, path) => {
      response.setHeader('Content-Security-Policy', `${policy}; frame-ancestors 'none'`)
      response.setHeader('X-Content-Type-Options', 'nosniff')
      response.setHeader('Referrer-Policy', 'no-referrer')
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
      // A file below assets/ has a hash in its name, so it never changes; everything else is asked for anew.
      response.setHeader(
        'Cache-Control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such file.\n')
    })
  }
}

/** The policy that the page states itself: one source for both. Throws where a build lost it. */
export const policyOf = (html: string): string => {
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1]
  if (policy === undefined) throw new Error('index.html states no Content-Security-Policy. Build the page again.')
  return policy
}
