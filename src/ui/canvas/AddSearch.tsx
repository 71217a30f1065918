import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { classNames } from '../kit/class-names.ts'
import { KindSign } from '../kit/KindSign.tsx'
import { useBoard, useBoardState } from './board.ts'
import { connectAt } from './menus.ts'
import { addOffer, type Offer, offers, searchTitle } from './to-add.ts'

/** Asks what to add at a place of the canvas: by the arrows, or by typing a kind or a name. */
export const AddSearch = () => {
  const board = useBoard()
  const { spot, from } = useBoardState((state) => state.adding)!
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [place, setPlace] = useState(spot.screen)
  const { design } = board.services().session.getState()
  const found = offers(design, typed, from)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const before = document.activeElement
    element.showPopover()
    const { width, height } = element.getBoundingClientRect()
    setPlace({
      x: Math.max(8, Math.min(spot.screen.x, window.innerWidth - width - 8)),
      y: Math.max(8, Math.min(spot.screen.y, window.innerHeight - height - 8)),
    })
    field.current?.focus()
    return () => {
      if (
        before instanceof HTMLElement &&
        (element.contains(document.activeElement) || document.activeElement === document.body)
      )
        before.focus()
    }
  }, [spot])

  const close = () => board.state.setState({ adding: null })
  const choose = (offer: Offer | undefined) => {
    if (!offer) return
    close()
    if ('add' in offer) addOffer(board.services(), offer, spot.flow, from)
    else if (from !== null) connectAt(board, from, offer.connect, spot)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + found.length }[event.key]
    if (event.key === 'Enter') choose(found[at])
    else if (event.key === 'Escape' || event.key === 'Tab') close()
    else if (to !== undefined) setAt(to % Math.max(1, found.length))
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      aria-label={searchTitle(design, from)}
      onToggle={(event) => event.newState === 'closed' && close()}
      onDoubleClick={(event) => event.stopPropagation()}
      className="rise fixed inset-auto m-0 w-60 overflow-hidden rounded-large border border-line bg-raised text-ink shadow-float"
      style={{ left: place.x, top: place.y }}
    >
      <input
        ref={field}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-label={searchTitle(design, from)}
        placeholder={from === null ? 'Add: a kind or a name' : 'Add or connect: a kind or a name'}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full border-b border-line bg-raised px-3 outline-none placeholder:text-faint"
      />
      <div role="listbox" id={`${id}-list`} aria-label="What to add" className="max-h-64 overflow-auto p-1">
        {found.map((offer, index) => {
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which points here
            <div
              key={`${'add' in offer ? offer.add : offer.connect} ${offer.title}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onPointerMove={() => setAt(index)}
              onClick={() => choose(offer)}
              className={classNames(
                'flex h-7 cursor-default items-center gap-2 rounded-small px-2',
                index === at && 'bg-hover',
              )}
            >
              <KindSign kind={'add' in offer ? offer.add : 'agent'} />
              <span className="truncate">{offer.title}</span>
            </div>
          )
        })}
        {found.length === 0 ? <p className="px-2 py-1 text-small text-soft">Nothing can be connected to it.</p> : null}
      </div>
    </div>
  )
}
