import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Design } from '../../design/model.ts'
import type { Act } from '../../guard/answer.ts'
import { printProject } from '../../project/print.ts'
import { emptyReading } from '../../project/reading.ts'
import { GUARD_PROOFS, ROWS } from '../../targets/claude-code/guard/rows.ts'
import { claudeCode } from '../../targets/claude-code/index.ts'
import type { Attempt, Outcome, Result } from './attempt.ts'
import type { Call, Turn } from './claude-model.ts'
import { type ClaudeRun, runClaude } from './claude-session.ts'

/** One call of the scripted model that is an attempt, and how to see what came of it. */
export type Try = {
  readonly attempt: Attempt
  readonly call: Call
  /** The file that tells whether it was done: changed or made when it was. Below the repository, or absolute. */
  readonly trace?: string
  /** What the answer shows when it was done. */
  readonly shows?: string
  /** What the agent is told where it is told afterwards. */
  readonly told?: string
}

type More = {
  readonly trace?: string
  readonly shows?: string
  readonly told?: string
  readonly asked?: { readonly agent: string; readonly act: Act }
}

/** An attempt: what is tried in words, by which call, and what must come of it. */
export const attempt = (
  id: string,
  tries: string,
  tool: string,
  input: Record<string, unknown>,
  must: Outcome,
  { trace, shows, told, asked }: More = {},
): Try => ({
  attempt: { id, tries, must, asked: asked ?? null, rows: rowsOf(id) },
  call: { tool, input, as: id },
  ...(trace === undefined ? {} : { trace }),
  ...(shows === undefined ? {} : { shows }),
  ...(told === undefined ? {} : { told }),
})

const rowsOf = (id: string): string[] => [
  ...Object.entries(ROWS).flatMap(([row, { proofs }]) => ((proofs as readonly string[]).includes(id) ? [row] : [])),
  ...((GUARD_PROOFS as readonly string[]).includes(id) ? ['guard'] : []),
]

export type Step = Turn | Try | readonly Try[]

export type ClaudeSession = Omit<ClaudeRun, 'files' | 'script'> & {
  readonly name: string
  readonly design: Design
  /** The steps of each role. Tries that stand together are made at once. */
  readonly steps: (folder: string) => Readonly<Record<string, readonly Step[]>>
}

const isTry = (step: Step): step is Try => 'attempt' in step
const triesIn = (step: Step): readonly Try[] => (Array.isArray(step) ? step : isTry(step as Try) ? [step as Try] : [])

const turnOf = (step: Step): Turn => {
  const tries = triesIn(step)
  return tries.length > 0 ? { calls: tries.map(({ call }) => call) } : (step as Turn)
}

/** Drives one session, and says what came of each attempt in it. */
export const driveClaude = async (program: string, session: ClaudeSession): Promise<readonly Result[]> => {
  const { files } = printProject(session.design, emptyReading, { targets: ['claude-code'] })
  let tries: readonly Try[] = []
  const before = new Map<string, string | null>()
  const ran = await runClaude(program, {
    ...session,
    files,
    script: (folder) => {
      const steps = session.steps(folder)
      tries = Object.values(steps).flatMap((each) => each.flatMap(triesIn))
      for (const { attempt, trace } of tries) if (trace !== undefined) before.set(attempt.id, contentOf(folder, trace))
      return Object.fromEntries(Object.entries(steps).map(([role, each]) => [role, each.map(turnOf)]))
    },
  })
  return tries.map((one) => {
    const answer = ran.seen.answers.get(one.attempt.id)
    const isTraced = one.trace !== undefined && contentOf(ran.folder, one.trace) !== before.get(one.attempt.id)
    const isShown = one.shows !== undefined && answer?.text.includes(one.shows) === true
    const isTold = one.told !== undefined && ran.seen.said.some((text) => text.includes(one.told ?? ''))
    const isDone = one.trace === undefined && one.shows === undefined ? answer?.isError === false : isTraced || isShown
    const came: Result['came'] = !answer
      ? 'nothing'
      : isDone
        ? isTold
          ? 'told'
          : one.attempt.must === 'hole'
            ? 'hole'
            : 'succeed'
        : /needs a person’s word/.test(answer.text)
          ? 'ask'
          : 'refuse'
    const { asked } = one.attempt
    return {
      attempt: one.attempt,
      came,
      detail: answer
        ? answer.text.slice(0, 300)
        : `No answer came. Left: ${ran.left.join(', ') || 'nothing'}. ${ran.complaint.slice(0, 300)}`,
      said: asked === null ? null : claudeCode.may(session.design, `agent:${asked.agent}`, asked.act).answer,
    }
  })
}

const contentOf = (folder: string, path: string): string | null => {
  const file = isAbsolute(path) ? path : join(folder, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
