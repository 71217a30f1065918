import { Fragment, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { patch } from '../../../design/edits.ts'
import type { NodeRecord } from '../../../design/model.ts'
import { agentNameProblem, placeProblem } from '../../../design/names.ts'
import { useBoard } from '../board.ts'
import { longestPart } from '../fitted.ts'

/** The field that a card is called by, what speaks against a name, and how the change is called. */
const naming = (record: NodeRecord) => {
  if (record.kind === 'note')
    return { field: 'text', value: record.text, what: 'Text of the note', many: true } as const
  if (record.kind === 'directory' || record.kind === 'spec')
    return { field: 'path', value: record.path, what: `Path of the ${record.kind}` } as const
  return { field: 'name', value: record.name, what: `Name of the ${record.kind}` } as const
}

/**
 * The name of a card, or the field to change it in place: Enter keeps, Escape leaves it as it was. A name that is `whole`
 * surely has room and need not be cut.
 */
export const NameField = ({ record, renaming, whole }: { record: NodeRecord; renaming: boolean; whole?: boolean }) => {
  const { value } = naming(record)
  if (renaming) return <Field record={record} />
  return (
    <span className={whole ? 'name whole' : 'name'} title={value} style={lettersOf(value)}>
      {record.kind === 'directory' || record.kind === 'spec' ? inParts(value) : value}
    </span>
  )
}

/** A path that may go on in the next row behind each slash. */
const inParts = (path: string) =>
  path.split(/(?<=\/)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one path, in their order
    <Fragment key={at}>
      {at === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ))

/** From far away a name is as large as its longest part allows. */
const lettersOf = (name: string) => ({ '--letters': longestPart(name) }) as object

const Field = ({ record }: { record: NodeRecord }) => {
  const { field, value, what, ...rest } = naming(record)
  const board = useBoard()
  const [text, setText] = useState(value)
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const open = useRef(true)
  const help = useId()
  useEffect(() => {
    // React Flow gives the focus to a node on the click that opens this, so wait until that is over.
    const frame = requestAnimationFrame(() => {
      ref.current?.focus({ preventScroll: true })
      ref.current?.select()
    })
    return () => cancelAnimationFrame(frame)
  }, [])

  const problem = (): string | null => {
    const { design } = board.services().session.getState()
    if (record.kind === 'agent') return agentNameProblem(design, record.id, text)
    if (record.kind === 'directory' || record.kind === 'spec') return placeProblem(design, record.id, text)
    return record.kind === 'group' && text.trim() === '' ? 'Give the group a name.' : null
  }
  const wrong = text === value ? null : problem()

  const close = (keep: boolean, refocus: boolean) => {
    if (!open.current) return
    open.current = false
    const { session, canvas } = board.services()
    if (keep && text !== value)
      session.edit(
        `Rename ${value || record.kind} to ${text.split('\n', 1)[0]}`,
        patch(record.id, { [field]: text } as never),
      )
    board.state.setState({ renaming: null })
    if (refocus) canvas.focus(record.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      close(false, true)
    } else if (event.key === 'Enter' && (!('many' in rest) || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (!wrong) close(true, true)
    }
  }
  const shared = {
    ref,
    value: text,
    'aria-label': what,
    'aria-invalid': wrong !== null,
    'aria-describedby': help,
    className: 'name-field nodrag nopan nowheel',
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
    onKeyDown,
    onBlur: () => close(wrong === null, false),
    // A click or a double-click in the field is the field's own.
    onDoubleClick: (event: { stopPropagation: () => void }) => event.stopPropagation(),
  }
  return (
    <>
      {'many' in rest ? (
        <textarea {...shared} placeholder="Words for people" />
      ) : (
        <input {...shared} type="text" autoComplete="off" />
      )}
      <span id={help} role="alert" className={wrong ? 'name-problem' : 'name-problem quiet'}>
        {wrong ?? ''}
      </span>
    </>
  )
}
