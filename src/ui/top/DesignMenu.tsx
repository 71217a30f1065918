import { ChevronDown } from 'lucide-react'
import { newDesign, openDrafts, openShortcuts, openTemplates, saveDesign } from '../../commands/page.ts'
import { renameDesign } from '../../commands/settings.ts'
import { Menu } from '../kit/Menu.tsx'
import { useServices } from '../page.tsx'
import { runCommand } from '../run-command.ts'

const entries = [newDesign, openTemplates, openDrafts, renameDesign, saveDesign, openShortcuts]

/** The mark of DotBox, with what concerns designs as a whole. */
export const DesignMenu = () => {
  const services = useServices()
  return (
    <Menu
      label="Designs"
      items={entries.map((command) => ({
        id: command.id,
        title: command.title,
        keys: services.keys.of(command)[0],
        apart: command === saveDesign || command === openShortcuts,
        run: () => runCommand(command, services),
      }))}
    >
      {(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label="DotBox: designs"
          className="flex h-7 items-center gap-1.5 rounded-small px-1.5 hover:bg-hover"
        >
          <svg viewBox="0 0 32 32" className="size-4.5 text-accent" aria-hidden="true">
            <rect x="3" y="3" width="26" height="26" rx="6" fill="none" stroke="currentColor" strokeWidth="3" />
            <circle cx="16" cy="16" r="4.5" fill="currentColor" />
          </svg>
          <span className="font-strong phone:hidden">DotBox</span>
          <ChevronDown size={14} strokeWidth={1.5} className="text-faint" aria-hidden />
        </button>
      )}
    </Menu>
  )
}
