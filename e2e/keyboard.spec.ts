import type { Page } from '@playwright/test'
import { canvas, expect, test, unzipped } from './app.ts'

/** Runs a command from the palette by typing its name. */
const command = async (page: Page, words: string) => {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

const addAgent = async (page: Page, name: string) => {
  await command(page, 'Add agent')
  await expect(canvas(page).surface.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(canvas(page).agent(name)).toBeFocused()
}

test('two agents with a handoff reach a zip without the mouse', async ({ app: page }) => {
  await addAgent(page, 'writer')
  await addAgent(page, 'reviewer')
  await canvas(page).agent('writer').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'Connect' })
  await expect(dialog.getByRole('combobox', { name: 'From' })).toHaveValue('agent:agent')
  await dialog.getByRole('combobox', { name: 'To' }).press('r')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(canvas(page).edge(/^Handoff from writer to reviewer/)).toHaveCount(1)
  await page.keyboard.press('Escape')
  const { files } = await unzipped(page, async () => {
    await command(page, 'Export')
    await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
    const download = page.getByRole('button', { name: /^Download .*zip$/ })
    await expect(download).toBeEnabled()
    await download.focus()
    await page.keyboard.press('Enter')
  })
  expect(files['CLAUDE.md']).toContain('1. `writer` → `reviewer`')
})
