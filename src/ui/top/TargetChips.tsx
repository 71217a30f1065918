import { Check } from 'lucide-react'
import { targetCommands } from '../../commands/settings.ts'
import { settings } from '../../design/queries.ts'
import { targetNames } from '../../targets/names.ts'
import { classNames } from '../kit/class-names.ts'
import { useServices, useSession } from '../page.tsx'
import { runCommand } from '../run-command.ts'

/** The tools that the design is written for, each on or off. */
export const TargetChips = () => {
  const services = useServices()
  const chosen = useSession(({ design }) => settings(design).exportTo)
  return (
    <fieldset className="flex items-center gap-1 phone:hidden">
      <legend className="sr-only">Write files for</legend>
      {targetNames.map(({ id, name }, at) => {
        const command = targetCommands[at]!
        const on = chosen.includes(id)
        return (
          <button
            key={id}
            type="button"
            aria-pressed={on}
            title={
              on ? `Files are written for ${name}. Click to leave it out.` : `Click to write files for ${name} too.`
            }
            onClick={() => runCommand(command, services)}
            className={classNames(
              'flex h-6 items-center gap-1 whitespace-nowrap rounded-full border px-2 text-small transition-colors',
              on
                ? 'border-line-strong bg-raised text-ink'
                : 'border-dashed border-line-strong text-faint hover:text-ink',
            )}
          >
            {on ? <Check size={12} strokeWidth={2} aria-hidden className="text-accent" /> : null}
            {name}
          </button>
        )
      })}
    </fieldset>
  )
}
