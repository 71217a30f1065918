import type { Design, RecordOf } from '../../design/model.ts'
import {
  capabilityOf,
  exceptionsTo,
  isFreer,
  type Leaf,
  leavesOf,
  levelAt,
  namedServers,
  OTHERS,
  type Powers,
  powersFrom,
  restLevel,
  serverLevel,
} from '../../design/powers.ts'
import { facts, settings } from '../../design/queries.ts'
import { CAPABILITIES, type Capabilities, type Capability, type Level } from '../../design/records/agent.ts'
import { agentFor } from '../target.ts'
import { holdsItsCalls } from './delegation.ts'
import { openedInPart } from './guard/listed.ts'
import { CLAUDE_CODE } from './id.ts'

/** Something that Claude Code cannot hold for one agent alone, so that more is taken away: what, and why in words. */
export type Narrowing = { readonly about: Leaf | 'mcp'; readonly why: string }

/** Claude Code asks a person before it edits, runs a command, goes to the web or uses a skill; before these it asks nobody. */
const UNASKED: ReadonlySet<Capability> = new Set(['read', 'search', 'delegate'])

type Narrowed = { readonly powers: Powers; readonly narrowings: readonly Narrowing[] }

/** Kept as long as the design is: the file of an agent, its losses and the rules all ask for it. */
const known = new WeakMap<Design, Map<RecordOf<'agent'>, Narrowed>>()

/**
 * What an agent may do in Claude Code: what the design says where a list of tools says it exactly, else less. This is the
 * one place that decides so; whatever else can hold a rule for one agent is asked for here.
 */
export const narrowed = (design: Design, agent: RecordOf<'agent'>): Narrowed => {
  const ofDesign = known.get(design) ?? new Map<RecordOf<'agent'>, Narrowed>()
  known.set(design, ofDesign)
  const found = ofDesign.get(agent) ?? narrowedAnew(design, agent)
  ofDesign.set(agent, found)
  return found
}

const narrowedAnew = (design: Design, agent: RecordOf<'agent'>): Narrowed => {
  const here = agentFor(agent, CLAUDE_CODE)
  if (settings(design).enforce) return guarded(design, agent, here)
  const narrowings: Narrowing[] = []
  const taken = new Set<Leaf>()
  const take = (leaves: readonly Leaf[], why: string) => {
    for (const about of leaves) {
      if (taken.has(about)) continue
      taken.add(about)
      narrowings.push({ about, why })
    }
  }
  for (const capability of CAPABILITIES) {
    const leaves = leavesOf(capability).filter((leaf) => levelAt(here, leaf) !== 'deny')
    const bound = boundTo(design, agent, capability)
    for (const leaf of leaves) {
      const why = cannotHold(here, capability, leaf) ?? bound
      if (why !== null) take([leaf], why)
    }
    if (UNASKED.has(capability)) take(asking(here, leaves), UNASKED_WHY)
  }
  take(asking(here, OTHERS), UNASKED_WHY)
  const mcp = singleTools(here.capabilities, narrowings)
  return { powers: powersFrom(mcp, (leaf) => (taken.has(leaf) ? 'deny' : levelAt(here, leaf))), narrowings }
}

/** Where a guard holds what lists of tools cannot, they give whatever the guard may allow. */
const guarded = (design: Design, agent: RecordOf<'agent'>, here: RecordOf<'agent'>) => {
  const narrowings: Narrowing[] = []
  const opened = openedInPart(design, agent)
  const mcp = singleTools(here.capabilities, narrowings)
  const listed = (leaf: Leaf): Level => {
    const capability = capabilityOf(leaf)
    return capability !== null && opened.has(capability) ? 'allow' : levelAt(here, leaf)
  }
  return { powers: powersFrom(mcp, listed), narrowings }
}

const asking = (powers: Powers, leaves: readonly Leaf[]): Leaf[] =>
  leaves.filter((leaf) => levelAt(powers, leaf) === 'ask')

