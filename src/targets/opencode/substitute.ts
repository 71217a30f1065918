import { type FileSet, textOf } from '../../files/file-set.ts'
import { isObject, type Json } from '../../files/json.ts'
import { folderOf } from '../../files/path.ts'
import { tier } from '../../files/select.ts'

/** As the client looks for them, but of a bounded length: a text full of openings that never close must not take for ever. */
const REFERENCE = /\{file:([^}]{1,4096})\}/g
const VARIABLE = /\{env:[^}]{1,4096}\}/g

/**
 * The first `{file:…}` of a configuration that names a file which is not there, or null: OpenCode then refuses the whole
 * configuration. It looks at the text, so a reference counts in a comment too, unless the comment begins its line.
 * Of a file that DotBox would not have read it says nothing.
 */
export const missingReference = (files: FileSet, config: string, text: string): string | null => {
  for (const found of text.matchAll(REFERENCE)) {
    const path = referencePath(config, found[1] ?? '')
    if (path === null || tier(path) === 'code' || files.has(path)) continue
    const line = text.slice(text.lastIndexOf('\n', found.index - 1) + 1, found.index)
    if (!line.trimStart().startsWith('//')) return found[0]
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

/** The file that a prompt is, where it is nothing but the text of one file of the repository. */
export const promptPath = (files: FileSet, config: string, prompt: string): string | null => {
  const reference = /^\{file:([^}]{1,4096})\}$/.exec(prompt.trim())?.[1]
  const path = reference === undefined ? null : referencePath(config, reference)
  return path !== null && textOf(files, path) !== null ? path : null
}

/** A value with what its references stand for; variables of the environment, which nobody knows here, stand for nothing. */
export const substituted = (files: FileSet, config: string, value: Json): Json => {
  if (typeof value === 'string')
    return value.replace(VARIABLE, '').replace(REFERENCE, (whole, reference: string) => {
      const path = referencePath(config, reference)
      return (path === null ? null : textOf(files, path)?.trim()) ?? whole
    })
  if (Array.isArray(value)) return value.map((item) => substituted(files, config, item))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substituted(files, config, inner)]))
}

export const hasReference = (text: string): boolean => /\{(?:file|env):[^}]{1,4096}\}/.test(text)
