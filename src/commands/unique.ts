import { type Design, emptyDesign } from '../design/model.ts'
import { agentNameProblem, placeProblem } from '../design/names.ts'
import { all } from '../design/queries.ts'

const NOTHING = emptyDesign()

/**
 * Gives names and paths that nothing speaks against: the wanted one, else with a number. Every name that it gave counts as
 * taken, so that hundreds of copies cost one walk over the design. A name that no number can mend (of a hostile
 * paste, say) becomes a plain one.
 */
export const uniqueNames = (design: Design) => {
  const agents = new Set(all(design, 'agent').map(({ name, root }) => agentKey(name, root)))
  const places = new Set([...all(design, 'directory'), ...all(design, 'spec')].map(({ path }) => path.toLowerCase()))
  const counts = new Map<string, number>()
  const free = (taken: Set<string>, key: (text: string) => string, numbered: (count: number) => string) => {
    const first = numbered(1)
    for (let count = counts.get(key(first)) ?? 1; ; count++) {
      const text = numbered(count)
      if (taken.has(key(text))) continue
      taken.add(key(text))
      counts.set(key(first), count + 1)
      return text
    }
  }
  return {
    agent: (wanted: string, root: string): string => {
      const fits = agentNameProblem(NOTHING, null, wanted.slice(0, ROOM)) === null
      const base = fits ? wanted.slice(0, ROOM).trim() : 'agent'
      const stem = base.replace(/-\d{1,6}$/, '') || base
      return free(
        agents,
        (name) => agentKey(name, root),
        (count) => (count === 1 ? base : `${stem}-${count}`),
      )
    },
    place: (kind: 'directory' | 'spec', wanted: string): string => {
      const fits = wanted.length <= ROOM && placeProblem(NOTHING, null, wanted) === null
      const base = fits ? wanted : kind === 'spec' ? 'specs/spec.md' : 'work'
      const stem = base.replace(/-\d{1,6}(?=(\.[^./]*)?$)/, '')
      return free(
        places,
        (path) => path.toLowerCase(),
        (count) => (count === 1 ? base : stem.replace(/(\.[^./]*)?$/, (ending) => `-${count}${ending}`)),
      )
    },
  }
}

/** So long may a name be before it gets its number. */
const ROOM = 240

const agentKey = (name: string, root: string) => `${root}\n${name.toLowerCase()}`
