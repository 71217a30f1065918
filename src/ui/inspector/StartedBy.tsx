import type { AgentId } from '../../design/records/shared.ts'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'

/** The commands and skills that a person starts an agent with. They stay files of their tool and are shown only. */
export const StartedBy = ({ agent }: { agent: AgentId }) => {
  const starts = useInspector().reading.startedBy[agent] ?? []
  if (starts.length === 0) return null
  return (
    <Section title="Started by" aside={starts.length}>
      <ul className="flex flex-col gap-1">
        {starts.map(({ command, path }) => (
          <li key={`${command} ${path}`} className="flex flex-col">
            <span className="font-mono text-small">{command}</span>
            <span className="font-mono text-tiny text-faint wrap-anywhere">{path}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
