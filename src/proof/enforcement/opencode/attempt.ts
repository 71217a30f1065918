import type { Act } from '../../../guard/answer.ts'
import type { Asked, Attempt, Outcome } from '../attempt.ts'
import { actOf } from './asking.ts'

/** A call without its id, in the folder that the repository was laid out in. */
export type Made = (folder: string) => { readonly tool: string; readonly args: Readonly<Record<string, unknown>> }

/** An attempt as OpenCode is made to try it. */
export type OpenCodeAttempt = Attempt & {
  /** The agent that tries it. */
  readonly by: string
  readonly call: Made
  /** What is to be on the disk afterwards if it succeeds, and not if it is refused: a file, or a text in one. */
  readonly leaves: string | readonly [path: string, text: string] | null
  /** What the agent must be told. */
  readonly told: RegExp | null
}

type Given = {
  readonly by: string
  readonly rows: readonly string[]
  readonly leaves?: OpenCodeAttempt['leaves']
  readonly told?: RegExp
  /** Where the evaluator is asked about something else than the call as it is written: a link is followed, say. */
  readonly act?: Act
  readonly asked?: Attempt['asked']
}

/** One attempt: what is tried, what must come of it, and by whom. */
export const attempt = (id: string, tries: string, must: Outcome, call: Made, given: Given): OpenCodeAttempt => ({
  id,
  tries,
  must,
  call,
  by: given.by,
  rows: given.rows,
  leaves: given.leaves ?? null,
  told: given.told ?? null,
  asked: given.asked ?? (given.by === PERSON ? 'person' : askedAbout(id, given.by, given.act ?? actOf(call))),
})

/** OpenCode's own agent, with which a person begins: a design says nothing of it. */
const PERSON = 'build'

const askedAbout = (id: string, by: string, act: Act | null): Asked => {
  if (act === null) throw new Error(`${id}: say what the evaluator is to be asked.`)
  return { agent: by, act }
}

/** The text that attempts write, so that it is found again. */
export const TRACE = 'tried'

/** `$` stands for the folder of the repository. */
const inFolder = (text: string, folder: string): string => text.replaceAll('$', folder)

export const write =
  (path: string): Made =>
  (folder) => ({ tool: 'write', args: { filePath: inFolder(path, folder), content: `${TRACE}\n` } })

export const edit =
  (path: string, oldString: string, newString: string): Made =>
  (folder) => ({ tool: 'edit', args: { filePath: inFolder(path, folder), oldString, newString } })

export const read =
  (path: string): Made =>
  (folder) => ({ tool: 'read', args: { filePath: inFolder(path, folder) } })

export const bash =
  (command: string, workdir?: string): Made =>
  () => ({ tool: 'bash', args: { command, description: 'try', ...(workdir === undefined ? {} : { workdir }) } })

export const patch =
  (...lines: readonly string[]): Made =>
  () => ({ tool: 'apply_patch', args: { patchText: ['*** Begin Patch', ...lines, '*** End Patch'].join('\n') } })

export const task =
  (agent: string, prompt = 'Do nothing.', more: object = {}): Made =>
  () => ({ tool: 'task', args: { description: 'try', subagent_type: agent, prompt, ...more } })

export const other =
  (tool: string, args: Readonly<Record<string, unknown>>): Made =>
  (folder) => ({
    tool,
    args: Object.fromEntries(
      Object.entries(args).map(([key, value]) => [key, typeof value === 'string' ? inFolder(value, folder) : value]),
    ),
  })
