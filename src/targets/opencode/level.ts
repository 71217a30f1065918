import type { Level, Pattern } from '../../design/records/agent.ts'
import type { Json } from '../../files/json.ts'
import { ENV_FILES, type Rule } from './permission.ts'
import { matches, matchesAll } from './wildcard.ts'

/** A level, and the exceptions to it in order. */
export type Graded = { readonly level: Level; readonly patterns: readonly Pattern[] }

/** The longest pattern that a design holds. */
const LONGEST_PATTERN = 2000

/**
 * One tool's rules as a level with exceptions: the last rule for everything is the level, what stands after it are the
 * exceptions, what stands before it is dead. `start` rules (the client's defaults) give a level but no exceptions.
 */
export const gradedOf = (start: readonly Rule[], rules: readonly Rule[], tool: string): Graded => {
  const base = start.findLast((rule) => matches(rule.key, tool) && matchesAll(rule.pattern))?.level ?? 'ask'
  const own = rules.filter((rule) => matches(rule.key, tool) && rule.pattern.length <= LONGEST_PATTERN)
  return settled(base, own)
}

/** The same level and exceptions, without those that can never decide. */
export const settled = (level: Level, patterns: readonly Pattern[]): Graded => {
  const last = patterns.findLastIndex((rule) => matchesAll(rule.pattern))
  const after = patterns.slice(last + 1)
  const lastOf = new Map(after.map((rule, at) => [rule.pattern, at]))
  const left = after.filter((rule, at) => lastOf.get(rule.pattern) === at)
  return {
    level: patterns[last]?.level ?? level,
    patterns: left.map((rule) => ({ pattern: rule.pattern, level: rule.level })),
  }
}

/** A level with exceptions as it stands in a file: the plain word, or a map that begins with `"*"`. */
export const printGraded = ({ level, patterns }: Graded): Json =>
  patterns.length === 0
    ? level
    : Object.fromEntries([['*', level], ...patterns.map((rule) => [rule.pattern, rule.level] as const)])

/**
 * Reading without asking still asks about files of secrets, as it does where nothing is stated: a plain `read: allow`
 * would switch that off. So these three exceptions are written with `allow`, and are not shown when they are read.
 */
export const withEnvFiles = (graded: Graded): Graded =>
  graded.level === 'allow' ? settled('allow', [...ENV_FILES, ...graded.patterns]) : graded

export const withoutEnvFiles = (graded: Graded): Graded => {
  const there = ENV_FILES.every(
    (file, at) => graded.patterns[at]?.pattern === file.pattern && graded.patterns[at].level === file.level,
  )
  return graded.level === 'allow' && there
    ? { level: 'allow', patterns: graded.patterns.slice(ENV_FILES.length) }
    : graded
}
