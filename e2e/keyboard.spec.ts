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

test('E leads from a card to its form, F6 through the parts of the page and back to where one was', async ({
  app: page,
}) => {
  const hands = byKeyboard(page)
  const { agent } = canvas(page)
  await hands.add('agent', 'writer', { x: 0, y: 0 })
  await expect(agent('writer')).toBeFocused()
  await page.keyboard.press('e')
  const name = page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox').first()
  await expect(name).toBeFocused()
  // The form is longer than the window, but it scrolls in itself: the page must stay where it is.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+F6')
  await page.keyboard.press('Shift+F6')
  await expect(agent('writer')).toBeFocused()
  await page.keyboard.press('Control+i')
  await expect(name).toBeHidden()
  await page.keyboard.press('e')
  await expect(name).toBeFocused()
  // Round once, the other way: every part takes the focus, and the form is left where it was.
  for (let part = 0; part < 5; part++) await page.keyboard.press('F6')
  await expect(name).toBeFocused()
})
