import type { Capability, Pattern } from '../../design/records/agent.ts'
import type { Limit, Limited } from '../../design/records/limit.ts'
import { joinPath } from '../../files/path.ts'
import { leafOf } from './tools.ts'

/**
 * The permission rules of Claude Code's settings (`Tool` or `Tool(specifier)`, claude-code.md 3.1) in the words of a design.
 * Its languages of patterns are not ours: a rule that takes away becomes the wider pattern, one that gives the narrower.
 */
type Rule = { readonly tool: string; readonly specifier: string | null }

const parsed = (rule: string): Rule | null => {
  const found = /^\s*([^()\s]+)\s*(?:\((.*)\))?\s*$/s.exec(rule)
  return found === null ? null : { tool: found[1] ?? '', specifier: found[2] ?? null }
}

/** Tools whose paths count for more than themselves: Edit rules hold for all that write, Read rules also for searching. */
const PATH_TOOLS = ['Read', 'Edit']
/** Rules with a path for these are accepted, and never looked at. */
const NEVER_LOOKED_AT = ['Write', 'NotebookEdit', 'Glob', 'Grep', 'MultiEdit']

type On = readonly [Limited, string]

/** What a rule of `deny` or `ask` takes away, as limits of one project. Nothing where no tool is called so. */
export const limitsFrom = (rule: string, level: Limit['level'], root: string): Limit[] =>
  takenBy(rule, root).map(([on, pattern]) => ({ on, pattern, level, root }))

const EVERYTHING: readonly Limited[] = [
  'read',
  'search',
  'edit',
  'shell',
  'web',
  'delegate',
  'skills',
  'mcp',
  'other.todo',
  'other.lsp',
]

const takenBy = (text: string, root: string): On[] => {
  const rule = parsed(text)
  if (rule === null) return []
  const { tool, specifier } = rule
  if (/^\*+$/.test(tool)) return EVERYTHING.map((on) => [on, '*'] as const)
  if (tool.startsWith('mcp__')) return mcpTaken(tool)
  const leaf = leafOf(tool)
  if (leaf === null) return []
  if (specifier === null || /^\*+$/.test(specifier))
    return tool === 'Read'
      ? [
          ['read', '*'],
          ['search', '*'],
        ]
      : tool === 'NotebookEdit'
        ? []
        : [[tool === 'Edit' ? 'edit' : leaf, '*']]
  if (PATH_TOOLS.includes(tool))
    return pathsTaken(specifier, root)
      .map(([where, pattern]) => {
        const on: Limited = where === 'outside' ? where : tool === 'Read' ? 'read' : 'edit'
        return [on, pattern] as const
      })
      .flatMap(([on, pattern]): On[] =>
        tool === 'Read' && on === 'read'
          ? [
              [on, pattern],
              ['edit', pattern],
            ]
          : [[on, pattern]],
      )
  if (NEVER_LOOKED_AT.includes(tool)) return []
  if (leaf === 'shell') return [['shell', command(specifier)]]
  // An input of the tool (`Agent(model:opus)`, `WebFetch(domain:x)`) has no pattern: the tool goes as a whole.
  if ((leaf === 'delegate' || leaf === 'skills') && !/^\w+:/.test(specifier)) return [[leaf, command(specifier)]]
  return [[leaf, '*']]
}

const mcpTaken = (tool: string): On[] => {
  const name = tool.slice('mcp__'.length).replace(/__\*+$/, '')
  return name === '' ? [] : [['mcp', name === '*' || name.startsWith('*') ? '*' : name]]
}

/** `npm test:*` is a command with anything after it. */
const command = (specifier: string): string => specifier.trim().replace(/:\*$/, ' *')

type Where = 'inside' | 'outside'

/**
 * The patterns that cover a gitignore pattern, and what lies below it. In ours `*` crosses slashes, so they cover more; one that is
 * not tied to the top (`.env`) holds at any depth.
 */
const pathsTaken = (specifier: string, root: string): (readonly [Where, string])[] => {
  const text = specifier
    .trim()
    .replace(/\\./g, '?')
    .replace(/\[[^\]]*\]/g, '?')
  if (text.startsWith('!')) return []
  const outside = /^(?:\/(\/.*)|(~(?:\/.*)?))$/.exec(text)
  if (outside) return spread(outside[1] ?? outside[2] ?? '').map((pattern) => ['outside', pattern] as const)
  const path = text
    .replace(/^(?:\.\/)+/, '')
    .replace(/^\/+/, '')
    .replace(/^(?:\*\*\/)+/, '')
  if (/^\**$/.test(path)) return [['inside', joinPath(root, '*')]]
  const at = text.startsWith('/') && !/^\/+\*\*\//.test(text) ? [path] : [path, `*/${path}`]
  return at.flatMap(spread).map((pattern) => ['inside', joinPath(root, pattern)] as const)
}

/** A path, and all that lies below it, where it may be a folder. `**` between slashes may stand for nothing at all. */
const spread = (path: string): string[] => {
  const [first = '', ...others] = path.replace(/\/\*\*$/, '/*').split('/**/')
  const through =
    others.length > 3
      ? [`${first}/*${others.at(-1)}`]
      : others.reduce<string[]>((all, part) => all.flatMap((one) => [`${one}/${part}`, `${one}/*/${part}`]), [first])
  return through
    .map((one) => one.replace(/\*+/g, '*'))
    .flatMap((one) => (one.endsWith('/') ? [`${one}*`] : one.endsWith('*') ? [one] : [one, `${one}/*`]))
}

/** What rules of `allow` let happen where everything else is refused: whole tools, and exceptions that say no more than the rule. */
export type Allowed = {
  readonly whole: ReadonlySet<string>
  readonly patterns: Partial<Record<Capability, Pattern[]>>
  readonly servers: readonly string[]
}

export const allowedBy = (rules: readonly string[], root: string): Allowed => {
  const whole = new Set<string>()
  const servers: string[] = []
  const patterns: Partial<Record<Capability, Pattern[]>> = {}
  const add = (on: Capability, pattern: string) => {
    patterns[on] = [...(patterns[on] ?? []), { pattern, level: 'allow' }]
  }
  for (const text of rules) {
    const rule = parsed(text)
    if (rule === null) continue
    const { tool, specifier } = rule
    const leaf = leafOf(tool)
    if (tool.startsWith('mcp__')) {
      const name = tool.slice('mcp__'.length).replace(/__\*$/, '')
      if (!name.includes('*')) servers.push(name)
    } else if (leaf === null) continue
    else if (specifier === null) whole.add(leaf)
    else if (leaf === 'shell') add('shell', command(specifier))
    else if (leaf === 'skills') add('skills', specifier.trim())
    else if (tool === 'Edit') {
      const path = /^(?:\.?\/)?([^*?[\]~/][^*?[\]]*?)(\/\*\*)?$/.exec(specifier.trim())
      if (path) add('edit', joinPath(root, `${path[1]}${path[2] ?? ''}`))
    }
  }
  return { whole, patterns, servers }
}
