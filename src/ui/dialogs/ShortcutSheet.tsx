import { RotateCcw } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useStore } from 'zustand'
import { withChange, withoutChange } from '../../commands/change-keys.ts'
import { type Command, GROUPS } from '../../commands/command.ts'
import { commands as registry } from '../../commands/index.ts'
import { spelled } from '../../commands/keymap.ts'
import type { ChangedKeys } from '../../commands/keys.ts'
import { keyed } from '../../commands/sheet.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Keys, onMac } from '../kit/Keys.tsx'
import { usePage } from '../page.tsx'
import type { DialogProps } from './Dialogs.tsx'

/** What hands do that is no command. */
const gestures: readonly (readonly [string, string])[] = [
  ['Move the view', 'Space and drag, or the middle button'],
  ['Zoom at the pointer', 'Wheel'],
  ['Search what to add here', 'Double-click the canvas'],
  ['Add what comes next', 'Drop an edge on the canvas'],
  ['Put a card between two', 'Drop it on their line'],
  ['Move an end of a line', 'Select it, drag its end'],
  ['Select several', 'Shift and drag a box; with Ctrl or ⌘, more'],
  ['Duplicate', 'Alt and drag'],
  ['Drag without guides', 'Hold Ctrl or ⌘'],
]

/** All keys, from the registry of commands, each to be changed: press its button, then the keys. */
export const ShortcutSheet = ({ onClose }: DialogProps) => {
  const { keys } = usePage()
  const { changed, commands } = useStore(keys)
  const [asking, setAsking] = useState<string | null>(null)
  const [problem, setProblem] = useState<{ readonly id: string; readonly why: string } | null>(null)
  const [said, setSaid] = useState('')

  const take = (command: Command, next: ChangedKeys | string, done: string) => {
    const why = typeof next === 'string' ? next : null
    if (typeof next !== 'string') keys.keep(next)
    setProblem(why === null ? null : { id: command.id, why })
    setSaid(why ?? done)
    if (why === null) setAsking(null)
  }
  const press = (command: Command) => (event: KeyboardEvent) => {
    if (asking !== command.id) return
    event.preventDefault()
    event.stopPropagation()
    if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return
    if (event.key === 'Escape' || event.key === 'Tab') return setAsking(null)
    const stroke = spelled(event.nativeEvent, onMac)
    take(command, withChange(registry, changed, command, stroke), `${command.title} has new keys`)
  }
  const any = Object.keys(changed).length > 0
  return (
    <Dialog
      title="Shortcuts"
      width="large"
      onClose={onClose}
      actions={
        <>
          <p className="mr-auto text-small text-soft">
            Press a button, then the keys that you want. Kept in this browser.
          </p>
          <Button
            icon={RotateCcw}
            disabled={!any}
            onClick={() => {
              keys.keep({})
              setProblem(null)
              setSaid('All keys are as they were')
            }}
          >
            Reset all
          </Button>
        </>
      }
    >
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="gap-x-10 p-4 [columns:20rem]">
        {GROUPS.map((group) => (
          <section key={group} className="mb-5">
            <h3 className="caption mb-1 [break-after:avoid-column]">{group}</h3>
            <ul>
              {keyed(commands, group).map((command) => {
                const own = Object.hasOwn(changed, command.id)
                const waits = asking === command.id
                return (
                  <li key={command.id} className="break-inside-avoid-column border-b border-line py-1">
                    <div className="flex min-h-6 items-center justify-between gap-2">
                      <span className="min-w-0 flex-1">{command.title}</span>
                      {own ? (
                        <IconButton
                          small
                          icon={RotateCcw}
                          label={`Reset the keys of ${command.title}`}
                          onClick={() =>
                            take(
                              command,
                              withoutChange(registry, changed, registry.find(({ id }) => id === command.id) ?? command),
                              `${command.title} has its own keys again`,
                            )
                          }
                        />
                      ) : null}
                      <button
                        type="button"
                        aria-pressed={waits}
                        onClick={() => {
                          setProblem(null)
                          setAsking(waits ? null : command.id)
                        }}
                        onBlur={() => setAsking((now) => (now === command.id ? null : now))}
                        onKeyDown={press(command)}
                        className="flex min-h-6 items-center gap-1 rounded-small px-1 hover:bg-hover aria-pressed:bg-accent-wash"
                      >
                        {/* What is to be seen belongs to the name too: who speaks to the page says what they see. */}
                        <span className="sr-only">Change the keys of {command.title} </span>
                        {waits ? (
                          <span className="text-small text-accent">Press keys…</span>
                        ) : command.keys?.length ? (
                          command.keys.map((one) => <Keys key={one} keys={one} />)
                        ) : (
                          <span className="text-small text-faint">none</span>
                        )}
                      </button>
                    </div>
                    {problem?.id === command.id ? (
                      <p role="alert" className="text-small text-error">
                        {problem.why}
                      </p>
                    ) : null}
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
        <section className="mb-5 break-inside-avoid-column">
          <h3 className="caption mb-1">Pointer</h3>
          <dl>
            {gestures.map(([what, how]) => (
              <div key={what} className="flex items-center justify-between gap-4 border-b border-line py-1">
                <dt>{what}</dt>
                <dd className="text-right text-small text-faint">{how}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
