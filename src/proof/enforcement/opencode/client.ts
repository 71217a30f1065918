import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { z } from '../../../design/zod.ts'
import { cleanEnvironment, temporaryFolder } from '../../hermetic.ts'
import { promptFor, type Script, type ScriptedModel } from './model.ts'

/** What became of one tool call: it ran, or the client gave this reason to the model instead. */
export type Result = {
  readonly id: string
  readonly agent: string
  readonly tool: string
  readonly done: boolean
  readonly said: string
}

/** How a prompt is given: which agent runs the session, with which model, in which folder, in which session. */
export type Start = {
  readonly agent: string
  readonly model?: 'scripted' | 'gpt-5'
  /** The folder that the session is started in, where it is not the top of the repository. */
  readonly folder?: string
  readonly session?: string
}

/** A running OpenCode, with plugins, that answers for any number of folders. */
export type Client = {
  /** A new session runs a script to its end; every call that was made on the way comes back, those of called agents too. */
  readonly run: (folder: string, start: Start, script: Script) => Promise<Run>
  /** A command of the person's (`/name`). */
  readonly command: (folder: string, start: Start, name: string, args: string) => Promise<Run>
  readonly stop: () => void
}

export type Run = {
  readonly session: string
  readonly results: readonly Result[]
  /** What was said instead of an answer, where the session failed. */
  readonly failed: string | null
}

const Tool = z.looseObject({
  type: z.literal('tool'),
  tool: z.string(),
  callID: z.string(),
  state: z.looseObject({
    status: z.string(),
    input: z.unknown(),
    output: z.optional(z.string()),
    error: z.optional(z.string()),
  }),
})
const Messages = z.array(
  z.looseObject({
    info: z.looseObject({ agent: z.optional(z.string()), error: z.optional(z.unknown()) }),
    parts: z.array(z.unknown()),
  }),
)
const Named = z.array(z.looseObject({ id: z.string() }))

/** A whole session is one answer, and a busy machine takes its time. */
const PATIENCE = 600_000

/** How often pending questions to a person are looked for, in milliseconds. */
const LOOK = 150

/** The environment of a client that talks to the scripted model and to nobody else. */
export const environmentFor = (home: string, model: ScriptedModel): NodeJS.ProcessEnv => {
  const named = (id: string) => ({ name: id, tool_call: true, limit: { context: 200_000, output: 8_000 } })
  const clean = cleanEnvironment(home, {
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_STATE_HOME: join(home, '.local', 'state'),
    OPENCODE_DISABLE_MODELS_FETCH: '1',
    OPENCODE_DISABLE_AUTOUPDATE: '1',
    OPENCODE_DISABLE_DEFAULT_PLUGINS: '1',
    OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
    OPENCODE_CONFIG_CONTENT: JSON.stringify({
      model: 'scripted/scripted',
      snapshot: false,
      provider: {
        scripted: {
          npm: '@ai-sdk/openai-compatible',
          name: 'Scripted',
          options: { baseURL: model.url, apiKey: 'none' },
          models: { scripted: named('scripted'), 'gpt-5': named('gpt-5') },
        },
      },
      // A refusal by a person would end the session, and with it all attempts that follow.
      experimental: { continue_loop_on_deny: true },
    }),
    // Its background install of packages gets a door that is shut, and does not knock twice.
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_fetch_retries: '0',
  })
  return { ...clean, PATH: `${searchStub(home)}${delimiter}${clean.PATH ?? ''}` }
}

/** The client searches with ripgrep and would fetch it: one that finds nothing is enough to see that a search was let through. */
const searchStub = (home: string): string => {
  const folder = join(home, 'bin')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'rg'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  return folder
}

