import type { JsonObject } from '../../files/json.ts'
import type { Problem } from '../problem.ts'
import type { Place } from '../target.ts'

/** One agent as one source states it, before it is weighed against the others. */
export type Source = {
  readonly place: Place
  readonly root: string
  /** What OpenCode calls it. */
  readonly name: string
  /** The values as the file states them, `prompt` apart. */
  readonly data: JsonObject
  /** What the client would see of them: nothing where it cannot read the frontmatter. */
  readonly seen: JsonObject
  /** The prompt as the client sees it. */
  readonly prompt: string
  /** The person's own text, without DotBox's sections. */
  readonly instructions: string
  /** A prompt that stands in another file, as it was named. */
  readonly promptFile: string | null
  /** Its place in the order of the client: of two sources of one agent, the higher one wins. */
  readonly rank: number
  /** Why the client does not take it at all, or null. */
  readonly lost: Problem | null
  /** What fails the whole configuration, or null. */
  readonly problem: Problem | null
  /** What the client sees otherwise than the author meant. */
  readonly notes: readonly Problem[]
}
