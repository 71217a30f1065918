import { claudeCode } from './claude-code/index.ts'
import { opencode } from './opencode/index.ts'
import type { Target } from './target.ts'

/** The tools whose files DotBox reads and writes. A new tool is a folder and one line here. */
export const targets = [claudeCode, opencode] as const satisfies readonly Target[]

export const targetById = (id: string): Target | undefined => targets.find((target) => target.id === id)
