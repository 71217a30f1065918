import { isObject, type JsonObject } from '../../../files/json.ts'
import { sectionNamed } from '../../../files/section.ts'
import type { Layout, Place } from '../../target.ts'
import { readFrontmatter } from '../frontmatter.ts'
import { permissionMap } from '../permission.ts'

/** The keys that DotBox writes into every new file; what a person wrote hardly ever has them all. */
const COMPLETE = ['read', 'glob', 'grep', 'edit', 'bash', 'webfetch', 'websearch', 'task', 'skill']

/**
 * Is this a file in which DotBox writes out every permission? New ones are, and those that it wrote before. A person's own
 * file is not touched to enforce anything: what it leaves open stands in DotBox's own configuration (`own-config.ts`), so that
 * switching enforcement off leaves no trace in it.
 */
export const isWrittenOut = (layout: Layout, place: Place): boolean => {
  if (place.pointer) return false
  const text = layout.textOf(place.path)
  if (text === null) return true
  const stated = statedIn(text)
  return COMPLETE.every((key) => stated[key] !== undefined) && sectionNamed(text, 'agent') !== undefined
}

/** The permissions that the file of an agent states itself. */
export const statedIn = (text: string): JsonObject => {
  const page = readFrontmatter(text)
  return page.outcome === 'read' && isObject(page.data) ? permissionMap(page.data) : {}
}
