import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { FileSet } from '../../../files/file-set.ts'
import { cleanEnvironment, temporaryFolder } from '../../hermetic.ts'
import { layOut } from '../../lay-out.ts'
import { type Seen, startModel, type Turn } from './model.ts'

export type ClaudeRun = {
  readonly files: FileSet
  /** The folder in which the client starts, below the repository. */
  readonly startIn?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The stage before the client starts: the folder of the repository. */
  readonly stage?: (folder: string) => void
  readonly script: (folder: string) => Readonly<Record<string, readonly Turn[]>>
  /** Milliseconds. */
  readonly patience?: number
}

export type ClaudeRan = {
  readonly folder: string
  readonly seen: Seen
  readonly left: readonly string[]
  readonly complaint: string
}

/** Tools that the person has allowed, so that it is the guard that decides and not the client's own questions. */
const ALLOWED =
  'Bash,Edit,Write,NotebookEdit,Read,Grep,Glob,WebFetch,WebSearch,Agent,Skill,Workflow,SendMessage,mcp__files'

const GIT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 't',
  GIT_AUTHOR_EMAIL: 't@t',
  GIT_COMMITTER_NAME: 't',
  GIT_COMMITTER_EMAIL: 't@t',
}

export const gitIn = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...GIT },
    encoding: 'utf8',
    stdio: 'pipe',
  })

/** One session of the real client in a fresh repository, with a scripted model, an empty home and no network. */
export const runClaude = async (program: string, run: ClaudeRun): Promise<ClaudeRan> => {
  const folder = temporaryFolder('enforcement')
  layOut(run.files, folder)
  run.stage?.(folder)
  gitIn(folder, 'add', '-A')
  gitIn(folder, 'commit', '-qm', 'first')
  const model = await startModel(run.script(folder))
  const client = spawn(
    program,
    [
      '-p',
      'go',
      '--output-format',
      'stream-json',
      '--verbose',
      '--permission-mode',
      'acceptEdits',
      '--allowedTools',
      ALLOWED,
      ...(run.args ?? []),
    ],
    {
      cwd: join(folder, run.startIn ?? ''),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: cleanEnvironment(temporaryFolder('claude-home'), {
        ...GIT,
        DISABLE_AUTOUPDATER: '1',
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        ANTHROPIC_BASE_URL: model.url,
        ANTHROPIC_API_KEY: 'dummy',
        ...run.env,
      }),
    },
  )
  let complaint = ''
  client.stdout.resume()
  client.stderr.on('data', (data: Buffer) => {
    complaint += data.toString()
  })
  const timer = setTimeout(() => client.kill('SIGKILL'), run.patience ?? 180_000)
  const code = await new Promise<number | null>((resolve) => client.on('close', resolve))
  clearTimeout(timer)
  model.stop()
  return {
    folder,
    seen: model.seen,
    left: model.left(),
    complaint: code === 0 ? complaint : `exit ${code}: ${complaint}`,
  }
}
