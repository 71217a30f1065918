import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The versions that DotBox's knowledge of the formats was checked against. */
export const CLIENTS = { claude: '2.1.330', opencode: '1.18.33' } as const

export type Clients = { readonly claude: string; readonly opencode: string }

/** Where npm put the programs, by platform and processor. Each is a native program in a package of its own. */
const programs = (folder: string): Clients => {
  const exe = process.platform === 'win32' ? '.exe' : ''
  const system = process.platform === 'win32' ? 'windows' : process.platform
  return {
    claude: join(
      folder,
      'node_modules',
      '@anthropic-ai',
      `claude-code-${process.platform}-${process.arch}`,
      `claude${exe}`,
    ),
    opencode: join(folder, 'node_modules', `opencode-${system}-${process.arch}`, 'bin', `opencode${exe}`),
  }
}

/** Fetches the pinned clients into a folder once. Throws with what to do where one cannot be had. */
export const installClients = (folder: string): Clients => {
  const found = programs(folder)
  if (!isInstalled(folder, found)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    console.log(`Fetching Claude Code ${CLIENTS.claude} and OpenCode ${CLIENTS.opencode} (about 250 MB, once)…`)
    // Their install scripts only copy programs about or look for updates; the native programs run as they are.
    const packages = [`@anthropic-ai/claude-code@${CLIENTS.claude}`, `opencode-ai@${CLIENTS.opencode}`]
    try {
      execFileSync(
        'npm',
        ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--save-exact', ...packages],
        {
          cwd: folder,
          stdio: ['ignore', 'ignore', 'inherit'],
          timeout: 600_000,
        },
      )
    } catch (error) {
      throw new Error(
        `npm could not fetch the clients (${(error as Error).message.split('\n')[0]}). Check the network or the registry, then run “npm run test:clients” again.`,
      )
    }
  }
  for (const [name, path] of Object.entries(found)) {
    if (!existsSync(path))
      throw new Error(
        `npm brought no ${name} for ${process.platform}-${process.arch}: ${path} is missing. Run this on Linux, macOS or Windows with x64 or arm64.`,
      )
  }
  return found
}

const isInstalled = (folder: string, found: Clients): boolean => {
  const version = (name: string): string | null => {
    const path = join(folder, 'node_modules', name, 'package.json')
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version : null
  }
  return (
    version('@anthropic-ai/claude-code') === CLIENTS.claude &&
    version('opencode-ai') === CLIENTS.opencode &&
    Object.values(found).every((path) => existsSync(path))
  )
}
