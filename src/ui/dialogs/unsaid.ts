import type { AnyRecord, Design } from '../../design/model.ts'
import { records } from '../../design/queries.ts'
import { isHeld } from '../../targets/held.ts'
import type { Levels } from '../../targets/levels.ts'
import type { Target } from '../../targets/target.ts'

/** A field that the design uses and the target has no place of its own for. */
export type Unsaid = { readonly field: string; readonly support: 'prose' | 'lost'; readonly count: number }

/**
 * Which fields of this design a target writes as words or not at all, by its table of support; what is lost first.
 * What the tool holds to in another way is not merely told in words, so it is not in here.
 */
export const unsaid = (
  design: Design,
  target: Pick<Target, 'supports' | 'id'>,
  levels: Levels = new Map(),
): readonly Unsaid[] =>
  Object.entries(target.supports)
    .flatMap(([field, support]): Unsaid[] => {
      if (support === 'native') return []
      const count = records(design).filter(
        (record) => uses(record, field.split('.')) && !isHeld(levels, target.id, record.id, field),
      ).length
      return count === 0 ? [] : [{ field, support, count }]
    })
    .sort((a, b) => Number(a.support === 'prose') - Number(b.support === 'prose'))

/** Does the record say anything in this field? Capabilities and patterns are an agent's. */
const uses = (record: AnyRecord, [first, second, third]: readonly string[]): boolean => {
  if ('suggested' in record && record.suggested) return false
  if (first === 'capability' && record.kind === 'agent') {
    const levels: readonly string[] =
      second === 'mcp'
        ? Object.values(record.capabilities.mcp)
        : [(record.capabilities as Record<string, unknown>)[second ?? ''] as string]
    return levels.some((level) => (third === 'ask' ? level === 'ask' : level === 'deny'))
  }
  if (first === 'patterns' && record.kind === 'agent') {
    return (record.patterns[second as keyof typeof record.patterns] ?? []).length > 0
  }
  if (record.kind !== first) return false
  return second === undefined || said((record as unknown as Record<string, unknown>)[second])
}

const said = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0)

const KINDS: Readonly<Record<string, string>> = {
  agent: 'Agent',
  directory: 'Directory',
  spec: 'Spec',
  design: 'Design',
  handoff: 'Handoff',
}

/** A field in words: `handoff.gate` is “Handoff: gate”, `capability.shell.ask` is “Shell: ask first”. */
export const fieldWords = (field: string): string => {
  const [first = '', second = '', third] = field.split('.')
  const tool = second === 'mcp' ? 'MCP servers' : second.charAt(0).toUpperCase() + second.slice(1)
  if (first === 'capability') return third === 'ask' ? `${tool}: ask first` : tool
  if (first === 'patterns') return `${tool}: exceptions`
  const kind = KINDS[first] ?? first.charAt(0).toUpperCase() + first.slice(1)
  return second === '' ? kind : `${kind}: ${second}`
}
