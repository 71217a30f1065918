import { Trash2 } from 'lucide-react'
import { called } from '../../commands/called.ts'
import { inOrder, patch, remove } from '../../design/edits.ts'
import { countsOf } from '../../design/kind-names.ts'
import type { AnyRecord, EdgeRecord, RecordOf } from '../../design/model.ts'
import { all, isEdge } from '../../design/queries.ts'
import { CAPABILITIES, type Capability, type Level } from '../../design/records/agent.ts'
import { Button } from '../kit/Button.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { Select } from '../kit/Select.tsx'
import { ColorField } from './ColorField.tsx'
import { common } from './common.ts'
import { capabilityWords, levels } from './levels.ts'
import { ModelField } from './ModelField.tsx'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'

/** Several records at once: what they have in common, and what makes sense to change together. */
export const ManyForm = ({ records }: { records: readonly AnyRecord[] }) => {
  const { design, edit } = useInspector()
  const agents = records.filter((record) => record.kind === 'agent')
  const members = records.filter((record) => 'group' in record)
  const suggested = records.filter((record): record is EdgeRecord => isEdge(record) && record.suggested)
  return (
    <>
      <Section title="Selected">
        <p>{countsOf(records)}</p>
        {suggested.length > 0 ? (
          <div className="flex flex-wrap gap-2">
            <Button
              look="primary"
              onClick={() =>
                edit(
                  `Accept ${suggested.length} suggestions`,
                  inOrder(...suggested.map(({ id }) => patch(id, { suggested: false }))),
                )
              }
            >
              Accept {suggested.length} suggested
            </Button>
            <Button
              onClick={() => edit(`Dismiss ${suggested.length} suggestions`, remove(...suggested.map(({ id }) => id)))}
            >
              Dismiss them
            </Button>
          </div>
        ) : null}
        {members.length > 0 ? <GroupOfMany members={members} /> : null}
        <div>
          <Button
            look="danger"
            icon={Trash2}
            onClick={() =>
              edit(
                `Delete ${called(
                  design,
                  records.map(({ id }) => id),
                )}`,
                remove(...records.map(({ id }) => id)),
              )
            }
          >
            Delete {records.length}
          </Button>
        </div>
      </Section>
      {agents.length > 0 ? <AgentsTogether agents={agents} /> : null}
    </>
  )
}

const GroupOfMany = ({ members }: { members: readonly RecordOf<'agent' | 'directory' | 'spec' | 'note'>[] }) => {
  const { design, edit } = useInspector()
  const groups = all(design, 'group')
  if (groups.length === 0) return null
  const group = common(members, (member) => member.group)
  return (
    <Select
      label="Group"
      value={group.same ? (group.value ?? '') : 'mixed'}
      options={[
        ...(group.same ? [] : [{ value: 'mixed', label: 'Several' }]),
        { value: '', label: 'None' },
        ...groups.map(({ id, name }) => ({ value: id as string, label: name })),
      ]}
      onChange={(chosen) => {
        if (chosen === 'mixed') return
        const id = groups.find((other) => other.id === chosen)?.id ?? null
        edit(
          id ? 'Put into a group' : 'Take out of the group',
          inOrder(...members.map((member) => patch(member.id as 'note:x', { group: id }))),
        )
      }}
    />
  )
}

const AgentsTogether = ({ agents }: { agents: readonly RecordOf<'agent'>[] }) => {
  const { edit } = useInspector()
  const ids = agents.map(({ id }) => id).join(' ')
  const model = common(agents, (agent) => agent.model)
  const color = common(agents, (agent) => agent.color)
  const onAll = (label: string, change: (agent: RecordOf<'agent'>) => Partial<RecordOf<'agent'>>, typed?: string) =>
    edit(label, inOrder(...agents.map((agent) => patch(agent.id, change(agent)))), typed && `${ids} ${typed}`)
  const level = (capability: Capability) => common(agents, ({ capabilities }) => capabilities[capability]).value ?? null
  const setLevel = (capability: Capability, value: Level) =>
    onAll(`Set ${capability} of ${agents.length} agents`, ({ capabilities }) => ({
      capabilities: { ...capabilities, [capability]: value },
    }))
  return (
    <>
      <Section title={agents.length === 1 ? 'The agent' : `${agents.length} agents`}>
        <ModelField
          value={model.value ?? null}
          mixed={!model.same}
          onChange={(value) => onAll('Change their model', () => ({ model: value }), 'model')}
        />
        <ColorField
          value={color.value ?? null}
          mixed={!color.same}
          onChange={(value, typed) =>
            onAll('Change their colour', () => ({ color: value }), typed ? 'color' : undefined)
          }
        />
      </Section>
      <Section title="May do">
        <div className="flex flex-col gap-1">
          {CAPABILITIES.map((capability) => (
            <div key={capability} className="flex items-center justify-between gap-2">
              {capabilityWords[capability].name}
              <Segmented
                label={capabilityWords[capability].name}
                value={level(capability)}
                options={levels}
                onChange={(value) => setLevel(capability, value)}
              />
            </div>
          ))}
        </div>
      </Section>
    </>
  )
}
