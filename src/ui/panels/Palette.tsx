import { LayoutTemplate } from 'lucide-react'
import { addAgent, addDirectory, addNote, addSpec } from '../../commands/add.ts'
import type { Command } from '../../commands/command.ts'
import { groupSelection } from '../../commands/group.ts'
import { openTemplates } from '../../commands/page.ts'
import type { NodeKind } from '../../design/model.ts'
import { DRAG_TYPE } from '../canvas/gestures.ts'
import { Button } from '../kit/Button.tsx'
import { KindSign } from '../kit/KindSign.tsx'
import { useHint } from '../kit/use-hint.tsx'
import { useKey, useServices } from '../page.tsx'
import { runCommand } from '../run-command.ts'

const pieces: readonly (readonly [NodeKind, string, Command])[] = [
  ['agent', 'Agent', addAgent],
  ['directory', 'Directory', addDirectory],
  ['spec', 'Spec', addSpec],
  ['note', 'Note', addNote],
  ['group', 'Group', groupSelection],
]

/** What can be put on the canvas: dragged there, or by a click into the middle of the view. */
export const Palette = () => {
  const services = useServices()
  return (
    <section aria-label="Add" className="shrink-0 border-b border-line p-2">
      <div className="grid grid-cols-2 gap-1">
        {pieces.map(([kind, name, command]) => (
          <Piece key={kind} kind={kind} name={name} command={command} />
        ))}
        <Button
          look="quiet"
          icon={LayoutTemplate}
          className="justify-start text-soft"
          onClick={() => runCommand(openTemplates, services)}
        >
          Templates…
        </Button>
      </div>
    </section>
  )
}

const Piece = ({ kind, name, command }: { kind: NodeKind; name: string; command: Command }) => {
  const services = useServices()
  const [handlers, hint] = useHint(
    kind === 'group' ? 'Group: click to group the selection, or drag' : `${command.title}: click or drag`,
    useKey(command),
  )
  return (
    <>
      <button
        type="button"
        aria-label={command.title}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAG_TYPE, kind)
          event.dataTransfer.effectAllowed = 'copy'
        }}
        onClick={() => runCommand(command, services)}
        className="flex h-7 min-w-0 items-center gap-1.5 rounded-small border border-line bg-raised px-2 text-soft transition-colors hover:border-line-strong hover:bg-hover hover:text-ink active:cursor-grabbing"
        {...handlers}
      >
        <KindSign kind={kind} />
        <span className="truncate">{name}</span>
      </button>
      {hint}
    </>
  )
}
