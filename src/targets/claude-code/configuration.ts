import { type FileSet, textOf } from '../../files/file-set.ts'
import { isObject, type JsonObject } from '../../files/json.ts'
import { baseName } from '../../files/path.ts'
import { parseJsonc } from '../../files/revise-json.ts'
import { isOfTheClient } from './owns.ts'

export const SETTINGS = '.claude/settings.json'

/** The agent that runs the main conversation (`agent` in the project's settings); null where none is named. */
export const leadOf = (files: FileSet): string | null => {
  const value = settingsAt(files, SETTINGS)
  const agent = isObject(value) && whyRefused(value) === null ? value.agent : null
  return typeof agent === 'string' && agent !== '' ? agent : null
}

/** JSON files that the client ignores as a whole, with the reason. */
export const brokenFiles = (files: FileSet): { path: string; why: string }[] =>
  [...files.keys()].flatMap((path) => {
    if (!isConfiguration(path) || isOfTheClient(path)) return []
    const text = textOf(files, path)
    if (text === null) return []
    const parsed = parseJsonc(text.replace(/^\uFEFF/, ''), { strict: true })
    if (!parsed.ok)
      return [
        {
          path,
          why: `It is not valid JSON, so Claude Code ignores the whole file. Line ${parsed.line}: ${parsed.why}`,
        },
      ]
    const wrong = isObject(parsed.value)
      ? baseName(path) === '.mcp.json'
        ? null
        : whyRefused(parsed.value)
      : 'It does not hold an object.'
    return wrong === null ? [] : [{ path, why: `${wrong} Claude Code ignores the whole file.` }]
  })

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
