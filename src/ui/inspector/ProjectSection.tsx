import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { all } from '../../design/queries.ts'
import { Select } from '../kit/Select.tsx'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'

/** The nested project that an agent belongs to, where a repository has some: a choice for a new agent, a fact for one that was read. */
export const ProjectSection = ({ agent }: { readonly agent: RecordOf<'agent'> }) => {
  const { reading, edit } = useInspector()
  const isNew = reading.design.records[agent.id] === undefined
  const roots = [...new Set(['', ...all(reading.design, 'agent').map(({ root }) => root), agent.root])].sort()
  if (isNew ? roots.length < 2 : agent.root === '') return null
  return (
    <Section title="Belongs to">
      {isNew ? (
        <Select
          label="Project"
          value={agent.root}
          options={roots.map((root) => ({ value: root, label: root === '' ? 'The top of the repository' : root }))}
          onChange={(root) => edit(`Project of ${agent.name}`, patch(agent.id, { root }))}
          help="Its file is written there, and only a tool that runs there loads it."
        />
      ) : (
        <>
          <p className="font-mono text-small wrap-anywhere">{agent.root}</p>
          <p className="text-small text-faint">
            A nested project with a configuration of its own. Its files stay there.
          </p>
        </>
      )}
    </Section>
  )
}
