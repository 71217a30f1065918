import { commands } from '../../commands/index.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Keys } from '../kit/Keys.tsx'
import type { DialogProps } from './Dialogs.tsx'

const groups = ['Design', 'Edit', 'Add', 'Select', 'View'] as const

/** What hands do that is no command. */
const gestures: readonly (readonly [string, string])[] = [
  ['Move the view', 'Space and drag, or the middle button'],
  ['Zoom at the pointer', 'Wheel'],
  ['Add an agent here', 'Double-click the canvas'],
  ['Add what comes next', 'Drop an edge on the canvas'],
]

/** All keys, from the registry of commands. */
export const ShortcutSheet = ({ onClose }: DialogProps) => (
  <Dialog title="Shortcuts" width="large" onClose={onClose}>
    <div className="gap-x-10 p-4 [columns:18rem]">
      {groups.map((group) => {
        const keyed = commands.filter((command) => command.group === group && command.keys?.length)
        if (keyed.length === 0) return null
        return (
          <section key={group} className="mb-5 break-inside-avoid-column">
            <h3 className="caption mb-1">{group}</h3>
            <dl>
              {keyed.map((command) => (
                <div key={command.id} className="flex items-center justify-between gap-4 border-b border-line py-1">
                  <dt>{command.title}</dt>
                  <dd className="flex gap-1">
                    {command.keys?.map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
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
