// A small server of tools on its standard input and output: it writes and reads files anywhere, as such servers do.
import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const path = { type: 'string' }
const TOOLS = [
  {
    name: 'write_file',
    description: 'Writes a file.',
    inputSchema: { type: 'object', properties: { path, text: path } },
  },
  { name: 'read_file', description: 'Reads a file.', inputSchema: { type: 'object', properties: { path } } },
]

const call = ({ name, arguments: input }) => {
  if (name === 'write_file') writeFileSync(input.path, input.text)
  return { content: [{ type: 'text', text: name === 'read_file' ? readFileSync(input.path, 'utf8') : 'Written.' }] }
}

const METHODS = {
  initialize: ({ protocolVersion }) => ({
    protocolVersion,
    capabilities: { tools: {} },
    serverInfo: { name: 'files', version: '1.0.0' },
  }),
  'tools/list': () => ({ tools: TOOLS }),
  'tools/call': call,
  ping: () => ({}),
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line)
  if (id === undefined) continue
  const answer = METHODS[method]
  const reply = answer ? { result: answer(params ?? {}) } : { error: { code: -32601, message: `No method ${method}` } }
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...reply })}\n`)
}
