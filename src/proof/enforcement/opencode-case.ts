import type { Act } from '../../guard/answer.ts'
import type { Call } from './opencode-model.ts'

/** One thing that an agent tries in the real client, and what must come of it. */
export type Case = {
  readonly id: string
  /** What is tried, in a few words. */
  readonly tried: string
  /** The agent by name. */
  readonly by: string
  readonly call: (folder: string) => Omit<Call, 'id'>
  readonly must: 'succeed' | 'be refused'
  /** A file that must be there afterwards (`succeed`) or must not have come (`be refused`), from the top of the repository. */
  readonly file?: string
  /** A file whose text must (`succeed`) or must not (`be refused`) hold this afterwards. */
  readonly holds?: readonly [path: string, text: string]
  /** The same act for the evaluator; left out where it cannot know, such as the state of a gate. */
  readonly act?: Act
  /** Which rows of the table of levels this shows. */
  readonly rows: readonly string[]
  /** True where the act may go through, and is found and said afterwards; or where nothing at all holds it. */
  readonly hole?: true
  /** What the agent must be told. */
  readonly told?: RegExp
}

export const write = (path: string) => (folder: string) => ({
  tool: 'write',
  args: { filePath: path.replace('$', folder), content: 'tried\n' },
})
export const bash = (command: string) => (folder: string) => ({
  tool: 'bash',
  args: { command: command.replaceAll('$HERE', folder), description: 'try' },
})
export const patch =
  (...lines: readonly string[]) =>
  () => ({
    tool: 'apply_patch',
    args: { patchText: ['*** Begin Patch', ...lines, '*** End Patch'].join('\n') },
  })
export const call = (tool: string, args: Record<string, unknown>) => () => ({ tool, args })
export const task = (agent: string, prompt = 'Do it.') =>
  call('task', { description: 'try', subagent_type: agent, prompt })
