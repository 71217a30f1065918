import {
  CAPABILITIES,
  type Capabilities,
  type Capability,
  type Level,
  PARTS,
  type Part,
  type Pattern,
} from './records/agent.ts'

/** What one agent may do. */
export type Powers = { readonly capabilities: Capabilities; readonly parts: Parts }
export type Parts = Readonly<Partial<Record<Part, Level>>>

/** The finest that has a level of its own: a capability without parts, or a part. */
export type Leaf = Exclude<Capability, 'search' | 'edit' | 'web'> | Part

const wholeOf = (leaf: string): Capability | null => {
  const [first] = leaf.split('.')
  return CAPABILITIES.find((capability) => capability === first) ?? null
}
// Worked out once: these are asked for every leaf of every agent, at every letter that a person types.
const WHOLE = new Map<Leaf, Capability | null>([...CAPABILITIES, ...PARTS].map((leaf) => [leaf as Leaf, wholeOf(leaf)]))
const DIVIDED: ReadonlyMap<Capability, readonly Leaf[]> = new Map(
  CAPABILITIES.map((capability) => {
    const parts: readonly Leaf[] = PARTS.filter((part) => wholeOf(part) === capability)
    return [capability, parts.length > 0 ? parts : [capability as Leaf]]
  }),
)

/** A part's capability; null for a tool that belongs to none. */
export const capabilityOf = (leaf: Leaf): Capability | null => WHOLE.get(leaf) ?? null

/** The leaves of a capability: its parts, or itself where it has none. */
export const leavesOf = (capability: Capability): readonly Leaf[] => DIVIDED.get(capability) ?? []

export const OTHERS = PARTS.filter((part) => capabilityOf(part) === null)
export const LEAVES: readonly Leaf[] = [...CAPABILITIES.flatMap(leavesOf), ...OTHERS]

const FREEDOM: readonly Level[] = ['deny', 'ask', 'allow']
export const isFreer = (a: Level, b: Level): boolean => FREEDOM.indexOf(a) > FREEDOM.indexOf(b)
export const narrowest = (levels: readonly Level[]): Level =>
  levels.reduce((least, level) => (isFreer(least, level) ? level : least), 'allow')
export const freest = (levels: readonly Level[]): Level =>
  levels.reduce((most, level) => (isFreer(level, most) ? level : most), 'deny')

/** The level of all MCP servers, or tools, that nobody named. */
export const restLevel = ({ mcp }: Capabilities): Level => mcp['*'] ?? 'allow'

/** The level of a server, or of one tool of it (`server__tool`). */
export const serverLevel = (capabilities: Capabilities, name: string): Level => {
  const server = name.split('__', 1)[0] ?? name
  return capabilities.mcp[name] ?? capabilities.mcp[server] ?? restLevel(capabilities)
}

/** Named servers before single tools of them, so that what is read later is the finer. */
export const namedServers = ({ mcp }: Capabilities): string[] => {
  const names = Object.keys(mcp).filter((name) => name !== '*')
  return [...names.filter((name) => !name.includes('__')), ...names.filter((name) => name.includes('__'))]
}

export const levelAt = ({ capabilities, parts }: Powers, leaf: Leaf): Level => {
  const capability = capabilityOf(leaf)
  const stated = (parts as Readonly<Record<string, Level | undefined>>)[leaf]
  return stated ?? (capability === null ? restLevel(capabilities) : capabilities[capability])
}

/**
 * Levels of leaves as capabilities with parts. A capability is as free as its freest part: the canvas must never show a
 * restriction that does not hold.
 */
export const powersFrom = (mcp: Capabilities['mcp'], level: (leaf: Leaf) => Level): Powers => {
  const levels = CAPABILITIES.map((capability) => [capability, freest(leavesOf(capability).map(level))] as const)
  const capabilities = { ...Object.fromEntries(levels), mcp } as Capabilities
  const parts = LEAVES.filter(
    (leaf) => (PARTS as readonly string[]).includes(leaf) && level(leaf) !== levelAt({ capabilities, parts: {} }, leaf),
  ).map((leaf) => [leaf, level(leaf)] as const)
  return { capabilities, parts: Object.fromEntries(parts) }
}

/** The parts whose level in `to` is another than in `from`, with the level that they have in `to`. */
export const partsApart = (from: Powers, to: Powers): Parts =>
  Object.fromEntries(
    PARTS.filter((part) => levelAt(from, part) !== levelAt(to, part)).map((part) => [part, levelAt(to, part)]),
  )

/** The parts with one of them set; one that is as its capability is has no level of its own. */
export const withPart = ({ capabilities, parts }: Powers, part: Part, level: Level): Parts => {
  const { [part]: _, ...others } = parts
  return levelAt({ capabilities, parts: others }, part) === level ? others : { ...others, [part]: level }
}

export const inOrderOfParts = (parts: Parts): Parts =>
  Object.fromEntries(PARTS.flatMap((part) => (parts[part] ? [[part, parts[part]] as const] : [])))

/** The parts of a capability that have a level of their own, with it. */
export const partsOf = (
  { parts }: Pick<Powers, 'parts'>,
  capability: Capability,
): readonly (readonly [Part, Level])[] =>
  PARTS.flatMap((part) => (capabilityOf(part) === capability && parts[part] ? [[part, parts[part]] as const] : []))

/** A capability set as a whole: what its parts said apart is over. */
export const withLevel = ({ capabilities, parts }: Powers, capability: Capability, level: Level) => ({
  capabilities: { ...capabilities, [capability]: level },
  parts: Object.fromEntries(
    Object.entries(parts).filter(([part]) => capabilityOf(part as Part) !== capability),
  ) as Parts,
})

/** The exceptions to a capability that hold: after the last one for everything. */
export const exceptionsTo = (
  level: Level,
  patterns: readonly Pattern[],
): { readonly level: Level; readonly patterns: readonly Pattern[] } => {
  const last = patterns.findLastIndex(({ pattern }) => /^\*+$/.test(pattern))
  return { level: patterns[last]?.level ?? level, patterns: patterns.slice(last + 1) }
}