const UNASKED_WHY = 'Claude Code does not ask anybody before it does this'

/** Why a list of tools cannot say the exceptions to a capability, where they take something away. */
const cannotHold = (agent: RecordOf<'agent'>, capability: Capability, leaf: Leaf): string | null => {
  const stated = levelAt(agent, leaf)
  const { level, patterns } = exceptionsTo(stated, agent.patterns[capability] ?? [])
  const counts = (other: Level) => other === 'deny' || UNASKED.has(capability)
  const first = patterns.find((rule) => isFreer(stated, rule.level) && counts(rule.level))
  if (first) return `Claude Code has no exceptions for one agent alone (“${first.pattern}” is one)`
  return isFreer(stated, level) && counts(level)
    ? 'Claude Code has no exceptions for one agent alone (one is for everything)'
    : null
}

/** Why a list of tools cannot say what a permission bound the agent to, before it was opened here. */
const boundTo = (design: Design, agent: RecordOf<'agent'>, capability: Capability): string | null => {
  const bound = (kind: 'writes' | 'delegates') =>
    facts(design, kind).some((edge) => edge.from === agent.id && edge.strict)
  if (capability === 'edit' && bound('writes'))
    return 'Claude Code cannot confine one agent to the places that its permissions name'
  if (capability === 'delegate' && bound('delegates') && !holdsItsCalls(design, agent))
    return 'Claude Code confines only the agent that runs the main conversation to the agents it may call'
  return null
}

/** Servers and single tools of them. Where only a name with a `*` says which tools, all tools of the server go with it. */
const singleTools = (capabilities: Capabilities, narrowings: Narrowing[]): Capabilities['mcp'] => {
  const mcp: Record<string, Level> = { '*': restLevel(capabilities) }
  const deny = (name: string, why: string) => {
    mcp[name] = 'deny'
    narrowings.push({ about: 'mcp', why })
  }
  const names = namedServers(capabilities)
  for (const name of names) {
    const level = capabilities.mcp[name] ?? 'deny'
    const server = name.split('__', 1)[0] ?? name
    if (server === '*') continue
    if (
      name.includes('*') &&
      level === 'deny' &&
      server !== name &&
      serverLevel({ ...capabilities, mcp }, server) !== 'deny'
    )
      deny(server, `Claude Code takes no “*” inside the name of an MCP tool (“${name}”)`)
    else if (name.includes('*') && level !== 'deny')
      narrowings.push({ about: 'mcp', why: `Claude Code takes no “*” inside the name of an MCP tool (“${name}”)` })
    else if (!name.includes('*')) mcp[name] = level
  }
  // A tool that any server may have: whatever is given as a whole could hold it.
  for (const name of names.filter((one) => one.startsWith('*__') && capabilities.mcp[one] !== 'allow')) {
    const why = `Claude Code takes no “*” inside the name of an MCP tool (“${name}”)`
    const open = Object.keys(mcp).filter((one) => !one.includes('__') && mcp[one] !== 'deny')
    if (capabilities.mcp[name] === 'deny') for (const server of open) deny(server, why)
    else narrowings.push({ about: 'mcp', why })
  }
  for (const name of names.filter((one) => one.includes('__') && mcp[one] !== undefined && mcp[one] !== 'deny')) {
    const server = name.split('__', 1)[0] ?? name
    if (mcp[server] !== 'deny') continue
    // A tool can be given without its server only where the tools are listed.
    if (mcp['*'] === 'deny' && capabilities.mcp[server] === 'deny') continue
    delete mcp[name]
    narrowings.push({ about: 'mcp', why: `Claude Code cannot give “${name}” and take the rest of “${server}” away` })
  }
  return mcp
}

/** What a narrowing takes away, as a field of the design. */
export const fieldOf = ({ about }: Narrowing): string =>
  about === 'mcp'
    ? 'capability.mcp'
    : (capabilityOf(about) ?? '') === ''
      ? `part.${about}`
      : `capability.${capabilityOf(about)}`
