import { type ComponentType, memo, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Services } from '../../commands/command.ts'
import { kindNames } from '../../design/kind-names.ts'
import type { AnyRecord, Kind, NodeKind, RecordId, RecordOf } from '../../design/model.ts'
import { get, settings, title } from '../../design/queries.ts'
import type { SessionStore } from '../../store/session.ts'
import { targets } from '../../targets/index.ts'
import { agentColor } from '../canvas/agent-color.ts'
import { KindSign } from '../kit/KindSign.tsx'
import { useManyLater } from '../use-many-later.ts'
import { AgentForm } from './AgentForm.tsx'
import { bursts } from './burst.ts'
import { DesignForm } from './DesignForm.tsx'
import { DirectoryForm } from './DirectoryForm.tsx'
import { EdgeForm } from './EdgeForm.tsx'
import { FindingList } from './FindingList.tsx'
import { GroupForm } from './GroupForm.tsx'
import { HandoffForm } from './HandoffForm.tsx'
import { kindIcons } from './icons.ts'
import { ManyForm } from './ManyForm.tsx'
import { NoteForm } from './NoteForm.tsx'
import { SpecForm } from './SpecForm.tsx'
import { InspectorContext, type InspectorParts, useInspector } from './use-inspector.ts'
import { withoutPlaces } from './without-places.ts'

/** The form of each kind of record. */
const forms: { readonly [K in Kind]: ComponentType<{ record: RecordOf<K> }> } = {
  design: DesignForm,
  agent: AgentForm,
  directory: DirectoryForm,
  spec: SpecForm,
  note: NoteForm,
  group: GroupForm,
  handoff: HandoffForm,
  delegates: EdgeForm,
  reads: EdgeForm,
  writes: EdgeForm,
  verifies: EdgeForm,
}

type InspectorProps = { readonly session: SessionStore; readonly services: Services }

/** Everything about what is selected, to be edited; about the design itself where nothing is. */
export const Inspector = ({ session, services }: InspectorProps) => {
  const [settled] = useState(withoutPlaces)
  const [burst] = useState(() => bursts(() => performance.now()))
  const design = useStore(session, (state) => settled(state.design))
  const reading = useStore(session, (state) => state.reading)
  const selection = useManyLater(useStore(session, (state) => state.selection))
  const parts = useMemo<InspectorParts>(() => {
    const { exportTo } = settings(design)
    return {
      design,
      reading,
      exported: targets.filter(({ id }) => exportTo.includes(id)),
      services,
      edit: (label, edit, typedInto) => session.edit(label, edit, typedInto && burst(typedInto)),
      select: (...ids) => session.select(ids),
    }
  }, [design, reading, session, services, burst])

  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    const press = (event: KeyboardEvent) => undoFromField(event, session)
    element?.addEventListener('keydown', press)
    return () => element?.removeEventListener('keydown', press)
  }, [session])

  const selected = [...selection].map((id) => get(design, id as RecordId)).filter((record) => record !== undefined)
  const [only = settings(design), ...others] = selected
  return (
    <InspectorContext value={parts}>
      <div ref={box} className="flex h-full min-h-0 flex-col">
        {others.length > 0 ? (
          <div className="min-h-0 flex-1 scrolls">
            <ManyForm key={[...selection].join(' ')} records={selected} />
          </div>
        ) : (
          <One record={only} />
        )}
      </div>
    </InspectorContext>
  )
}

const RecordSign = ({ record }: { record: AnyRecord }) => {
  if (record.kind === 'agent') return <KindSign kind="agent" color={agentColor(record.color)} />
  if (!(record.kind in kindIcons)) return <KindSign kind={record.kind as NodeKind} />
  const Icon = kindIcons[record.kind as keyof typeof kindIcons]
  return <Icon size={16} strokeWidth={1.5} aria-hidden className="shrink-0 text-faint" />
}

const One = memo(function One({ record }: { record: AnyRecord }) {
  const { design } = useInspector()
  // The table pairs every kind with the form for it, which the type of a lookup cannot say.
  const Form = forms[record.kind] as ComponentType<{ record: AnyRecord }>
  return (
    <>
      <header className="flex shrink-0 items-center gap-2 border-b border-line px-3 py-2">
        <RecordSign record={record} />
        <h2 className="min-w-0">
          <span className="caption block">{kindNames[record.kind][0]}</span>
          <span className="block truncate font-strong" title={title(design, record.id)}>
            {title(design, record.id) || 'Empty'}
          </span>
        </h2>
      </header>
      <div key={record.id} className="min-h-0 flex-1 scrolls">
        <FindingList id={record.id} />
        <Form record={record} />
      </div>
    </>
  )
})

/** In a text field the browser would undo letters of that field alone, behind the design's back. */
const undoFromField = (event: KeyboardEvent, session: SessionStore) => {
  if (!(event.metaKey || event.ctrlKey) || event.altKey || event.defaultPrevented) return
  const key = event.key.toLowerCase()
  if (key !== 'z' && key !== 'y') return
  event.preventDefault()
  if (key === 'y' || event.shiftKey) session.redo()
  else session.undo()
}
