import { canvas, expect, exported, test } from './app.ts'
import { byKeyboard } from './hands.ts'

test('two agents with a handoff reach a zip without the mouse', async ({ app: page }) => {
  const hands = byKeyboard(page)
  const { agent, edge } = canvas(page)
  await hands.add('agent', 'writer', { x: 0, y: 0 })
  await hands.add('agent', 'reviewer', { x: 0, y: 0 })
  await hands.draw(agent('writer'), agent('reviewer'), 'Hands off to it')
  await expect(edge(/^Handoff from writer to reviewer/)).toHaveCount(1)
  const { files } = await exported(page, hands)
  expect(files['CLAUDE.md']).toContain('1. `writer` → `reviewer`')
})
