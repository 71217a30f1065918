import { Download, FolderOpen, Moon, PanelLeft, PanelRight, Redo2, Search, Sun, SunMoon, Undo2 } from 'lucide-react'
import { redo, undo } from '../../commands/history.ts'
import { openExport, openPalette, openRepository, themes, toggleLeft, toggleRight } from '../../commands/page.ts'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Keys } from '../kit/Keys.tsx'
import { Menu } from '../kit/Menu.tsx'
import { useKey, useServices, useSession, useView } from '../page.tsx'
import { runCommand } from '../run-command.ts'
import { DesignMenu } from './DesignMenu.tsx'
import { DesignName } from './DesignName.tsx'
import { SavedSign } from './SavedSign.tsx'
import { TargetChips } from './TargetChips.tsx'

const themeIcons = { light: Sun, dark: Moon, system: SunMoon }

/** The bar at the top: which design, what was done, where it goes. */
export const TopBar = () => {
  const services = useServices()
  const undoes = useSession((session) => session.past.at(-1)?.label)
  const redoes = useSession((session) => session.future[0]?.label)
  const theme = useView((view) => view.theme)
  const left = useView((view) => view.left)
  const right = useView((view) => view.right)
  return (
    <header
      data-part="top"
      className="isolate flex h-11 shrink-0 items-center gap-1 border-b border-line bg-panel px-2"
    >
      <h1 className="sr-only">DotBox</h1>
      <DesignMenu />
      <DesignName />
      <SavedSign />
      <div className="mx-1 flex items-center slim:hidden">
        <IconButton
          icon={Undo2}
          label="Undo"
          hint={undoes ? `Undo: ${undoes}` : 'Nothing to undo'}
          keys={useKey(undo)}
          disabled={undoes === undefined}
          onClick={() => runCommand(undo, services)}
        />
        <IconButton
          icon={Redo2}
          label="Redo"
          hint={redoes ? `Redo: ${redoes}` : 'Nothing to redo'}
          keys={useKey(redo)}
          disabled={redoes === undefined}
          onClick={() => runCommand(redo, services)}
        />
      </div>
      <div className="flex-1" />
      <TargetChips />
      <div className="ml-2 flex items-center gap-1">
        <Button look="quiet" icon={Search} className="text-soft" onClick={() => runCommand(openPalette, services)}>
          <span className="sr-only">Find a command </span>
          <span className="phone:hidden">
            <Keys keys={useKey(openPalette) ?? ''} />
          </span>
        </Button>
        <IconButton
          icon={PanelLeft}
          label={left ? 'Hide the outline' : 'Show the outline'}
          keys={useKey(toggleLeft)}
          onClick={() => runCommand(toggleLeft, services)}
          className="narrow:hidden"
        />
        <IconButton
          icon={PanelRight}
          label={right ? 'Hide the inspector' : 'Show the inspector'}
          keys={useKey(toggleRight)}
          onClick={() => runCommand(toggleRight, services)}
          className="narrow:hidden"
        />
        <Menu
          label="Theme"
          items={themes.map((command) => ({
            id: command.id,
            title: command.title.replace('Theme: ', ''),
            icon: themeIcons[command.id.replace('view.theme-', '') as keyof typeof themeIcons],
            checked: command.id === `view.theme-${theme}`,
            run: () => runCommand(command, services),
          }))}
        >
          {(trigger) => <IconButton icon={themeIcons[theme]} label="Theme" className="slim:hidden" {...trigger} />}
        </Menu>
        <Button icon={FolderOpen} onClick={() => runCommand(openRepository, services)} aria-label="Import…">
          <span className="phone:hidden">Import…</span>
        </Button>
        <Button look="primary" icon={Download} onClick={() => runCommand(openExport, services)} aria-label="Export…">
          <span className="phone:hidden">Export…</span>
        </Button>
      </div>
    </header>
  )
}
