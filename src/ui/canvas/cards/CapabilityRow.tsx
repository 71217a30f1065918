import { BookOpen, FolderSearch, Globe, type LucideIcon, Pencil, Plug, SquareTerminal, Users, Wand } from 'lucide-react'
import { memo } from 'react'
import { CAPABILITIES, type Capabilities, type Capability, type Level } from '../../../design/records/agent.ts'

const icons: Readonly<Record<Capability | 'mcp', LucideIcon>> = {
  read: BookOpen,
  search: FolderSearch,
  edit: Pencil,
  shell: SquareTerminal,
  web: Globe,
  delegate: Users,
  skills: Wand,
  mcp: Plug,
}

const said: Readonly<Record<Level, string>> = { allow: 'allowed', ask: 'asks first', deny: 'denied' }

/** The level of all MCP servers taken together: where they differ, the one that is between. */
const mcpLevel = (mcp: Capabilities['mcp']): Level => {
  const levels = new Set(Object.values(mcp))
  if (levels.size === 1) return [...levels][0]!
  return levels.size === 0 ? 'deny' : 'ask'
}

/** What an agent may do: solid where allowed, an outline where it asks, struck through where denied. */
export const CapabilityRow = memo(function CapabilityRow({ capabilities }: { capabilities: Capabilities }) {
  const levels: readonly (readonly [Capability | 'mcp', Level])[] = [
    ...CAPABILITIES.map((one) => [one, capabilities[one]] as const),
    ['mcp', mcpLevel(capabilities.mcp)],
  ]
  return (
    <span className="capabilities">
      {levels.map(([name, level]) => {
        const Icon = icons[name]
        return (
          <span
            key={name}
            className="capability"
            data-level={level}
            title={`${name === 'mcp' ? 'MCP servers' : name}: ${said[level]}`}
          >
            <Icon aria-hidden="true" />
          </span>
        )
      })}
    </span>
  )
})
