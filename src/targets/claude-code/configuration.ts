import type { Limit } from '../../design/records/limit.ts'
import { type FileSet, textOf } from '../../files/file-set.ts'
import { isObject, type Json, type JsonObject, sameJson } from '../../files/json.ts'
import { jsonSurplus } from '../../files/json-surplus.ts'
import { baseName, joinPath } from '../../files/path.ts'
import { parseJsonc } from '../../files/revise-json.ts'
import { type Mend, problem } from '../problem.ts'
import type { Skipped } from '../target.ts'
import { withoutOwnRules } from './guard/settings.ts'
import { isOfTheClient } from './owns.ts'
import { limitsFrom } from './permission-rules.ts'

export const SETTINGS = '.claude/settings.json'

/** The agent that runs the main conversation (`agent` in the project's settings); null where none is named. */
export const leadOf = (files: FileSet): string | null => {
  const value = settingsAt(files, SETTINGS)
  const agent = isObject(value) && whyRefused(value) === null ? value.agent : null
  return typeof agent === 'string' && agent !== '' ? agent : null
}

/** What the settings of one project folder say of permissions for the whole session. */
export type Session = {
  readonly root: string
  readonly limits: readonly Limit[]
  /** The mode that is stated; null leaves the client its own default. */
  readonly mode: string | null
  readonly allowed: readonly string[]
}

const SETTINGS_FILES = ['settings.json', 'settings.local.json']

/** The sessions of a repository, one for each folder with settings: lists add up, of two modes the local one counts. */
export const sessionsIn = (files: FileSet): Session[] => {
  const roots = new Set(
    [...files.keys()].flatMap((path) => {
      const root = /^(?:(.*)\/)?\.claude\/settings(?:\.local)?\.json$/.exec(path)
      return root === null || isOfTheClient(path) ? [] : [root[1] ?? '']
    }),
  )
  return [...roots].sort().map((root) => {
    const stated = SETTINGS_FILES.flatMap((name) => {
      const value = settingsAt(files, joinPath(root, '.claude', name))
      return isObject(value) && whyRefused(value) === null && isObject(value.permissions)
        ? [{ permissions: value.permissions, value }]
        : []
    })
    const rules = (key: string) =>
      stated.flatMap(({ permissions, value }) => withoutOwnRules(texts(permissions[key]), value))
    const limits = (['ask', 'deny'] as const).flatMap((level) =>
      rules(level).flatMap((rule) => limitsFrom(rule, level, root)),
    )
    const mode = stated
      .map(({ permissions: { defaultMode } }) => defaultMode)
      .findLast((word) => typeof word === 'string')
    return {
      root,
      limits: limits.filter((limit, at) => limits.findIndex((other) => sameJson(other, limit)) === at),
      mode: typeof mode === 'string' ? mode : null,
      allowed: rules('allow'),
    }
  })
}

/** More rules than this are no settings that somebody wrote. */
const MOST_RULES = 2000
const texts = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : [])
    .filter((item): item is string => typeof item === 'string' && item.length <= 1000)
    .slice(0, MOST_RULES)

/** JSON files that the client ignores as a whole, with the reason. */
export const brokenFiles = (files: FileSet): Skipped[] =>
  [...files.keys()].flatMap((path) => {
    if (!isConfiguration(path) || isOfTheClient(path)) return []
    const text = textOf(files, path)
    if (text === null) return []
    const parsed = parseJsonc(text.replace(/^\uFEFF/, ''), { strict: true })
    if (!parsed.ok) {
      const why = `It is not valid JSON, so Claude Code ignores the whole file. Line ${parsed.line}: ${parsed.why}`
      return [{ path, why, problem: problem('broken-json', why, { line: parsed.line, mend: plainJson(text) }) }]
    }
    const wrong = isObject(parsed.value)
      ? baseName(path) === '.mcp.json'
        ? null
        : whyRefused(parsed.value)
      : 'It does not hold an object.'
    if (wrong === null) return []
    const why = `${wrong} Claude Code ignores the whole file.`
    return [{ path, why, problem: problem('refused-settings', why, { line: 1 }) }]
  })

/** JSON with comments and trailing commas, which other tools take, made plain. */
const plainJson = (text: string): Mend | null => {
  const edits = jsonSurplus(text)
  return edits.length === 0
    ? null
    : { title: 'Take the comments and the commas before a closing bracket away', safe: false, edits }
}

const isConfiguration = (path: string): boolean =>
  baseName(path) === '.mcp.json' || /(?:^|\/)\.claude\/settings(?:\.local)?\.json$/.test(path)

const settingsAt = (files: FileSet, path: string) => {
  const text = textOf(files, path)
  const parsed = text === null ? null : parseJsonc(text.replace(/^\uFEFF/, ''), { strict: true })
  return parsed?.ok ? parsed.value : null
}

/** Keys whose wrong type makes the client refuse the file (claude-code.md, 3). */
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  agent: (value) => typeof value === 'string',
  model: (value) => typeof value === 'string',
  permissions: isObject,
  hooks: isObject,
  env: isObject,
}

const whyRefused = (settings: JsonObject): string | null => {
  const key = Object.keys(TYPES).find((known) => Object.hasOwn(settings, known) && !TYPES[known]?.(settings[known]))
  return key === undefined ? null : `“${key}” has the wrong type.`
}
