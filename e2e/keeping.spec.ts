import { canvas, expect, exported, ready, test } from './app.ts'
import { handsOf, WAYS } from './hands.ts'

for (const way of WAYS) {
  test.describe(`by ${way}`, () => {
    test('an edit survives a reload a quarter of a second later', async ({ app: page }) => {
      const hands = handsOf(page, way)
      await hands.add('agent', 'keeper', { x: 200, y: 200 })
      await hands.type(page.getByRole('textbox', { name: 'Description' }), 'Keeps things.')
      // The promise is a quarter of a second, so that long is waited.
      await page.waitForTimeout(250)
      await page.reload()
      await expect(canvas(page).agent('keeper')).toBeVisible()
      await hands.select(canvas(page).agent('keeper'))
      await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Keeps things.')
      const { files } = await exported(page, hands)
      expect(files['.claude/agents/keeper.md']).toContain('description: "Keeps things."')
    })

    test('without storage the page works and says that nothing is kept', async ({ page }) => {
      const hands = handsOf(page, way)
      await page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('Storage is off.', 'SecurityError')
        }
      })
      await page.goto('./')
      await ready(page)
      await expect(page.getByText(/not kept|cannot keep|could not be kept/i).first()).toBeVisible()
      await hands.add('agent', 'one', { x: 200, y: 200 })
      expect(Object.keys((await exported(page, hands)).files)).toContain('.claude/agents/one.md')
    })

    test('undo takes back a whole removal, and redo does it again', async ({ app: page }) => {
      const hands = handsOf(page, way)
      await hands.command('Start from a template')
      await hands.press(page.getByRole('dialog').getByRole('button', { name: /Research, draft, review/ }))
      const edges = canvas(page).edge(/^(Handoff|Writing|Reading|Verification) from/)
      await expect(edges).toHaveCount(12)
      await hands.act(canvas(page).agent('writer'), 'Delete')
      await expect(canvas(page).agent('writer')).toHaveCount(0)
      await expect(edges).toHaveCount(6)
      await hands.command('Undo')
      await expect(canvas(page).agent('writer')).toBeVisible()
      await expect(edges).toHaveCount(12)
      await hands.command('Redo')
      await expect(canvas(page).agent('writer')).toHaveCount(0)
      const { files } = await exported(page, hands)
      expect(Object.keys(files)).not.toContain('.claude/agents/writer.md')
    })
  })
}
