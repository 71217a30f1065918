import { memo } from 'react'
import { type Powers, partsOf } from '../../../design/powers.ts'
import { CAPABILITIES, type Capabilities, type Capability, type Level } from '../../../design/records/agent.ts'
import { drawnAt } from '../drawn-at.ts'

/**
 * The icons on a grid of 14, one path each: a canvas shows hundreds of them, and a row is one drawing of a few paths
 * instead of eight pictures of many.
 */
const icons: Readonly<Record<Capability | 'mcp', string>> = {
  read: 'M7 3.5v9M7 3.5C5.8 2.6 4 2.3 2 2.5v8.8c2-.2 3.8.2 5 1.2 1.2-1 3-1.4 5-1.2V2.5c-2-.2-3.8.1-5 1Z',
  search: 'M6.2 10.4a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4ZM9.3 9.3l3 3',
  edit: 'M9.5 2.3l2.2 2.2-7 7-2.9.7.7-2.9ZM8 3.8l2.2 2.2',
  shell: 'M1.8 2.5h10.4v9H1.8ZM4 5.5l1.6 1.5L4 8.5M7 8.8h2.6',
  web: 'M7 12.3A5.3 5.3 0 1 0 7 1.7a5.3 5.3 0 0 0 0 10.6ZM1.7 7h10.6M7 1.7c3 3.2 3 7.4 0 10.6M7 1.7c-3 3.2-3 7.4 0 10.6',
  delegate:
    'M5.2 6.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM1.4 12v-1A2.6 2.6 0 0 1 4 8.4h2.4A2.6 2.6 0 0 1 9 11v1M9.2 2.3a2.2 2.2 0 0 1 0 4M12.6 12v-1a2.6 2.6 0 0 0-1.9-2.5',
  skills: 'M2 12l6-6M10.5 1.5v3M9 3h3M11.5 7.5v2.4M10.3 8.7h2.4M6 1.8v2M5 2.8h2',
  mcp: 'M5 1.5v3M9 1.5v3M3.3 4.5h7.4v2.3a3.7 3.7 0 0 1-7.4 0ZM7 10.5v2.3',
}

const said: Readonly<Record<Level, string>> = { allow: 'allowed', ask: 'asks first', deny: 'denied' }

/** The level of all MCP servers taken together: where they differ, the one that is between. */
const mcpLevel = (mcp: Capabilities['mcp']): Level => {
  const levels = new Set(Object.values(mcp))
  if (levels.size === 1) return [...levels][0]!
  return levels.size === 0 ? 'deny' : 'ask'
}

/** Where parts of a capability have a level of their own: which, in words. */
const inPart = (parts: Powers['parts'], capability: Capability): string => {
  const apart = partsOf({ parts }, capability).map(([part, level]) => `${part.split('.')[1]} ${said[level]}`)
  return apart.length === 0 ? '' : ` in part (${apart.join(', ')})`
}

const levelsOf = (capabilities: Capabilities): readonly (readonly [Capability | 'mcp', Level])[] => [
  ...CAPABILITIES.map((one) => [one, capabilities[one]] as const),
  ['mcp', mcpLevel(capabilities.mcp)],
]

/** “read allowed, search allowed, edit denied …” */
export const powersInWords = ({ capabilities, parts }: Powers): string =>
  levelsOf(capabilities)
    .map(([name, level]) =>
      name === 'mcp' ? `MCP servers ${said[level]}` : `${name} ${said[level]}${inPart(parts, name)}`,
    )
    .join(', ')

/** From one icon to the next, in pixels. */
const STEP = 23
const BOX = 'M0 5a5 5 0 0 1 5-5h10a5 5 0 0 1 5 5v10a5 5 0 0 1-5 5H5a5 5 0 0 1-5-5Z'
const STRIKE = 'M3 17l14-14'

/**
 * What an agent may do, drawn into the picture of its card: solid where allowed, an outline where it asks, struck through
 * where denied.
 */
export const CapabilityRow = memo(function CapabilityRow({
  capabilities,
  parts,
  x,
  y,
}: Powers & { readonly x: number; readonly y: number }) {
  const levels = levelsOf(capabilities)
  const words = powersInWords({ capabilities, parts })
  return (
    <>
      {drawn(levels, x, y).map(([look, path]) => (
        <path key={look} className={`power ${look}`} d={path} />
      ))}
      <rect className="hit" data-hint={words} x={x} y={y} width={levels.length * STEP - 3} height={20} />
    </>
  )
})

type Levels = ReturnType<typeof levelsOf>
type Drawn = readonly (readonly [look: string, path: string])[]

/** What was drawn before: most agents of a team may do the same, and all of them show it at the same place. */
const known = new Map<string, Drawn>()
const MOST_KNOWN = 200

/** One path for all that looks alike; what no capability has is not there. */
const drawn = (levels: Levels, x: number, y: number): Drawn => {
  const key = `${x} ${y} ${levels.map(([, level]) => level).join(' ')}`
  const before = known.get(key)
  if (before) return before
  const all = (which: (level: Level) => boolean, draw: (name: Capability | 'mcp', left: number) => string) =>
    levels.map(([name, level], at) => (which(level) ? draw(name, x + at * STEP) : '')).join('')
  const box = (_: unknown, left: number) => drawnAt(BOX, left, y)
  const icon = (name: Capability | 'mcp', left: number) => drawnAt(icons[name], left + 3, y + 3)
  const looks: Drawn = [
    ['allowed', all((level) => level === 'allow', box)],
    ['asking', all((level) => level === 'ask', box)],
    ['icons', all((level) => level !== 'deny', icon)],
    ['deny', all((level) => level === 'deny', icon)],
    [
      'strike',
      all(
        (level) => level === 'deny',
        (_, left) => drawnAt(STRIKE, left, y),
      ),
    ],
  ]
  const said = looks.filter(([, path]) => path !== '')
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, said)
  return said
}
