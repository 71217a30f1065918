import { unixLines } from './page.ts'

/** A part of a Markdown file that another generator keeps between two HTML comments and writes anew when it runs. */
export type ForeignSection = { readonly name: string; readonly content: string }

const START = /<!--[ \t]*([^\n]*?\b(?:start|begin)\b[^\n]*?)[ \t]*-->/gi

/** The marked sections of other generators, such as `<!-- TOOL:START -->` … `<!-- TOOL:END -->`. A mark without its partner is none. */
export const foreignSections = (text: string): ForeignSection[] =>
  [...text.matchAll(START)].flatMap((found) => {
    const label = found[1] ?? ''
    if (label.startsWith('dotbox:')) return []
    const from = found.index + found[0].length
    const closing = new RegExp(`<!--[ \\t]*${escaped(label).replace(/start|begin/gi, 'end')}[ \\t]*-->`, 'i')
    const end = text.slice(from).search(closing)
    return end < 0 ? [] : [{ name: nameIn(label), content: unixLines(text.slice(from, from + end)) }]
  })

const escaped = (label: string): string => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const nameIn = (label: string): string =>
  label
    .replace(/\b(?:start|begin)\b/i, '')
    .replace(/^[\s:_-]+|[\s:_-]+$/g, '')
    .trim()

/** The names of the sections that stand in both texts and do not say the same in them. */
export const changedForeign = (before: string, after: string): string[] => {
  const now = foreignSections(after)
  return foreignSections(before).flatMap(({ name, content }) => {
    const same = now.filter((other) => other.name === name)
    return same.length > 0 && !same.some((other) => other.content === content) ? [name] : []
  })
}
