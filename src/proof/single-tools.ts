import { toolsOfAgent } from './claude-code.ts'
import { temporaryFolder } from './hermetic.ts'
import { layOut } from './lay-out.ts'
import { FILE_SERVER } from './places.ts'
import { type Outcome, same } from './report.ts'

const READS = 'mcp__files__read_file'
const WRITES = 'mcp__files__write_file'

/** What the two lists of an agent say, and the tools of a running server that are left of it. */
const LISTS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['the server', ['tools: Read, mcp__files'], [READS, WRITES]],
  ['one tool of it', ['tools: Read, mcp__files__read_file'], [READS]],
  ['the server, one tool taken', ['tools: Read, mcp__files', `disallowedTools: ${WRITES}`], [READS]],
  ['one tool taken from all', [`disallowedTools: ${WRITES}`], [READS]],
  ['one tool, the server taken', [`tools: Read, ${READS}`, 'disallowedTools: mcp__files'], []],
]

/**
 * Lists that name a server and single tools of it, with a server that runs: what a session tells of other agents names the
 * lists and not what is left of them, so that comparisons of translations rest on this.
 */
export const proveSingleTools = async (program: string): Promise<Outcome[]> => {
  const folder = temporaryFolder('single-tools')
  layOut(
    new Map(
      LISTS.map(([, lists], at) => [
        `.claude/agents/a${at}.md`,
        ['---', `name: a${at}`, 'description: Has tools.', ...lists, '---', 'Work.', ''].join('\n'),
      ]),
    ),
    folder,
  )
  const servers = JSON.stringify({ mcpServers: { files: { command: 'node', args: [FILE_SERVER] } } })
  const problems: string[] = []
  for (const [at, [what, , left]] of LISTS.entries()) {
    const seen = await toolsOfAgent(program, folder, `a${at}`, ['--mcp-config', servers])
    problems.push(...same(what, seen?.filter((tool) => tool.startsWith('mcp__')) ?? null, left))
  }
  return [
    { name: 'Claude Code: single tools of a server that runs', compared: `${LISTS.length} pairs of lists`, problems },
  ]
}
