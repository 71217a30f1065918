import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary folder that goes when the program ends, however it ends. */
export const temporaryFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `dotbox-${name}-`))
  folders.push(folder)
  return folder
}

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

/** The whole environment of a client: nothing of this machine's user, and a home of its own. */
export const cleanEnvironment = (home: string, own: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: home,
  TERM: 'dumb',
  LANG: 'C.UTF-8',
  ...own,
})
