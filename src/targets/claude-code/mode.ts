import { type Leaf, leavesOf, levelAt, narrowest, type Powers, partsApart, powersFrom } from '../../design/powers.ts'
import { CAPABILITIES, type Capability, type Level, type Pattern } from '../../design/records/agent.ts'
import { sameJson } from '../../files/json.ts'
import type { AgentFields } from '../target.ts'
import { allowedBy } from './permission-rules.ts'

/** What an agent may do in a stated permission mode: its lists, and what the mode takes away. */
export type InMode = { readonly powers: Powers; readonly patterns: NonNullable<AgentFields['patterns']> }

/** The capabilities about which the client asks a person before each use, unless a rule or a mode says otherwise. */
const ASKED: readonly Capability[] = ['edit', 'shell', 'web']

/**
 * A mode that nobody stated is the client's own default and no restriction of the repository; `acceptEdits`, `auto` and
 * `bypassPermissions` take nothing away.
 */
export const inMode = (powers: Powers, mode: string | null, allowed: readonly string[], root: string): InMode => {
  if (mode === 'plan') return { powers: capped(powers, { edit: 'deny', shell: 'ask' }), patterns: {} }
  if (mode === 'default' || mode === 'manual')
    return { powers: capped(powers, { edit: 'ask', shell: 'ask', web: 'ask' }), patterns: {} }
  return mode === 'dontAsk' ? onlyAllowed(powers, allowed, root) : { powers, patterns: {} }
}

const capped = (powers: Powers, caps: Partial<Record<Capability, Level>>): Powers => {
  const cap = new Map<Leaf, Level>(
    CAPABILITIES.flatMap((capability) =>
      leavesOf(capability).flatMap((leaf) => (caps[capability] ? [[leaf, caps[capability]] as const] : [])),
    ),
  )
  return powersFrom(powers.capabilities.mcp, (leaf) => narrowest([levelAt(powers, leaf), cap.get(leaf) ?? 'allow']))
}

/** `dontAsk` refuses what it would have to ask for: what needs no permission is left, and what rules allow beforehand. */
const onlyAllowed = (powers: Powers, rules: readonly string[], root: string): InMode => {
  const { whole, patterns, servers } = allowedBy(rules, root)
  const asked = new Set<Leaf>([...ASKED, 'skills' as const].flatMap(leavesOf))
  const left = powersFrom(serversLeft(powers, servers), (leaf) =>
    asked.has(leaf) && !whole.has(leaf) ? 'deny' : levelAt(powers, leaf),
  )
  return {
    powers: left,
    patterns: Object.fromEntries(
      Object.entries(patterns).filter(
        ([capability]) =>
          powers.capabilities[capability as Capability] !== 'deny' &&
          left.capabilities[capability as Capability] === 'deny',
      ),
    ),
  }
}

const serversLeft = ({ capabilities: { mcp } }: Powers, servers: readonly string[]): Powers['capabilities']['mcp'] => {
  const levelOf = (name: string): Level => mcp[name] ?? mcp[name.split('__', 1)[0] ?? name] ?? mcp['*'] ?? 'allow'
  const denied = Object.entries(mcp).filter(([name, level]) => name !== '*' && level === 'deny')
  return Object.fromEntries([
    ['*', 'deny' as const],
    ...servers.filter((name) => levelOf(name) !== 'deny').map((name) => [name, 'allow' as const] as const),
    ...denied,
  ])
}

/**
 * The fields of an agent in its mode, and what its lists of tools alone say: the mode stands in a field of its own, so the
 * lists are kept as they are while the design shows what holds.
 */
export const fieldsInMode = (powers: Powers, mode: InMode): { readonly fields: AgentFields; readonly own: Own } => {
  const { capabilities, parts } = mode.powers
  const differing = Object.fromEntries(
    CAPABILITIES.filter((key) => capabilities[key] !== powers.capabilities[key]).map((key) => [
      key,
      powers.capabilities[key],
    ]),
  )
  const levels = {
    ...differing,
    ...(sameJson(capabilities.mcp, powers.capabilities.mcp) ? {} : { mcp: powers.capabilities.mcp }),
  }
  const finer = partsApart({ capabilities: { ...capabilities, ...levels }, parts }, powers)
  return {
    fields: {
      capabilities,
      parts: { ...parts },
      ...(Object.keys(mode.patterns).length > 0 ? { patterns: mode.patterns } : {}),
    },
    own: {
      ...(Object.keys(levels).length > 0 ? { capabilities: levels } : {}),
      ...(Object.keys(finer).length > 0 ? { parts: finer } : {}),
      ...(Object.keys(mode.patterns).length > 0
        ? { patterns: Object.fromEntries(Object.keys(mode.patterns).map((key) => [key, [] as Pattern[]])) }
        : {}),
    },
  }
}

/** What the agent is in this tool's lists, where that is not what it may do. */
type Own = {
  readonly capabilities?: Readonly<Record<string, Level | Powers['capabilities']['mcp']>>
  readonly parts?: Readonly<Record<string, Level>>
  readonly patterns?: Readonly<Record<string, Pattern[]>>
}
