import { expect, test } from 'vitest'
import { COLORS, colorFor } from './colors.ts'
import { modelFor } from './models.ts'
import { owns } from './owns.ts'

test('the eight colours stay, others become the nearest by hue', () => {
  for (const color of COLORS) expect(colorFor(color)).toBe(color)
  expect(
    ['#ff0000', '#0af', '#FFA500', '#7c3aed', '#10b981', 'error', 'success', 'Magenta'].map((color) => colorFor(color)),
  ).toEqual(['red', 'cyan', 'orange', 'purple', 'green', 'red', 'green', 'pink'])
})

test('greys and words that are no colour have none near', () => {
  expect(['#808080', '#fff', 'beige', '', '#12345', 'constructor'].map((color) => colorFor(color))).toEqual(
    Array(6).fill(null),
  )
})

test('a model loses Anthropic as its provider, and another provider’s has no spelling here', () => {
  expect(
    [
      'anthropic/claude-opus-4-8',
      'Sonnet',
      'sonnet[1m]',
      'claude-opus-5',
      'glm-4.6',
      'openai/gpt-5.5',
      'x/anthropic/y',
      'anthropic/',
    ].map((model) => modelFor(model)),
  ).toEqual(['claude-opus-4-8', 'sonnet', 'sonnet[1m]', 'claude-opus-5', 'glm-4.6', null, null, null])
})

test('owns what Claude Code reads at any depth, and not the shared AGENTS.md', () => {
  const mine = [
    'CLAUDE.md',
    'a/CLAUDE.md',
    'a/b/CLAUDE.local.md',
    '.claude/agents/x.md',
    'a/.claude/settings.json',
    '.mcp.json',
    '.claude-plugin/plugin.json',
    '.worktreeinclude',
  ]
  const not = ['AGENTS.md', 'a/INSTRUCTIONS.md', 'claude.md', '.claude', 'src/.claudex/a.md', '.opencode/agents/x.md']
  expect(mine.filter(owns)).toEqual(mine)
  expect(not.filter(owns)).toEqual([])
})
