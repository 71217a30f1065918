import { type ParsedNode, visit } from 'yaml'
import { applyEdits, type Edit } from './edit.ts'
import type { HeaderDocument } from './yaml.ts'
import { inlineYaml } from './yaml-text.ts'

/**
 * A header with every alias (`*name`) replaced by what it stands for, so that a value which others repeat can change
 * alone; null where it has none. The anchors stay.
 */
export const expandAliases = (head: string, { root, jsonOf }: HeaderDocument): string | null => {
  const edits: Edit[] = []
  visit(root, {
    Alias: (_, alias) => {
      const [start, end] = alias.range ?? []
      if (start !== undefined && end !== undefined)
        edits.push({ start, end, text: inlineYaml(jsonOf(alias as ParsedNode)) })
    },
  })
  return edits.length === 0 ? null : applyEdits(head, edits)
}
