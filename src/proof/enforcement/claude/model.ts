import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from '../../../design/zod.ts'

/** A call that the scripted model makes. `as` names it, so that what came of it can be looked up. */
export type Call = { readonly tool: string; readonly input: Record<string, unknown>; readonly as?: string }

/**
 * One turn of the scripted model: calls, made at once; or words, which end the agent's run. `before` is done first: it sets the
 * stage. Calls may depend on what was answered before.
 */
export type Turn = {
  readonly before?: () => void | Promise<void>
  readonly calls?: readonly Call[] | ((seen: Seen) => readonly Call[])
  readonly says?: string
}

/** What the client answered to a call: its text, and whether it was an error. */
export type Answer = { readonly text: string; readonly isError: boolean }

export type Seen = {
  /** By the name of the call (`as`). */
  readonly answers: ReadonlyMap<string, Answer>
  /** The tools that each role was offered. */
  readonly tools: ReadonlyMap<string, ReadonlySet<string>>
  /** Everything that the client sent, as text, for what it tells an agent beside answers. */
  readonly said: readonly string[]
}

const Body = z.looseObject({
  model: z.string(),
  stream: z.optional(z.boolean()),
  system: z.unknown(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
  tools: z.optional(z.array(z.looseObject({ name: z.string() }))),
})
const ToolResult = z.looseObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z.unknown(),
  is_error: z.optional(z.boolean()),
})

/**
 * A model on loopback that speaks the client's API and says what it was told to: the turns of each role in order. A role is the
 * agent whose instructions, or else whose task, hold `ROLE <name>.`; the main conversation without an agent of its own is `main`.
 */
export const startModel = async (roles: Readonly<Record<string, readonly Turn[]>>) => {
  const left = new Map(Object.entries(roles).map(([role, turns]) => [role, [...turns]]))
  const names = new Map<string, string>()
  const answers = new Map<string, Answer>()
  const tools = new Map<string, Set<string>>()
  const said: string[] = []
  const seen: Seen = { answers, tools, said }
  let count = 0

  const take = (body: z.infer<typeof Body>) => {
    for (const message of body.messages) {
      const parts = Array.isArray(message.content) ? message.content : []
      for (const part of parts) {
        const result = ToolResult.safeParse(part)
        const name = result.success ? names.get(result.data.tool_use_id) : undefined
        if (result.success && name !== undefined)
          answers.set(name, { text: textOf(result.data.content), isError: result.data.is_error === true })
      }
    }
    said.push(JSON.stringify(body.messages.at(-1)))
  }

  const reply = async (body: z.infer<typeof Body>): Promise<object[]> => {
    take(body)
    const role = roleOf(body)
    const offered = tools.get(role) ?? new Set()
    for (const { name } of body.tools ?? []) offered.add(name)
    tools.set(role, offered)
    // A request without tools is the client's own business (a title, a summary), no turn of the script.
    const turn = (body.tools ?? []).length === 0 ? undefined : left.get(role)?.shift()
    if (!turn) return [{ type: 'text', text: 'Done.' }]
    await turn.before?.()
    const calls = typeof turn.calls === 'function' ? turn.calls(seen) : (turn.calls ?? [])
    if (calls.length === 0) return [{ type: 'text', text: turn.says ?? 'Done.' }]
    return calls.map(({ tool, input, as }) => {
      const id = `toolu_${String(++count).padStart(6, '0')}`
      if (as !== undefined) names.set(id, as)
      return { type: 'tool_use', id, name: tool, input }
    })
  }

  const server = createServer((request, response) => void answer(request, response, reply))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    /** Turns that no agent came to. */
    left: () => [...left].flatMap(([role, turns]) => (turns.length > 0 ? [`${role}: ${turns.length}`] : [])),
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const ROLE = /ROLE ([a-z0-9-]+)\./
const roleOf = ({ system, messages }: z.infer<typeof Body>): string =>
  (ROLE.exec(JSON.stringify(system ?? '')) ?? ROLE.exec(JSON.stringify(messages[0] ?? '')))?.[1] ?? 'main'

const textOf = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : Array.isArray(content)
      ? content.map((part) => (part as { text?: string }).text ?? '').join('\n')
      : ''

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  reply: (body: z.infer<typeof Body>) => Promise<object[]>,
): Promise<void> => {
  let text = ''
  for await (const chunk of request) text += chunk
  const json = (value: object, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(value))
  }
  if (request.method !== 'POST' || !request.url?.startsWith('/v1/messages')) return json({}, 404)
  if (request.url.includes('count_tokens')) return json({ input_tokens: 10 })
  const body = Body.parse(JSON.parse(text))
  const blocks = await reply(body)
  const stop = blocks.some((block) => (block as { type: string }).type === 'tool_use') ? 'tool_use' : 'end_turn'
  const message = {
    id: `msg_${Math.random().toString(36).slice(2)}`,
    type: 'message',
    role: 'assistant',
    model: body.model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 1, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
  }
  if (body.stream !== true) return json({ ...message, content: blocks, stop_reason: stop })
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const event = (type: string, data: object) =>
    void response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`)
  event('message_start', { message })
  for (const [index, block] of blocks.entries()) {
    const part = block as { type: string; text?: string; input?: object }
    const start = part.type === 'text' ? { type: 'text', text: '' } : { ...part, input: {} }
    const delta =
      part.type === 'text'
        ? { type: 'text_delta', text: part.text }
        : { type: 'input_json_delta', partial_json: JSON.stringify(part.input) }
    event('content_block_start', { index, content_block: start })
    event('content_block_delta', { index, delta })
    event('content_block_stop', { index })
  }
  event('message_delta', { delta: { stop_reason: stop, stop_sequence: null }, usage: { output_tokens: 5 } })
  event('message_stop', {})
  response.end()
}
