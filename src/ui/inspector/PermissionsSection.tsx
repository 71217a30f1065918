import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { OTHERS, withLevel } from '../../design/powers.ts'
import { CapabilityRows } from './CapabilityRows.tsx'
import { PartRows } from './PartRows.tsx'
import { Section } from './Section.tsx'
import { ServerRows } from './ServerRows.tsx'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

/** What an agent may do: its capabilities with their exceptions, and its MCP servers. */
export const PermissionsSection = ({ agent }: { agent: RecordOf<'agent'> }) => {
  const { edit } = useInspector()
  const { capabilities, patterns } = agent
  return (
    <>
      <Section title="May do">
        <CapabilityRows
          capabilities={capabilities}
          patterns={patterns}
          parts={agent.parts}
          onParts={(parts) => edit(`Set parts of what ${agent.name} may do`, patch(agent.id, { parts }))}
          onLevel={(capability, level) =>
            edit(`Set ${capability} of ${agent.name}`, patch(agent.id, withLevel(agent, capability, level)))
          }
          onPatterns={(capability, next, typed) => {
            const { [capability]: _, ...others } = patterns
            const all = next.length === 0 ? others : { ...patterns, [capability]: next }
            edit(
              `Change the exceptions to ${capability}`,
              patch(agent.id, { patterns: all }),
              typed === undefined ? undefined : `${agent.id} patterns ${capability} ${typed}`,
            )
          }}
        />
      </Section>
      <Section title="MCP servers" shut aside={serverCount(agent)}>
        <div className="flex flex-wrap gap-1 empty:hidden">
          <SupportTags field="capability.mcp" />
        </div>
        <ServerRows
          servers={capabilities.mcp}
          onChange={(mcp) =>
            edit('Change the MCP servers', patch(agent.id, { capabilities: { ...capabilities, mcp } }))
          }
        />
        <PartRows
          powers={agent}
          parts={OTHERS}
          onParts={(parts) => edit(`Set parts of what ${agent.name} may do`, patch(agent.id, { parts }))}
        />
      </Section>
    </>
  )
}

const serverCount = ({ capabilities: { mcp } }: RecordOf<'agent'>): number | undefined =>
  Object.keys(mcp).filter((name) => name !== '*').length || undefined
