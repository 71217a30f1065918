import type { Design, NodeKind, NodeRecord } from '../../design/model.ts'
import { nodes, settings } from '../../design/queries.ts'
import type { Finding, Severity } from '../../rules/rule.ts'

/** One line of the outline: a heading with its count, or a node of the design. */
export type OutlineRow = {
  readonly id: string
  readonly label: string
  readonly kind: NodeKind | 'heading'
  readonly depth: number
  readonly expanded: boolean | undefined
  readonly color: string | null
  readonly lead: boolean
  readonly count: number
  /** The nested project that an agent belongs to, '' for the top. */
  readonly root: string
}

const HEADINGS: readonly (readonly [NodeKind, string])[] = [
  ['agent', 'Agents'],
  ['directory', 'Directories'],
  ['spec', 'Specs'],
  ['group', 'Groups'],
  ['note', 'Notes'],
]

const labelOf = (node: NodeRecord): string =>
  'name' in node ? node.name : 'path' in node ? node.path : (node.text.split('\n', 1)[0] ?? '')

/** What a word is looked for in: the name, and the project of an agent that has one. */
const searched = (node: NodeRecord): string =>
  `${node.kind === 'agent' ? `${node.root} ` : ''}${labelOf(node)}`.toLowerCase()

/**
 * The outline of a design: what is there, by kind. With words to look for, only what holds all of them, and nothing is
 * folded.
 */
export const outlineRows = (design: Design, folded: ReadonlySet<string>, looked: string): readonly OutlineRow[] => {
  const words = looked.toLowerCase().split(/\s+/).filter(Boolean)
  const { lead } = settings(design)
  const fits = (node: NodeRecord) => words.every((word) => searched(node).includes(word))
  const found = nodes(design).filter(fits)
  return HEADINGS.flatMap(([kind, name]) => {
    const own = found.filter((node) => node.kind === kind)
    if (own.length === 0) return []
    const expanded = words.length > 0 || !folded.has(kind)
    const heading: OutlineRow = {
      id: kind,
      label: name,
      kind: 'heading',
      depth: 0,
      expanded,
      color: null,
      lead: false,
      count: own.length,
      root: '',
    }
    const rows = own.map(
      (node): OutlineRow => ({
        id: node.id,
        label: labelOf(node) || 'Without a name',
        kind: node.kind,
        depth: 1,
        expanded: undefined,
        color: node.kind === 'agent' ? node.color : null,
        lead: node.id === lead,
        count: 0,
        root: node.kind === 'agent' ? node.root : '',
      }),
    )
    return expanded ? [heading, ...rows] : [heading]
  })
}

/** True where two outlines show the same; where nodes stand on the canvas is none of the outline's business. */
export const sameRows = (a: readonly OutlineRow[], b: readonly OutlineRow[]): boolean =>
  a.length === b.length &&
  a.every((row, at) => (Object.keys(row) as (keyof OutlineRow)[]).every((key) => row[key] === b[at]?.[key]))

/** The worst severity of the findings at each record. Findings come the worst first. */
export const worstAt = (findings: readonly Finding[]): ReadonlyMap<string, Severity> => {
  const worst = new Map<string, Severity>()
  for (const { at, severity } of findings) if (at !== null && !worst.has(at)) worst.set(at, severity)
  return worst
}
