import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { Draft, RecordOf } from '../../../design/model.ts'
import type { Capabilities, Level, Pattern } from '../../../design/records/agent.ts'
import { anAgent } from '../../../design/samples.ts'
import { temporaryFolder } from '../../hermetic.ts'
import type { Outcome } from '../attempt.ts'
import mcpFiles from '../mcp-files.mjs?raw'
import type { Turn } from './model.ts'
import { attempt, type Signs, type Try } from './try.ts'

/** No shell and no server: what an agent does then, it does by tools whose every act the guard sees. */
const SHUT: Capabilities = {
  read: 'allow',
  search: 'allow',
  edit: 'allow',
  shell: 'deny',
  web: 'deny',
  delegate: 'deny',
  skills: 'deny',
  mcp: { '*': 'deny' },
}
/** Everything: the lists of such an agent leave out nothing. */
export const EVERYTHING: Partial<Capabilities> = {
  shell: 'allow',
  web: 'allow',
  delegate: 'allow',
  skills: 'allow',
  mcp: { '*': 'allow' },
}

/** An agent that the scripted model plays by its name. */
export const role = (
  name: string,
  capabilities: Partial<Capabilities> = {},
  draft: Partial<Draft<'agent'>> = {},
): RecordOf<'agent'> =>
  anAgent(name, { instructions: `ROLE ${name}. Work.`, capabilities: { ...SHUT, ...capabilities }, ...draft })

export const rule = (pattern: string, level: Level): Pattern => ({ pattern, level })

/** A turn that calls an agent and waits for it. */
export const calls = (...agents: readonly string[]): Turn => ({
  calls: agents.map((agent) => ({ tool: 'Agent', input: calling(agent) })),
})
export const calling = (agent: string, more: object = {}) => ({
  description: 'd',
  prompt: `ROLE ${agent}. go`,
  subagent_type: agent,
  run_in_background: false,
  ...more,
})

export const writing = (file: string, content = 'x\n') => ({ file_path: file, content })
export const running = (command: string) => ({ command, description: 'd' })
/** A turn that reads files, for the client edits only what was read. */
export const reads = (...files: readonly string[]): Turn => ({
  calls: files.map((file_path) => ({ tool: 'Read', input: { file_path } })),
})

export const put = (folder: string, path: string, text = 'x\n'): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
export const link = (folder: string, path: string, to: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  symlinkSync(to, join(folder, path))
}

/** The arguments that give the client a server which writes and reads files. */
export const withServer = (): string[] => {
  const folder = temporaryFolder('server')
  put(folder, 'files.mjs', mcpFiles)
  const config = { mcpServers: { files: { command: process.execPath, args: [join(folder, 'files.mjs')] } } }
  return ['--strict-mcp-config', '--mcp-config', JSON.stringify(config)]
}

/**
 * Writing a file as an attempt of one agent: `path` as the agent spells it (below the repository unless it is absolute), `place`
 * where it really is.
 */
export const writer =
  (folder: string, agent: string) =>
  (id: string, tries: string, path: string, must: Outcome, place = path, content = 'x\n'): Try =>
    attempt(id, tries, 'Write', writing(isAbsolute(path) ? path : `${folder}/${path}`, content), must, {
      trace: place.startsWith('../') ? join(folder, place) : place,
      asked: { agent, act: { do: 'edit', path: place } },
    })

/** Running a command as an attempt of one agent; `trace` is the file that it would make. */
export const runner =
  (agent: string) =>
  (id: string, tries: string, command: string, must: Outcome, more: Signs = {}): Try =>
    attempt(id, tries, 'Bash', running(command), must, { asked: { agent, act: { do: 'shell', command } }, ...more })
