import { Trash2 } from 'lucide-react'
import type { Level } from '../../design/records/agent.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { AddLine } from './AddLine.tsx'
import { levels } from './levels.ts'
import { serverProblem } from './limits.ts'

type ServerRowsProps = {
  readonly servers: Readonly<Record<string, Level>>
  readonly onChange: (servers: Record<string, Level>) => void
}

/** The level of each MCP server by name, and of all that are not named. */
export const ServerRows = ({ servers, onChange }: ServerRowsProps) => {
  const named = Object.keys(servers).filter((name) => name !== '*')
  const without = (name: string) => Object.fromEntries(Object.entries(servers).filter(([other]) => other !== name))
  return (
    <div className="flex flex-col gap-1">
      {named.map((name) => (
        <div key={name} className="flex flex-wrap items-center justify-between gap-x-2">
          <span className="min-w-16 flex-1 truncate font-mono text-small" title={name}>
            {name}
          </span>
          <span className="flex items-center gap-1">
            <Segmented
              label={`MCP server ${name}`}
              value={servers[name] ?? null}
              options={levels}
              onChange={(level) => onChange({ ...servers, [name]: level })}
            />
            <IconButton small icon={Trash2} label={`Remove ${name}`} onClick={() => onChange(without(name))} />
          </span>
        </div>
      ))}
      <div className="flex items-center justify-between gap-2">
        <span className="text-soft">{named.length > 0 ? 'Every other server' : 'Every server'}</span>
        <Segmented
          label="MCP servers that are not named"
          value={servers['*'] ?? null}
          options={levels}
          onChange={(level) => onChange({ ...servers, '*': level })}
        />
      </div>
      <AddLine
        label="New MCP server"
        placeholder="Add a server by name"
        mono
        problem={(name) => serverProblem(name, ['*', ...named])}
        onAdd={(names) =>
          onChange({ ...servers, ...Object.fromEntries(names.map((name) => [name, 'allow' as const])) })
        }
      />
    </div>
  )
}
