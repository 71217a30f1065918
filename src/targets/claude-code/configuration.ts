import { type FileSet, textOf } from '../../files/file-set.ts'
import { isObject, type JsonObject } from '../../files/json.ts'
import { jsonSurplus } from '../../files/json-surplus.ts'
import { baseName } from '../../files/path.ts'
import { parseJsonc } from '../../files/revise-json.ts'
import { type Mend, problem } from '../problem.ts'
import type { Skipped } from '../target.ts'
import { isOfTheClient } from './owns.ts'

export const SETTINGS = '.claude/settings.json'

/** The agent that runs the main conversation (`agent` in the project's settings); null where none is named. */
export const leadOf = (files: FileSet): string | null => {
  const value = settingsAt(files, SETTINGS)
  const agent = isObject(value) && whyRefused(value) === null ? value.agent : null
  return typeof agent === 'string' && agent !== '' ? agent : null
}

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
