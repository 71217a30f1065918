import { FolderOpen, LayoutTemplate } from 'lucide-react'
import { openRepository, openTemplates } from '../../commands/page.ts'
import { nodes } from '../../design/queries.ts'
import { Button } from '../kit/Button.tsx'
import { useServices, useSession } from '../page.tsx'
import { runCommand } from '../run-command.ts'

/** What lies over a canvas with nothing on it: what a team looks like, and three ways to begin. */
export const EmptyCanvas = () => {
  const services = useServices()
  const empty = useSession(({ design }) => nodes(design).length === 0)
  if (!empty) return null
  return (
    <div className="pointer-events-none absolute inset-0 z-10 flex flex-col items-center justify-center gap-6 p-6">
      <Ghosts />
      <p className="rounded-small bg-paper px-2 text-center text-large text-soft">
        Draw a team: each agent with one job, and a line to whoever takes over.
      </p>
      <div className="pointer-events-auto flex flex-wrap justify-center gap-2">
        <Button icon={LayoutTemplate} onClick={() => runCommand(openTemplates, services)}>
          Start from a template
        </Button>
        <Button icon={FolderOpen} onClick={() => runCommand(openRepository, services)}>
          Open a repository
        </Button>
      </div>
      <p className="rounded-small bg-paper px-2 text-small text-faint">Double-click anywhere to add an agent.</p>
    </div>
  )
}

/** Three boxes in a row, as a team would stand here. */
const Ghosts = () => (
  <svg
    viewBox="0 0 460 76"
    className="w-full max-w-md text-line-strong opacity-60"
    fill="none"
    stroke="currentColor"
    aria-hidden="true"
  >
    {[0, 170, 340].map((x) => (
      <g key={x}>
        <rect x={x + 1} y={1} width={118} height={74} rx={10} strokeDasharray="4 4" />
        <rect x={x + 13} y={14} width={18} height={18} rx={4} />
        <path d={`M${x + 41} 23h44M${x + 13} 46h92M${x + 13} 59h60`} strokeLinecap="round" />
      </g>
    ))}
    {[120, 290].map((x) => (
      <path key={x} d={`M${x + 6} 38h36m-6 -5l6 5l-6 5`} strokeLinecap="round" strokeLinejoin="round" />
    ))}
  </svg>
)
