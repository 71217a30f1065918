import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { found } from '../../commands/found.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useBoard, useBoardState } from './board.ts'
import { marks } from './marks.ts'

/** Looks for words in everything on the canvas: all that is found is marked, Enter goes from one to the next. */
export const FindBar = () => {
  const board = useBoard()
  const { typed, at } = useBoardState((state) => state.find)!
  const { session, canvas } = board.services()
  const design = useStore(session, (state) => state.design)
  const [mark] = useState(marks)
  const field = useRef<HTMLInputElement>(null)
  const ids = found(design, typed)
  const list = ids.join('\n')
  useEffect(() => field.current?.focus(), [])
  // The design goes on changing under the search.
  useEffect(() => {
    const { find } = board.state.getState()
    if (find && find.ids.join('\n') !== list)
      board.state.setState({ find: { ...find, ids: list === '' ? [] : list.split('\n') } })
  }, [list, board])
  useEffect(() => {
    mark(
      list === '' ? null : list.split('\n'),
      (those) =>
        `.canvas .react-flow__node:is(${those}) { outline: 2px solid var(--warning); outline-offset: 3px }
         .canvas .react-flow__edge:is(${those}) .stroke { stroke: var(--warning); stroke-width: 3 }`,
    )
  }, [list, mark])
  useEffect(() => () => mark(null, String), [mark])

  const close = () => {
    board.state.setState({ find: null })
    const here = ids[at]
    if (here) canvas.focus(here)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' || event.key === 'F3') canvas.findStep(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const count =
    typed.trim() === ''
      ? ''
      : ids.length === 0
        ? 'Nothing found'
        : at < 0
          ? `${ids.length} found`
          : `${at + 1} of ${ids.length}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not in every browser that this page runs in
    <div role="search" aria-label="Find on the canvas" className="find-bar" onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        aria-label="Find on the canvas"
        placeholder="Find on the canvas"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target: { value } }) =>
          board.state.setState({ find: { typed: value, ids: found(design, value), at: -1 } })
        }
      />
      <span role="status" className="count">
        {count}
      </span>
      <IconButton icon={ChevronUp} label="Previous" onClick={() => canvas.findStep(-1)} disabled={ids.length === 0} />
      <IconButton icon={ChevronDown} label="Next" onClick={() => canvas.findStep(1)} disabled={ids.length === 0} />
      <IconButton icon={X} label="Close the search" onClick={close} />
    </div>
  )
}
