import type { Level, Pattern } from '../../design/records/agent.ts'
import { baseName, pathProblem } from '../../files/path.ts'
import { hasWildcard } from './wildcard.ts'

export type Boundary = { readonly toKind: 'directory' | 'spec'; readonly path: string }

/** How a place is written in `permission.edit`. Patterns count from the root of the git repository. */
export const placePattern = (boundary: Boundary): string =>
  boundary.toKind === 'directory' ? `${boundary.path}/**` : boundary.path

/**
 * The places that a map of `permission.edit` names, and the level they share; null where it says anything else than
 * “nothing but these”. Only the spelling that DotBox writes itself counts, so that taking a place away takes its line
 * away: `dir/*` means the same to the client and stays a pattern.
 */
export const placesIn = (
  level: Level,
  patterns: readonly Pattern[],
  isFile: (path: string) => boolean,
): { readonly places: readonly Boundary[]; readonly level: Level } | null => {
  const shared = patterns[0]?.level
  if (level !== 'deny' || shared === undefined || shared === 'deny' || patterns.some((rule) => rule.level !== shared))
    return null
  const places = patterns.map((rule) => placeOf(rule.pattern, isFile))
  return places.every((place) => place !== null) ? { places, level: shared } : null
}

const placeOf = (pattern: string, isFile: (path: string) => boolean): Boundary | null => {
  const directory = pattern.endsWith('/**') ? pattern.slice(0, -3) : null
  const path = directory ?? pattern
  if (hasWildcard(path) || path.startsWith('$') || pathProblem(path) !== null) return null
  if (directory !== null) return { toKind: 'directory', path }
  return /[^.]\.[^.]+$/.test(baseName(path)) || isFile(path) ? { toKind: 'spec', path } : null
}

/**
 * The agents that a map of `permission.task` names, the level they share, and the exceptions that name none of the
 * agents here (the client's own, such as `explore`); null where it says anything else than “nobody but these”.
 */
export const calleesIn = (
  level: Level,
  patterns: readonly Pattern[],
  isAgent: (name: string) => boolean,
): { readonly names: readonly string[]; readonly level: Level; readonly others: readonly Pattern[] } | null => {
  const shared = patterns[0]?.level
  if (
    level !== 'deny' ||
    shared === undefined ||
    shared === 'deny' ||
    patterns.some((rule) => rule.level !== shared || hasWildcard(rule.pattern))
  )
    return null
  const names = patterns.map((rule) => rule.pattern).filter(isAgent)
  return names.length === 0 ? null : { names, level: shared, others: patterns.filter((rule) => !isAgent(rule.pattern)) }
}
