import type { FoundBy } from './read.ts'
import type { Finder } from './read-edges.ts'
import type { Start } from './reading.ts'

/** Agent id to the commands that a person starts it with. A command for an agent that is no record here tells nothing. */
export const readStarts = (finds: readonly FoundBy[], find: Finder): Record<string, Start[]> => {
  const starts: Record<string, Start[]> = {}
  for (const { target, found } of finds)
    for (const { root, agent, command, path } of found.starts) {
      const id = find.agent(root, agent, target.id)
      if (id !== undefined) starts[id] = [...(starts[id] ?? []), { command, path }]
    }
  return starts
}
