import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isToolFolder, pruned, type Tier, tier, urgency } from './select.ts'

const tiers: Readonly<Record<Tier, readonly string[]>> = {
  configuration: [
    '.claude/agents/reviewer.md',
    '.claude/hooks/guard.mjs',
    '.claude/settings.local.json',
    '.opencode/plugins/guard.ts',
    '.dotbox/design.json',
    '.claude-plugin/plugin.json',
    '.github/agents/reviewer.agent.md',
    '.github/copilot-instructions.md',
    '.github/instructions/ts.instructions.md',
    '.vscode/mcp.json',
    'CLAUDE.md',
    'packages/api/CLAUDE.local.md',
    'a/b/c/AGENTS.md',
    'docs/research/INSTRUCTIONS.md',
    'deep/in/SKILL.md',
    'anywhere/tester.agent.md',
    '.mcp.json',
    'opencode.jsonc',
    '.cursorrules',
    'Claude.md',
    '.worktreeinclude',
    'plugins/review/agents/reviewer.md',
    'agents/review.toml',
    'prompts/reviewer.txt',
    'plugins/review/.claude/scripts/run.sh',
  ],
  document: [
    'README.md',
    'docs/api.mdx',
    'package.json',
    'specs/contract.yaml',
    'LICENSE',
    'LICENSE-MIT',
    'NOTICE.txt',
    'Licence',
    'CODEOWNERS',
    '.github/workflows/ci.yml',
    '.vscode/settings.json',
    'docs/UPPER.MD',
  ],
  code: ['src/main.ts', 'agents/run.py', 'logo.svg', 'Makefile', '.gitignore', '.github/workflows/run.sh', 'a/.md/x'],
}

for (const [expected, paths] of Object.entries(tiers)) {
  test(`the tier of these paths is ${expected}`, () => {
    expect(Object.fromEntries(paths.map((path) => [path, tier(path)]))).toEqual(
      Object.fromEntries(paths.map((path) => [path, expected])),
    )
  })
}

test('folders made by machines are never entered, at any depth', () => {
  for (const path of ['node_modules', 'a/dist', '.git', 'x/.venv', 'target/debug/deps', 'a/__pycache__', '.next']) {
    expect([path, pruned(path)]).toEqual([path, true])
  }
})

test('a tool folder is entered, its packages and what Claude Code writes while it runs are not', () => {
  for (const path of ['.claude', '.opencode', '.claude/agents', 'packages/api/.claude/skills', '', 'src', 'builder']) {
    expect([path, pruned(path)]).toEqual([path, false])
  }
  for (const path of [
    '.opencode/node_modules',
    '.claude/worktrees',
    '.claude/worktrees/a/.claude',
    'x/.claude/agent-memory',
    '.claude/agent-memory-local/reviewer',
  ]) {
    expect([path, pruned(path)]).toEqual([path, true])
  }
})

test('a folder of agents may be called build, dist or vendor', () => {
  for (const path of ['.claude/agents/build', '.opencode/command/dist', '.claude/skills/vendor']) {
    expect([path, pruned(path)]).toEqual([path, false])
  }
})

test('what lies below a pruned folder is pruned', () => {
  const part = fc.constantFrom('node_modules', 'dist', '.claude', 'worktrees', 'src', 'agents', '.git')
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), part, (parts, below) => {
      const path = parts.join('/')
      if (pruned(path)) expect(pruned(`${path}/${below}`)).toBe(true)
    }),
  )
})

test('the tools’ own folders come before folders of agents, and those before the rest', () => {
  const folders = ['src', 'plugins/a/agents', 'packages/api/.claude', 'docs', '.opencode', '.github']
  expect([...folders].sort((a, b) => urgency(a) - urgency(b))).toEqual([
    'packages/api/.claude',
    '.opencode',
    '.github',
    'plugins/a/agents',
    'src',
    'docs',
  ])
  expect(folders.filter(isToolFolder)).toEqual(['packages/api/.claude', '.opencode'])
})
