import type { Design } from '../../../design/model.ts'
import { Capabilities } from '../../../design/records/agent.ts'
import {
  aDelegates,
  aDesign,
  aDirectory,
  aHandoff,
  anAgent,
  aReads,
  aSettings,
  aSpec,
  aVerifies,
  aWrites,
} from '../../../design/samples.ts'

const DENIED = { shell: 'deny', mcp: { '*': 'deny' } } as const
const can = (fields: object) => ({ capabilities: Capabilities.parse(fields) })

/** One command that may be run, and nothing else. */
const exactly = (command: string) => ({ patterns: { shell: [{ pattern: command, level: 'allow' as const }] } })

const places = ['src', 'specs', 'docs', 'out'].map((path) => aDirectory(path))

/** A team in which each agent is confined in another way; the names say how. */
export const confinedTeam: Design = aDesign(
  aSettings({ enforce: true, exportTo: ['opencode'], lead: 'agent:lead' }),
  anAgent('lead', can(DENIED)),
  anAgent('dev', { ...can(DENIED), ...exactly('echo fine') }),
  anAgent('qa', can({ ...DENIED, edit: 'deny', search: 'deny', web: 'deny', skills: 'deny', delegate: 'deny' })),
  anAgent('reader', can({ ...DENIED, edit: 'deny', read: 'deny' })),
  anAgent('peeker', can({ mcp: { '*': 'deny' }, edit: 'deny', read: 'deny' })),
  anAgent('runner', can({ mcp: { '*': 'deny', files: 'allow' } })),
  anAgent('asker', can({ ...DENIED, edit: 'ask', shell: 'ask' })),
  anAgent('free', { ...can({}), patterns: { shell: [{ pattern: 'rm *', level: 'deny' }] } }),
  ...places,
  aSpec('specs/api.md', { criteria: [{ text: 'It works.' }, { text: 'It is written.' }] }),
  aWrites('lead', 'directory:specs'),
  aWrites('dev', 'directory:src'),
  aWrites('runner', 'directory:out'),
  aReads('reader', 'directory:docs'),
  aReads('peeker', 'directory:docs'),
  aVerifies('qa', 'spec:specs/api.md'),
  aDelegates('lead', 'dev'),
  aDelegates('lead', 'reader'),
  aHandoff('dev', 'qa'),
)

/** A team whose work passes through gates of every kind. */
export const gatedTeam: Design = aDesign(
  aSettings({ enforce: true, exportTo: ['opencode'] }),
  anAgent('dev', can(DENIED)),
  ...['qa', 'waiter', 'writer', 'releaser', 'checker', 'left', 'right', 'joiner', 'again'].map((name) =>
    anAgent(name, can(DENIED)),
  ),
  anAgent('shell', can({ mcp: { '*': 'deny' } })),
  ...places,
  aSpec('specs/api.md'),
  aVerifies('checker', 'spec:specs/api.md'),
  aWrites('left', 'directory:src'),
  aWrites('right', 'directory:out'),
  aHandoff('dev', 'qa', { gate: { command: 'echo looked; test -f passed' } }),
  aHandoff('dev', 'waiter', { gate: { command: 'sleep 7777' } }),
  aHandoff('dev', 'writer', { gate: { files: ['docs/note-*.txt'] } }),
  aHandoff('dev', 'releaser', { gate: { approval: 'the release' } }),
  aHandoff('dev', 'checker', { gate: { verified: 'spec:specs/api.md' } }),
  aHandoff('dev', 'again', { bound: 2 }),
  aHandoff('left', 'joiner', { join: 'all' }),
  aHandoff('right', 'joiner', { join: 'all' }),
)