/** Starts OpenCode with a home of its own. Questions to a person are all answered with no. */
export const startClient = async (program: string, model: ScriptedModel): Promise<Client> => {
  const home = temporaryFolder('opencode-home')
  mkdirSync(join(home, 'work'))
  const server = spawn(program, ['serve', '--port', '0', '--hostname', '127.0.0.1'], {
    cwd: join(home, 'work'),
    env: environmentFor(home, model),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.on('exit', () => server.kill('SIGKILL'))
  const address = await listening(server)
  const ask = asker(address)
  const resultsOf = async (folder: string, session: string): Promise<Result[]> => {
    const messages = Messages.parse(await ask('GET', `/session/${session}/message`, folder))
    const own = messages.flatMap(({ info, parts }) =>
      parts.flatMap((part): Result[] => {
        const tool = Tool.safeParse(part)
        if (!tool.success) return []
        return [resultOf(info.agent ?? '', tool.data)]
      }),
    )
    const children = Named.parse(await ask('GET', `/session/${session}/children`, folder))
    const theirs = []
    for (const child of children) theirs.push(...(await resultsOf(folder, child.id)))
    return [...own, ...theirs]
  }
  const inSession = async (folder: string, start: Start, path: string, body: object): Promise<Run> => {
    const place = start.folder ?? folder
    const begun = start.session ?? begunIn(await ask('POST', '/session', place, { title: 'x' }))
    if (typeof begun !== 'string') return { session: '', results: [], failed: JSON.stringify(begun.failed) }
    const session = begun
    const refuser = refuseQuestions(ask, place)
    try {
      const answer = await ask('POST', `/session/${session}/${path}`, place, body)
      const message = z.looseObject({ info: z.looseObject({ error: z.optional(z.unknown()) }) }).safeParse(answer)
      const failed = message.success ? (message.data.info.error ?? null) : answer
      return {
        session,
        results: await resultsOf(place, session),
        failed: failed === null ? null : JSON.stringify(failed),
      }
    } finally {
      await refuser.stop()
    }
  }
  return {
    run: (folder, start, script) =>
      inSession(folder, start, 'message', {
        agent: start.agent,
        model: { providerID: 'scripted', modelID: start.model ?? 'scripted' },
        parts: [{ type: 'text', text: promptFor(script) }],
      }),
    command: (folder, start, name, args) =>
      inSession(folder, start, 'command', {
        agent: start.agent,
        model: `scripted/${start.model ?? 'scripted'}`,
        command: name,
        arguments: args,
      }),
    stop: () => server.kill('SIGKILL'),
  }
}

/** The id of a new session, or what was said instead. */
const begunIn = (answer: unknown): string | { readonly failed: unknown } => {
  const session = z.looseObject({ id: z.string() }).safeParse(answer)
  return session.success ? session.data.id : { failed: answer }
}

/** A tool that the agent does not have is answered by one named `invalid`. */
const resultOf = (agent: string, { state, callID, tool }: z.infer<typeof Tool>): Result => ({
  id: callID,
  agent,
  tool,
  done: state.status === 'completed' && tool !== 'invalid',
  said: state.error ?? state.output ?? state.status,
})

type Ask = (method: string, path: string, folder: string, body?: object) => Promise<unknown>

const asker =
  (address: string): Ask =>
  async (method, path, folder, body) => {
    const response = await fetch(`${address}${path}?directory=${encodeURIComponent(folder)}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(PATIENCE),
    })
    const text = await response.text()
    try {
      return JSON.parse(text) as unknown
    } catch {
      return text
    }
  }

/** While a session runs, says no to every question that is put to a person. */
const refuseQuestions = (ask: Ask, folder: string) => {
  let running = true
  const looking = (async () => {
    while (running) {
      await new Promise((resolve) => setTimeout(resolve, LOOK))
      const pending = Named.safeParse(await ask('GET', '/permission', folder))
      for (const { id } of pending.data ?? []) await ask('POST', `/permission/${id}/reply`, folder, { reply: 'reject' })
    }
  })()
  return {
    stop: () => {
      running = false
      return looking
    },
  }
}

const listening = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = ''
    const timer = setTimeout(() => reject(new Error(`OpenCode did not start: ${output.slice(0, 500)}`)), PATIENCE)
    const listen = (data: Buffer) => {
      output += data.toString()
      const found = /listening on (http:\/\/\S+)/.exec(output)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.on('exit', (code) => reject(new Error(`OpenCode ended with ${code}: ${output.slice(0, 500)}`)))
  })

const Printed = z.looseObject({ type: z.literal('tool_use'), part: Tool })

/** `opencode run` as a person starts it, for what only its flags decide. */
export const runOnce = (
  program: string,
  model: ScriptedModel,
  { folder, flags, script }: { readonly folder: string; readonly flags: readonly string[]; readonly script: Script },
): Promise<Run> =>
  new Promise((resolve) => {
    const home = temporaryFolder('opencode-once')
    const child = execFile(
      program,
      ['run', '--format', 'json', ...flags],
      { cwd: folder, env: environmentFor(home, model), timeout: PATIENCE, maxBuffer: 1 << 24 },
      (error, stdout, stderr) =>
        resolve({
          session: '',
          results: stdout.split('\n').flatMap((line) => printed(line)),
          failed: error ? stderr.slice(-500) : null,
        }),
    )
    child.stdin?.end(promptFor(script))
  })

const printed = (line: string): Result[] => {
  if (!line.startsWith('{')) return []
  const event = Printed.safeParse(JSON.parse(line))
  return event.success ? [resultOf('', event.data.part)] : []
}
