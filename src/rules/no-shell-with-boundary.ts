import { type Edit, patch } from '../design/edits.ts'
import type { RecordOf } from '../design/model.ts'
import { facts, get, settings } from '../design/queries.ts'
import { aDesign, aDirectory, anAgent, aSettings, aWrites } from '../design/samples.ts'
import { permits } from './permits.ts'
import type { Rule } from './rule.ts'

export const noShellWithBoundary: Rule = {
  id: 'no-shell-with-boundary',
  severity: 'info',
  family: 'Permissions',
  why: 'Where an agent writes is watched when it edits files. A command, or an MCP server, can write anywhere: with enforcement that is found afterwards and sent back, without it never.',
  *check({ design }) {
    const { enforce } = settings(design)
    for (const from of new Set(facts(design, 'writes').map((edge) => edge.from))) {
      const agent = get(design, from)
      if (!agent) continue
      const found = enforce ? enforced(agent) : alone(agent)
      if (found) yield { at: agent.id, message: found.message, fix: { ...found.fix, safe: false } }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), aDirectory()),
      aDesign(anAgent('a', { capabilities: { shell: 'ask' } }), aDirectory(), aWrites('a', 'directory:docs')),
      aDesign(anAgent('a', { capabilities: { shell: 'deny' } }), aDirectory(), aWrites('a', 'directory:docs')),
      aDesign(
        aSettings({ enforce: true }),
        anAgent('a', { capabilities: { shell: 'deny', mcp: { '*': 'deny' } } }),
        aDirectory(),
        aWrites('a', 'directory:docs'),
      ),
    ],
    fails: [
      aDesign(anAgent('a'), aDirectory(), aWrites('a', 'directory:docs')),
      aDesign(
        aSettings({ enforce: true }),
        anAgent('a', {
          capabilities: { shell: 'deny', mcp: { '*': 'deny' } },
          patterns: { shell: [{ pattern: 'npm test', level: 'allow' }] },
        }),
        aDirectory(),
        aWrites('a', 'directory:docs'),
      ),
      aDesign(
        aSettings({ enforce: true }),
        anAgent('a', { capabilities: { shell: 'deny', mcp: { '*': 'deny', files: 'allow' } } }),
        aDirectory(),
        aWrites('a', 'directory:docs'),
      ),
    ],
  },
}

type Found = { readonly message: string; readonly fix: { readonly title: string; readonly edit: Edit } }

/** Without enforcement only a shell that nobody is asked about is worth a word. */
const alone = (agent: RecordOf<'agent'>): Found | null => {
  if (agent.capabilities.shell !== 'allow') return null
  const capabilities = { ...agent.capabilities, shell: 'ask' as const }
  return {
    message: `“${agent.name}” has its own places to write, but its shell can write anywhere.`,
    fix: { title: 'Ask before each shell command', edit: patch(agent.id, { capabilities }) },
  }
}

/** With enforcement: what keeps the boundary from being enforced. */
const enforced = (agent: RecordOf<'agent'>): Found | null => {
  const { capabilities, patterns } = agent
  const shell = permits(agent, 'shell')
  const servers = Object.values(capabilities.mcp).some((level) => level !== 'deny')
  if (!shell && !servers) return null
  const what = shell && servers ? 'the shell and MCP servers' : shell ? 'the shell' : 'MCP servers'
  const { shell: _, ...others } = patterns
  return {
    message: `“${agent.name}” has its own places to write, and ${what} too: what is written elsewhere by that is found only at the end.`,
    fix: {
      title: `Deny ${what}: then it is enforced`,
      edit: patch(agent.id, {
        capabilities: {
          ...capabilities,
          ...(shell ? { shell: 'deny' } : {}),
          ...(servers ? { mcp: { '*': 'deny' } } : {}),
        },
        ...(shell && patterns.shell ? { patterns: others } : {}),
      }),
    },
  }
}
