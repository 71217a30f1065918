import { canvas, expect, test } from './app.ts'
import { handsOf, WAYS } from './hands.ts'

for (const way of WAYS)
  test(`by ${way}: on a tablet held upright the canvas comes to the front for what is added and gone to`, async ({
    app: page,
  }) => {
    await page.setViewportSize({ width: 800, height: 1100 })
    const hands = handsOf(page, way)
    const outline = page.getByRole('button', { name: 'Outline', exact: true })
    await hands.press(outline)
    await hands.press(page.getByRole('button', { name: 'Add agent' }))
    const name = canvas(page).surface.getByRole('textbox', { name: 'Name of the agent' })
    await expect(name).toBeFocused()
    await page.keyboard.type('writer')
    await page.keyboard.press('Enter')
    await expect(canvas(page).agent('writer')).toBeFocused()
    await expect(page.getByRole('tree')).toHaveCount(0)

    await hands.press(outline)
    const row = page.getByRole('treeitem', { name: /^writer/ })
    if (way === 'mouse') await row.dblclick()
    else await hands.press(row)
    await expect(canvas(page).agent('writer')).toBeFocused()
    await expect(page.getByRole('tree')).toHaveCount(0)
  })

test('whatever the width of the window, all of the bar at the top is in it', async ({ app: page }) => {
  await page.getByRole('textbox', { name: 'Name of the design' }).fill('A team with a name that is far too long for it')
  for (const width of [320, 390, 559, 560, 700, 839, 840, 899, 900, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    const outside = await page
      .locator('header[data-part="top"]')
      .evaluate((bar) =>
        [...bar.querySelectorAll('button, input')]
          .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > window.innerWidth)
          .map((part) => part.getAttribute('aria-label') ?? part.textContent),
      )
    expect({ width, outside }).toEqual({ width, outside: [] })
  }
})
