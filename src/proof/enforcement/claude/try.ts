import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Design } from '../../../design/model.ts'
import { printProject } from '../../../project/print.ts'
import { emptyReading } from '../../../project/reading.ts'
import { GUARD_PROOFS, ROWS } from '../../../targets/claude-code/guard/rows.ts'
import { claudeCode } from '../../../targets/claude-code/index.ts'
import { type Attempt, isAsked, type Outcome, type Result } from '../attempt.ts'
import type { Call, Turn } from './model.ts'
import { type ClaudeRun, runClaude } from './session.ts'

/** One call of the scripted model that is an attempt, and how to see what came of it. */
export type Try = {
  readonly attempt: Attempt
  /** Done right before it: sets the stage. */
  readonly before?: () => void
  /** Made only when it is tried, where what it names is not known before. */
  readonly call: Call | (() => Call)
  /** The file that tells whether it was done: changed or made when it was. Below the repository, or absolute. */
  readonly trace?: string
  /** What the traced file says when it was done, where others change it too. */
  readonly done?: (content: string | null) => boolean
  /** What the answer shows when it was done. */
  readonly shows?: string
  /** What the agent is told where it is told afterwards. */
  readonly told?: string
  /** What whoever refuses says: another refusal (a tool that does not exist, say) would prove nothing. */
  readonly by: RegExp
}

/** How to see what came of an attempt. */
export type Signs = {
  readonly by?: RegExp
  readonly trace?: string
  readonly done?: (content: string | null) => boolean
  readonly shows?: string
  readonly told?: string
}

export type More = Signs & { readonly asked: Attempt['asked'] }

/** The guard, or the rules of the settings. */
const BY_RULE = /DotBox|denied by your permission settings/
/** The client, to which the agent's file gives no such tool. */
export const BY_LIST = /No such tool available/

/** An attempt: what is tried in words, by which call, and what must come of it. */
export const attempt = (
  id: string,
  tries: string,
  tool: string,
  input: Record<string, unknown> | (() => Record<string, unknown>),
  must: Outcome,
  { trace, done, shows, told, asked, by = BY_RULE }: More,
): Try => ({
  attempt: { id, tries, must, asked, rows: rowsOf(id) },
  call: typeof input === 'function' ? () => ({ tool, input: input(), as: id }) : { tool, input, as: id },
  by,
  ...(done === undefined ? {} : { done }),
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
  return tries.length > 0
    ? {
        before: () => {
          for (const { before } of tries) before?.()
        },
        calls: () => tries.map(({ call }) => (typeof call === 'function' ? call() : call)),
      }
    : (step as Turn)
}

/** The attempts of a session, without making them. */
export const attemptsOf = (session: ClaudeSession): readonly Attempt[] =>
  Object.values(session.steps('/repository')).flatMap((each) => each.flatMap(triesIn).map(({ attempt }) => attempt))

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
    const after = one.trace === undefined ? null : contentOf(ran.folder, one.trace)
    const isTraced = one.done ? one.done(after) : one.trace !== undefined && after !== before.get(one.attempt.id)
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
          : one.by.test(answer.text)
            ? 'refuse'
            : 'nothing'
    const { asked } = one.attempt
    return {
      attempt: one.attempt,
      came,
      detail: answer
        ? answer.text.slice(0, 300)
        : `No answer came. Left: ${ran.left.join(', ') || 'nothing'}. ${ran.complaint.slice(0, 300)}`,
      said: isAsked(asked) ? claudeCode.may(session.design, `agent:${asked.agent}`, asked.act) : null,
    }
  })
}

/** The content of a file, null where there is none. A `*` stands for the one folder of that name that there is. */
const contentOf = (folder: string, path: string): string | null => {
  const [before, after] = path.split('*/')
  const known = isAbsolute(path) ? path : join(folder, path)
  const file = after === undefined ? known : join(onlyFolderIn(join(folder, before ?? '')) ?? '', after)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** The first folder in a folder; null where there is none. */
export const onlyFolderIn = (folder: string): string | null => {
  const first = existsSync(folder) ? readdirSync(folder)[0] : undefined
  return first === undefined ? null : join(folder, first)
}
