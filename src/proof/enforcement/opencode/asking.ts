import { posix } from 'node:path'
import type { Act } from '../../../guard/answer.ts'
import type { Made } from './attempt.ts'

/** Any folder: paths of acts are relative to it. */
const FOLDER = '/where-the-team-works'

/** What a call does, as the evaluator is asked: by how it is written, with no link followed. Null for one that is none of its acts. */
export const actOf = (call: Made): Act | null => {
  const { tool, args } = call(FOLDER)
  const word = (key: string): string => String(args[key] ?? '')
  const path = (key: string): string => posix.relative(FOLDER, posix.resolve(FOLDER, word(key)))
  switch (tool) {
    case 'write':
    case 'edit':
      return { do: 'edit', path: path('filePath') }
    case 'read':
      return { do: 'read', path: path('filePath') }
    case 'grep':
      return { do: 'search', part: 'text', path: path('path') || '.' }
    case 'glob':
      return { do: 'search', part: 'files', path: path('path') || '.' }
    case 'bash':
      return { do: 'shell', command: word('command') }
    case 'task':
      return { do: 'call', agent: word('subagent_type') }
    case 'skill':
      return { do: 'skill', name: word('name') }
    case 'files_write_file':
    case 'files_read_file':
      return { do: 'mcp', server: 'files', tool: tool.slice('files_'.length) }
    default:
      return null
  }
}
