import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from '../../../design/zod.ts'

/** One tool call that the scripted model makes. Its id comes back with the result, however deep it was made. */
export type Call = {
  readonly id: string
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
}

/** Calls one after another; a list inside stands for calls that are made at the same time. */
export type Script = readonly (Call | readonly Call[])[]

/** A prompt that makes the scripted model do exactly this. The prompt of a called agent is one too, so scripts nest. */
export const promptFor = (script: Script): string => `SCRIPT ${JSON.stringify(script)}`

const One = z.object({ id: z.string(), tool: z.string(), args: z.record(z.string(), z.unknown()) })
const Steps = z.array(z.union([One, z.array(One)]))

const Part = z.looseObject({ text: z.optional(z.string()) })
const Body = z.looseObject({
  model: z.string(),
  messages: z.array(
    z.looseObject({
      role: z.string(),
      content: z.nullish(z.union([z.string(), z.array(Part)])),
      tool_call_id: z.optional(z.string()),
    }),
  ),
  tools: z.optional(z.array(z.unknown())),
})
type Body = z.infer<typeof Body>
type Message = Body['messages'][number]

export type ScriptedModel = { readonly url: string; readonly stop: () => void }

/** A server on loopback that speaks as much of the OpenAI protocol as a client needs, and says what the prompt scripts. */
export const startScriptedModel = async (): Promise<ScriptedModel> => {
  const server = createServer(async (request, response) => {
    const text = await bodyOf(request)
    const body = Body.safeParse(text === '' ? null : JSON.parse(text))
    if (!body.success) {
      response.end('{}')
      return
    }
    const calls = nextCalls(body.data)
    const chunk = (choice: object, more: object = {}) =>
      response.write(
        `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: body.data.model, choices: [{ index: 0, ...choice }], ...more })}\n\n`,
      )
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    if (calls.length > 0) {
      const asked = calls.map(({ id, tool, args }, index) => ({
        index,
        id,
        type: 'function',
        function: { name: tool, arguments: JSON.stringify(args) },
      }))
      chunk({ delta: { role: 'assistant', tool_calls: asked } })
    } else chunk({ delta: { role: 'assistant', content: 'Done.' } })
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
    chunk({ delta: {}, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop' }, { usage })
    response.end('data: [DONE]\n\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/v1`, stop: () => server.close() }
}

/** What the newest prompt scripts for this turn: as many turns are over as the model has answered since. */
const nextCalls = ({ messages, tools }: Body): readonly Call[] => {
  const asked = messages.findLastIndex((message) => message.role === 'user' && textOf(message).includes('SCRIPT ['))
  // Without tools it is asked for something else, such as a title.
  if (asked < 0 || (tools ?? []).length === 0) return []
  const script = /SCRIPT (\[.*\])/.exec(textOf(messages[asked] as Message))?.[1]
  const step =
    script === undefined
      ? undefined
      : Steps.parse(JSON.parse(script))[messages.slice(asked + 1).filter(({ role }) => role === 'assistant').length]
  const calls = step === undefined ? [] : Array.isArray(step) ? step : [step]
  return calls.map((call) => ({ ...call, args: withSessions(call.args, messages) }))
}

/** `task_id: 'of <call>'` stands for the session in which an earlier call of `task` let an agent work. */
const withSessions = (args: Call['args'], messages: readonly Message[]): Call['args'] => {
  const of = typeof args.task_id === 'string' ? /^of (.+)$/.exec(args.task_id)?.[1] : undefined
  if (of === undefined) return args
  const answer = messages.find((message) => message.tool_call_id === of)
  return { ...args, task_id: /<task id="([^"]+)"/.exec(answer ? textOf(answer) : '')?.[1] ?? 'none' }
}

const textOf = ({ content }: Message): string =>
  typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('\n')

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const data of request) text += String(data)
  return text
}
