import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from '../design/zod.ts'
import { cleanEnvironment, temporaryFolder } from './hermetic.ts'

const Rule = z.object({ permission: z.string(), pattern: z.string(), action: z.string() })

/** One agent as OpenCode lists it; `native` is one that it brings itself. `permission` is its whole list, defaults first. */
const Agent = z.looseObject({
  name: z.string(),
  description: z.nullish(z.string()),
  mode: z.string(),
  native: z.nullish(z.boolean()),
  hidden: z.nullish(z.boolean()),
  model: z.nullish(z.looseObject({ providerID: z.string(), modelID: z.string() })),
  prompt: z.nullish(z.string()),
  permission: z.array(Rule),
  options: z.record(z.string(), z.unknown()),
})
export type OpenCodeAgent = z.infer<typeof Agent>

/** What OpenCode makes of a folder: its agents, or why it refuses the whole configuration. */
export type OpenCodeSeen = { readonly agents: readonly OpenCodeAgent[] } | { readonly refused: string }

/** `home` is where `~` leads in the server's eyes. */
export type OpenCodeServer = {
  readonly ask: (folder: string) => Promise<OpenCodeSeen>
  readonly stop: () => void
  readonly home: string
}

const PATIENCE = 90_000

/** One server answers for all folders. It changes the folders that it is asked about, so they must be copies. */
export const startOpenCode = async (program: string): Promise<OpenCodeServer> => {
  const home = temporaryFolder('opencode-home')
  const work = join(home, 'work')
  mkdirSync(work)
  const server = spawn(program, ['serve', '--port', '0', '--hostname', '127.0.0.1'], {
    cwd: work,
    env: cleanEnvironment(home, {
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_DATA_HOME: join(home, '.local', 'share'),
      XDG_CACHE_HOME: join(home, '.cache'),
      XDG_STATE_HOME: join(home, '.local', 'state'),
      OPENCODE_DISABLE_MODELS_FETCH: '1',
      OPENCODE_DISABLE_AUTOUPDATE: '1',
      OPENCODE_DISABLE_DEFAULT_PLUGINS: '1',
      OPENCODE_PURE: '1',
      OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
      // Its background install of packages gets a door that is shut.
      npm_config_registry: 'http://127.0.0.1:9/',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.on('exit', () => server.kill('SIGKILL'))
  const address = await new Promise<string>((resolve, reject) => {
    let output = ''
    const timer = setTimeout(() => reject(new Error(`OpenCode did not start: ${output.slice(0, 500)}`)), PATIENCE)
    const listen = (data: Buffer) => {
      output += data.toString()
      const found = /listening on (http:\/\/\S+)/.exec(output)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    }
    server.stdout.on('data', listen)
    server.stderr.on('data', listen)
    server.on('exit', (code) => reject(new Error(`OpenCode ended with ${code}: ${output.slice(0, 500)}`)))
  })
  return { ask: (folder) => ask(address, folder), stop: () => server.kill('SIGKILL'), home }
}

const ask = async (address: string, folder: string): Promise<OpenCodeSeen> => {
  const response = await fetch(`${address}/agent?directory=${encodeURIComponent(folder)}`, {
    signal: AbortSignal.timeout(PATIENCE),
  })
  const body: unknown = await response.json()
  if (!response.ok) return { refused: JSON.stringify(body) }
  return { agents: z.array(Agent).parse(body) }
}
