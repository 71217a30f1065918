import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { z } from '../design/zod.ts'
import { cleanEnvironment, temporaryFolder } from './hermetic.ts'

/** One agent as Claude Code lists it. `path` is the file it was read from. */
export type ClaudeAgent = {
  readonly name: string
  readonly path: string
  readonly description: string | null
  readonly model: string | null
}
export type ClaudeSeen = { readonly agents: readonly ClaudeAgent[]; readonly settingsErrors: readonly string[] }

/** No reply after this many milliseconds is a failure. */
const PATIENCE = 90_000

const Reply = z.looseObject({
  type: z.literal('control_response'),
  response: z.looseObject({ request_id: z.string(), response: z.optional(z.unknown()), error: z.optional(z.string()) }),
})
const Initialized = z.looseObject({
  agents: z.array(
    z.looseObject({ name: z.string(), description: z.optional(z.string()), model: z.optional(z.string()) }),
  ),
})
const Usage = z.looseObject({
  agents: z.array(z.looseObject({ agentType: z.string(), source: z.string(), path: z.optional(z.string()) })),
})
const SettingsSeen = z.looseObject({
  errors: z.optional(z.array(z.looseObject({ file: z.optional(z.string()), message: z.string() }))),
})
const Init = z.looseObject({ type: z.literal('system'), subtype: z.literal('init'), tools: z.array(z.string()) })

/** A repository is asked about, not obeyed: none of its hooks and MCP servers is started. Both are programs of strangers. */
const UNSTARTED = ['--strict-mcp-config', '--settings', '{"disableAllHooks":true}']

const start = (
  program: string,
  folder: string,
  args: readonly string[],
  own: Readonly<Record<string, string>> = {},
) => {
  const home = temporaryFolder('claude-home')
  return spawn(program, [...args, ...UNSTARTED], {
    cwd: folder,
    env: cleanEnvironment(home, { DISABLE_AUTOUPDATER: '1', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', ...own }),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/**
 * What Claude Code makes of a folder, asked over its control protocol without a login and without a network.
 * `settings`: errors in the settings files, which fail silently otherwise.
 */
export const askClaude = async (program: string, folder: string): Promise<ClaudeSeen> => {
  const replies = await control(program, folder, ['initialize', 'get_context_usage', 'get_settings'])
  const { agents } = Initialized.parse(replies.initialize)
  const usage = Usage.parse(replies.get_context_usage)
  const settings = SettingsSeen.parse(replies.get_settings)
  const byName = new Map(agents.map((agent) => [agent.name, agent]))
  return {
    agents: usage.agents.flatMap(({ agentType, path }) => {
      const agent = byName.get(agentType)
      return path === undefined
        ? []
        : [{ name: agentType, path, description: agent?.description ?? null, model: agent?.model ?? null }]
    }),
    settingsErrors: (settings.errors ?? []).map(({ file, message }) => `${file ?? 'settings'}: ${message}`),
  }
}

/** The settings that hold in a folder, as the client puts them together. */
export const askSettings = async (program: string, folder: string): Promise<unknown> =>
  (await control(program, folder, ['get_settings'])).get_settings

/** Lets the client run until it ends, whatever it prints. */
export const endsOf = (
  program: string,
  folder: string,
  args: readonly string[],
  own: Readonly<Record<string, string>>,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const client = start(program, folder, args, own)
    const timer = setTimeout(() => client.kill('SIGKILL'), PATIENCE)
    client.stdin.end()
    client.stdout.resume()
    client.stderr.resume()
    client.on('error', reject)
    client.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })

const control = async (
  program: string,
  folder: string,
  subtypes: readonly string[],
): Promise<Record<string, unknown>> => {
  const client = start(program, folder, [
    '-p',
    '--input-format',
    'stream-json',
    '--output-format',
    'stream-json',
    '--verbose',
  ])
  const timer = setTimeout(() => client.kill('SIGKILL'), PATIENCE)
  let complaint = ''
  client.stderr.on('data', (data: Buffer) => {
    complaint += data.toString()
  })
  const waiting = [...subtypes]
  const replies: Record<string, unknown> = {}
  const ask = () => {
    const subtype = waiting.shift()
    if (subtype === undefined) client.stdin.end()
    else
      client.stdin.write(`${JSON.stringify({ type: 'control_request', request_id: subtype, request: { subtype } })}\n`)
  }
  ask()
  try {
    for await (const line of createInterface({ input: client.stdout })) {
      const reply = Reply.safeParse(parsed(line))
      if (!reply.success) continue
      replies[reply.data.response.request_id] = reply.data.response.response
      ask()
    }
  } finally {
    clearTimeout(timer)
    client.kill('SIGKILL')
  }
  const silent = subtypes.filter((subtype) => replies[subtype] === undefined)
  if (silent.length > 0)
    throw new Error(`Claude Code did not answer ${silent.join(', ')} in ${folder}: ${complaint.trim().slice(0, 500)}`)
  return replies
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/**
 * The tools that one agent really gets, from the first line that the client prints before it finds that nobody is
 * logged in. Null where the client refuses to start the agent.
 */
export const toolsOfAgent = async (
  program: string,
  folder: string,
  agent: string,
  more: readonly string[] = [],
): Promise<readonly string[] | null> => {
  const args = ['--agent', agent, '--output-format', 'stream-json', '--verbose', '--no-session-persistence', ...more]
  // The first line waits for servers of tools, where there are any.
  const client = start(program, folder, ['-p', 'x', ...args], { MCP_CONNECTION_NONBLOCKING: '0' })
  client.stdin.end()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    client.kill('SIGKILL')
  }, PATIENCE)
  try {
    for await (const line of createInterface({ input: client.stdout })) {
      const init = Init.safeParse(parsed(line))
      if (init.success) return init.data.tools.map((tool) => (tool === 'Task' ? 'Agent' : tool)).sort()
    }
    // A machine that is too busy is not a client that refuses.
    if (isLate) throw new Error(`Claude Code did not start “${agent}” in ${folder} within ${PATIENCE / 1000} seconds.`)
    return null
  } finally {
    clearTimeout(timer)
    client.kill('SIGKILL')
  }
}
