import { put } from '../src/design/edits.ts'
import { emptyDesign, make } from '../src/design/model.ts'
import { canvas, expect, test } from './app.ts'

/** A design of so many agents in a square, as a file that was saved. */
const teamOf = (size: number) => {
  const columns = Math.ceil(Math.sqrt(size))
  const agents = Array.from({ length: size }, (_, at) =>
    make('agent', `agent:a${at}`, {
      name: `agent-${at}`,
      at: { x: (at % columns) * 336, y: Math.floor(at / columns) * 208 },
    }),
  )
  return JSON.stringify(put(...agents)(emptyDesign()))
}

test('from far away a large team is one picture that follows the view; near, a dragged card follows the hand', async ({
  app: page,
}) => {
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'team.json', { type: 'application/json' }))
    for (const kind of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }))
  }, teamOf(144))
  const { surface, agent } = canvas(page)
  const picture = page.getByRole('img', { name: '144 cards, too small to read. Zoom in to work on them.' })
  await expect(picture).toBeVisible()
  const drawn = () => picture.evaluate((element) => (element as HTMLCanvasElement).toDataURL())
  const mapped = () => page.locator('.minimap-view').getAttribute('style')
  const far = { picture: await drawn(), map: await mapped() }
  const box = (await surface.boundingBox())!
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.wheel(0, -100)
  await expect.poll(async () => (await drawn()) === far.picture).toBe(false)
  expect(await mapped()).not.toBe(far.map)

  // Moving the view moves the picture, also where nothing is drawn for it.
  const place = () => picture.evaluate((element) => getComputedStyle(element).translate)
  await page.mouse.down({ button: 'middle' })
  await page.mouse.move(middle.x + 5, middle.y, { steps: 2 })
  await page.mouse.move(middle.x + 45, middle.y + 20, { steps: 8 })
  await expect.poll(place).toMatch(/px/)
  await page.mouse.up({ button: 'middle' })

  await page.getByRole('searchbox', { name: 'Look for a name in the outline' }).fill('agent-70')
  await page.getByRole('treeitem', { name: /^agent-70/ }).dblclick()
  const card = agent('agent-70')
  await expect(card).toBeVisible()
  const before = (await card.boundingBox())!
  const grip = { x: before.x + before.width / 2, y: before.y + 12 }
  await page.mouse.move(grip.x, grip.y)
  await page.mouse.down()
  await page.mouse.move(grip.x + 10, grip.y + 10)
  await page.keyboard.down('Control')
  // Further than the way after which the canvas is told again, and back again. The first ten pixels began the drag.
  for (const way of [60, 130, 210, 150])
    for (let step = 1; step <= 4; step++) {
      await page.mouse.move(grip.x + way, grip.y + way / 2 - 4 + step)
      const { x, y } = (await card.boundingBox())!
      expect(Math.abs(x - before.x - (way - 10))).toBeLessThan(3)
      expect(Math.abs(y - before.y - (way / 2 - 14 + step))).toBeLessThan(3)
    }
  await page.mouse.up()
  await page.keyboard.up('Control')
  await expect.poll(async () => Math.round((await card.boundingBox())!.x - before.x)).toBeGreaterThan(130)
  expect(await card.evaluate((element) => element.style.translate)).toBe('')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => Math.round((await card.boundingBox())!.x - before.x)).toBe(0)
})
