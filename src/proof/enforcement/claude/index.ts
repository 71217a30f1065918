import { GUARD_PROOFS, ROWS } from '../../../targets/claude-code/guard/rows.ts'
import { claudeCode } from '../../../targets/claude-code/index.ts'
import type { Attempt } from '../attempt.ts'
import type { Hole, TargetProof } from '../target-proof.ts'
import { damage } from './damage.ts'
import { gatedWorkflow, gates } from './gates.ts'
import { places, subfolder, workflow } from './places.ts'
import { bypass, lists, tools } from './tools.ts'
import { attemptsOf, type ClaudeSession, driveClaude } from './try.ts'

/** The longest first, so that two at once end together. */
const SESSIONS: readonly ClaudeSession[] = [
  gates,
  tools,
  places,
  workflow,
  gatedWorkflow,
  damage,
  bypass,
  lists,
  subfolder,
]

export const claudeAttempts = (): readonly Attempt[] => SESSIONS.flatMap((session) => attemptsOf(session))

const HOLES: readonly Hole[] = [
  {
    what: 'An agent that may run any command, or use a server, can write beside its places (`told-shell`, `told-server`).',
    level: 'checked',
    around: 'Deny the shell and list the commands it needs; deny the servers that it does not need.',
  },
  {
    what: 'What such a command does outside of the repository, or to files that git ignores, is not found.',
    level: 'advice',
    around: 'The same; or run the session in a sandbox of the client or of the system.',
  },
  {
    what: 'An agent that may run any command can read what it may not (`hole-read-by-shell`).',
    level: 'advice',
    around: 'The same.',
  },
  {
    what: 'A hard link that lies in an agent’s place and is a file elsewhere: it is that file, and nothing tells the two apart. Only a command can make one.',
    level: 'advice',
    around: 'The same.',
  },
  {
    what: 'A list of refused commands is got around by another spelling (`hole-shell-refused`).',
    level: 'advice',
    around: 'List what is allowed instead of what is refused.',
  },
  {
    what: 'An agent that may run any command can change the guard itself, if it sets out to (`hole-guard-by-shell`). A guard that no longer parses refuses everything; one that was rewritten does not.',
    level: 'advice',
    around: 'The same; keep the guard in git and run `node .claude/hooks/dotbox-guard.mjs --self-test` in CI.',
  },
  {
    what: 'A gate is as good as its command: an agent that may change the tests, or the script that runs them, can make it pass.',
    level: 'advice',
    around: 'Give the agent places that do not hold the tests and the scripts of the gate.',
  },
  {
    what: 'A session that is started in a folder which is neither the top nor a working directory of the design reads no settings, so no guard.',
    level: 'advice',
    around: 'Start sessions at the top, or add the folder to the design as a directory.',
  },
  {
    what: 'The person can turn hooks off: `disableAllHooks` in their own settings, `--bare`, `--safe-mode`; and in a terminal hooks wait until the folder is trusted.',
    level: 'advice',
    around: 'Leave them on. No agent can turn them off (`kept-local-settings`).',
  },
  {
    what: 'Claude Code before 2.1.295 does not know `onFailure`: there a guard that cannot start lets everything through.',
    level: 'advice',
    around: 'Update the client.',
  },
  {
    what: 'Without a lead the main conversation is the person’s own: it is held to no places, and may call every agent of the team.',
    level: 'advice',
    around: 'Name an agent as the lead.',
  },
  {
    what: 'Two agents that run commands at the same time cannot be told apart: both are told what one of them changed.',
    level: 'checked',
    around: 'Let each work in its own worktree (isolation).',
  },
]

/** What is proven of Claude Code. */
export const claudeProof = (program: string): TargetProof => ({
  name: claudeCode.name,
  version: claudeCode.client,
  rows: ROWS,
  guard: GUARD_PROOFS,
  holes: HOLES,
  sessions: SESSIONS.map((session) => () => driveClaude(program, session)),
})
