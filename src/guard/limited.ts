import type { Limit, Limited } from '../design/records/limit.ts'
import type { Act } from './answer.ts'
import { fits, partsOf } from './exported/decide.js'

/**
 * The limit of a whole session that an act runs into: one that refuses before one that asks; null where there is none. A shell
 * line runs into a limit with any of its commands.
 */
export const limitOn = (limits: readonly Limit[], act: Act): Limit | null => {
  const values = valuesOf(act)
  const hit = (limit: Limit) =>
    values.some(
      ([kinds, value]) => kinds.includes(limit.on) && (/^\*+$/.test(limit.pattern) || fits(limit.pattern, value)),
    )
  return limits.find((limit) => limit.level === 'deny' && hit(limit)) ?? limits.find((limit) => hit(limit)) ?? null
}

type Value = readonly [kinds: readonly Limited[], value: string]

const valuesOf = (act: Act): readonly Value[] => {
  switch (act.do) {
    case 'read':
      return atPath(['read'], act.path)
    case 'search':
      return atPath(['search', ...partOf('search', act.part)], act.path)
    case 'edit':
      return atPath(['edit', ...partOf('edit', act.part)], act.path)
    case 'shell':
      return (partsOf(act.command) ?? [act.command]).map((command) => [['shell'], command])
    case 'web':
      return [[['web', ...partOf('web', act.part)], act.host ?? '']]
    case 'call':
      return [[['delegate'], act.agent ?? '']]
    case 'skill':
      return [[['skills'], act.name]]
    case 'mcp':
      return [
        [['mcp'], act.server],
        [['mcp'], `${act.server}__${act.tool}`],
      ]
    case 'workflow':
    case 'other':
      return []
  }
}

const partOf = (capability: string, part: string | undefined): Limited[] =>
  part === undefined ? [] : [`${capability}.${part}` as Limited]

const atPath = (kinds: readonly Limited[], path: string): Value[] => [
  [kinds, path],
  ...(/^(?:\.\.(?:\/|$)|\/)/.test(path) ? [[['outside'], path] as const] : []),
]
