import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { Command } from '../../commands/command.ts'
import { commands } from '../../commands/index.ts'
import { classNames } from '../kit/class-names.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Keys } from '../kit/Keys.tsx'
import { useServices } from '../page.tsx'
import { runCommand } from '../run-command.ts'
import type { DialogProps } from './Dialogs.tsx'
import { bestFirst } from './fuzzy.ts'

/** Every command by its title: type a few letters, Enter runs. What cannot run now stands at the end, greyed. */
export const CommandPalette = ({ onClose }: DialogProps) => {
  const services = useServices()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => {
    const listed = commands.filter((command) => command.id !== 'page.palette')
    const best = bestFirst(typed, listed, (command) => command.title)
    const can = (command: Command) => command.enabled?.(services) ?? true
    return [...best.filter(can), ...best.filter((command) => !can(command))].map((command) => ({
      command,
      can: can(command),
    }))
  }, [typed, services])

  const run = (index: number) => {
    const chosen = found[index]
    if (!chosen?.can) return
    onClose()
    // The dialog gives the focus back first: a command may move it again.
    setTimeout(() => runCommand(chosen.command, services))
  }
  const move = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      run(at)
    }
    if (to === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(found.length - 1, to))
    setAt(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Dialog title="Commands" width="small" hideTitle onClose={onClose}>
      <input
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-label="Find a command"
        placeholder="What do you want to do?"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={move}
        className="sticky top-0 h-11 w-full border-b border-line bg-raised px-4 text-large outline-none placeholder:text-faint"
      />
      <div ref={list} role="listbox" id={`${id}-list`} aria-label="Commands" className="max-h-[50vh] overflow-auto p-1">
        {found.map(({ command, can }, index) => (
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            aria-disabled={!can}
            onPointerMove={() => setAt(index)}
            onClick={() => run(index)}
            onKeyDown={move}
            className={classNames(
              'flex h-8 cursor-default items-center gap-3 rounded-small px-3',
              index === at && 'bg-hover',
              !can && 'opacity-45',
            )}
          >
            <span className="min-w-0 flex-1 truncate">{command.titleNow?.(services) ?? command.title}</span>
            <span className="text-tiny text-faint">{command.group}</span>
            {services.keys.of(command)[0] ? <Keys keys={services.keys.of(command)[0]!} /> : null}
          </div>
        ))}
        {found.length === 0 ? (
          <p className="px-3 py-2 text-soft">No command is called that. Try another word.</p>
        ) : null}
      </div>
    </Dialog>
  )
}
