import { canvas, expect, exported, test } from './app.ts'
import { dragIn } from './drawing.ts'

test('an edit survives a reload a quarter of a second later, and so does undo of the page as it was', async ({
  app: page,
}) => {
  await dragIn(page, 'agent', 'keeper', { x: 200, y: 200 })
  await page.getByRole('textbox', { name: 'Description' }).fill('Keeps things.')
  await page.waitForTimeout(250)
  await page.reload()
  await expect(canvas(page).agent('keeper')).toBeVisible()
  await canvas(page).agent('keeper').click()
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Keeps things.')
  expect((await exported(page)).files['.claude/agents/keeper.md']).toContain('description: "Keeps things."')
})

test('without storage the page works and says that nothing is kept', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is off.', 'SecurityError')
    }
  })
  await page.goto('./')
  await expect(page.getByText(/not kept|cannot keep|could not be kept/i).first()).toBeVisible()
  await dragIn(page, 'agent', 'one', { x: 200, y: 200 })
  expect(Object.keys((await exported(page)).files)).toContain('.claude/agents/one.md')
})

test('undo takes back a whole removal, and redo does it again', async ({ app: page }) => {
  await page.getByRole('button', { name: 'Start from a template' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Research, draft, review/ })
    .click()
  const edges = canvas(page).edge(/^(Handoff|Writing|Reading|Verification) from/)
  await expect(edges).toHaveCount(12)
  await canvas(page).agent('writer').click()
  await page.keyboard.press('Delete')
  await expect(canvas(page).agent('writer')).toHaveCount(0)
  await expect(edges).toHaveCount(6)
  await page.keyboard.press('Control+z')
  await expect(canvas(page).agent('writer')).toBeVisible()
  await expect(edges).toHaveCount(12)
  await page.keyboard.press('Control+Shift+z')
  await expect(canvas(page).agent('writer')).toHaveCount(0)
})
