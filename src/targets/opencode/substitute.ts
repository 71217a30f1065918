import { type FileSet, textOf } from '../../files/file-set.ts'
import { isObject, type Json } from '../../files/json.ts'
import { folderOf } from '../../files/path.ts'
import { tier } from '../../files/select.ts'

type Reference = { readonly start: number; readonly end: number; readonly whole: string; readonly inside: string }

/**
 * The references of one kind in a text, as the client finds them (`/\{file:[^}]+\}/g`), but in linear time: a text full of
 * openings that never close must not take for ever.
 */
function* referencesIn(text: string, kind: 'file' | 'env'): Generator<Reference> {
  const opening = `{${kind}:`
  for (let start = text.indexOf(opening); start >= 0; start = text.indexOf(opening, start + 1)) {
    const end = text.indexOf('}', start)
    if (end < 0) return
    const inside = text.slice(start + opening.length, end)
    if (inside === '') continue
    yield { start, end: end + 1, whole: text.slice(start, end + 1), inside }
    start = end
  }
}

const replaced = (text: string, kind: 'file' | 'env', by: (reference: Reference) => string): string => {
  const parts: string[] = []
  let at = 0
  for (const reference of referencesIn(text, kind)) {
    parts.push(text.slice(at, reference.start), by(reference))
    at = reference.end
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(at)
}

/**
 * The first `{file:…}` of a configuration that names a file which is not there, or null: OpenCode then refuses the whole
 * configuration. It looks at the text, so a reference counts in a comment too, unless the comment begins its line.
 * Of a file that DotBox would not have read it says nothing.
 */
export const missingReference = (files: FileSet, config: string, text: string): string | null => {
  for (const { start, whole, inside } of referencesIn(text, 'file')) {
    const path = referencePath(config, inside)
    if (path === null || tier(path) === 'code' || files.has(path)) continue
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    if (!line.trimStart().startsWith('//')) return whole
  }
  return null
}

/** Where a reference of a configuration leads in the repository; null where it leads out of it. */
export const referencePath = (config: string, reference: string): string | null => {
  if (/^(?:~\/|\/|[A-Za-z]:)/.test(reference)) return null
  const parts = folderOf(config) === '' ? [] : folderOf(config).split('/')
  for (const part of reference.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.length === 0 ? null : parts.join('/')
}

/** What a prompt names that is nothing but one `{file:…}`; null for any other. */
export const wholeReference = (prompt: string): string | null => {
  const text = prompt.trim()
  const [first] = referencesIn(text, 'file')
  return first?.start === 0 && first.end === text.length ? first.inside : null
}

/** The file that a prompt is, where it is nothing but the text of one file of the repository. */
export const promptPath = (files: FileSet, config: string, prompt: string): string | null => {
  const reference = wholeReference(prompt)
  const path = reference === null ? null : referencePath(config, reference)
  return path !== null && textOf(files, path) !== null ? path : null
}

/** A value with what its references stand for; variables of the environment, which nobody knows here, stand for nothing. */
export const substituted = (files: FileSet, config: string, value: Json): Json => {
  if (typeof value === 'string')
    return replaced(
      replaced(value, 'env', () => ''),
      'file',
      ({ whole, inside }) => {
        const path = referencePath(config, inside)
        return (path === null ? null : textOf(files, path)?.trim()) ?? whole
      },
    )
  if (Array.isArray(value)) return value.map((item) => substituted(files, config, item))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substituted(files, config, inner)]))
}

export const hasReference = (text: string): boolean =>
  (['file', 'env'] as const).some((kind) => !referencesIn(text, kind).next().done)
