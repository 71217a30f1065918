import { expect, test } from 'vitest'
import { keptKind } from './kept.ts'

test.each([
  ['.claude/skills/pdf/SKILL.md', 'skills'],
  ['.claude/skills/pdf/scripts/run.py', 'skills'],
  ['.agents/skills/pdf/SKILL.md', 'skills'],
  ['.claude/commands/ship.md', 'commands'],
  ['.opencode/command/ship.md', 'commands'],
  ['plugins/x/commands/ship.md', 'commands'],
  ['.claude/rules/api.md', 'rules'],
  ['CLAUDE.local.md', 'rules'],
  ['packages/api/AGENTS.md', 'rules'],
  ['.mcp.json', 'mcp'],
  ['packages/api/.mcp.json', 'mcp'],
  ['.claude/settings.json', 'settings'],
  ['.claude/hooks/guard.mjs', 'settings'],
  ['.claude/statusline.sh', 'settings'],
  ['.opencode/plugins/x.ts', 'settings'],
  ['opencode.json', 'settings'],
  ['.cursor/rules/x.mdc', 'tools'],
  ['.cursor/mcp.json', 'tools'],
  ['.vscode/mcp.json', 'tools'],
  ['GEMINI.md', 'tools'],
  ['.windsurfrules', 'tools'],
  ['.claude/agents/README.md', 'documents'],
  ['docs/guide.md', 'documents'],
])('%s is kept as one of the %s', (path, kind) => {
  expect(keptKind(path)).toBe(kind)
})
