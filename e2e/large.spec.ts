import { canvas, expect, test } from './app.ts'
import { byKeyboard, handsOf, WAYS } from './hands.ts'
import { reach } from './reach.ts'
import { open, teamOf } from './saved-team.ts'

test('cards stay on the page while the view is on its way, and leave it when it rests far away', async ({
  app: page,
}) => {
  await open(page, teamOf(144))
  const { surface } = canvas(page)
  await page.getByRole('searchbox', { name: 'Look for a name in the outline' }).fill('agent-70')
  await page.getByRole('treeitem', { name: /^agent-70/ }).dblclick()
  await expect(canvas(page).agent('agent-70')).toBeVisible()
  const card = page.locator('.react-flow__node[data-id="agent:a70"]')
  await card.evaluate((element) => {
    element.dataset.same = 'yes'
  })
  const box = (await surface.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  // Out of reading distance and back, faster than a view comes to rest.
  const picture = page.getByRole('img', { name: /too small to read/ })
  const seen = await page.evaluate(async () => {
    const pane = document.querySelector('.react-flow__pane')!
    const { x, y, width, height } = pane.getBoundingClientRect()
    const turn = (deltaY: number) =>
      pane.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY,
          ctrlKey: true,
          clientX: x + width / 2,
          clientY: y + height / 2,
          bubbles: true,
          cancelable: true,
        }),
      )
    const frames = async (count: number) => {
      for (let at = 0; at < count; at++) await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    turn(900)
    await frames(3)
    const far = document.querySelector('.overview') !== null
    const hidden = !document.querySelector('.react-flow__node')?.checkVisibility({ contentVisibilityAuto: true })
    turn(-900)
    await frames(3)
    return { far, hidden }
  })
  expect(seen).toEqual({ far: true, hidden: true })
  await expect(card).toHaveAttribute('data-same', 'yes')
  await expect(card).toBeVisible()

  await page.mouse.wheel(0, 900)
  await expect(picture).toBeVisible()
  await expect(page.locator('.react-flow__node')).toHaveCount(0)
})

test('from far away a large team is one picture that follows the view; near, a dragged card follows the hand', async ({
  app: page,
}) => {
  await open(page, teamOf(144))
  const { surface, agent } = canvas(page)
  const picture = page.getByRole('img', { name: '144 cards, too small to read. Zoom in to read them.' })
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
  // Once it is drawn with its margin, a further step only moves it. Several steps may fall into one frame.
  let further = 0
  await expect
    .poll(async () => {
      await page.mouse.move(middle.x + 45 + ++further, middle.y + 20)
      return place()
    })
    .toMatch(/px/)
  await page.mouse.up({ button: 'middle' })

  await page.getByRole('searchbox', { name: 'Look for a name in the outline' }).fill('agent-70')
  await page.getByRole('treeitem', { name: /^agent-70/ }).dblclick()
  const card = agent('agent-70')
  await expect(card).toBeVisible()
  // The words of a sign come when the pointer does.
  const powers = card.locator('.signs .hit').first()
  await expect(powers.locator('title')).toHaveCount(0)
  await powers.hover()
  await expect(powers.locator('title')).toContainText('read allowed')
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

test('cards that are only drawn are selected, dragged and asked for their menu as any others', async ({
  app: page,
}) => {
  await open(page, teamOf(49))
  await expect(page.getByRole('img', { name: /^49 cards/ })).toBeVisible()
  const { surface } = canvas(page)
  const box = (await surface.boundingBox())!
  const [zoom, left, top] = await page.locator('.react-flow__viewport').evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform)
    return [a, e, f] as const
  })
  /** The middle of a card in the window. */
  const at = (column: number, row: number) => ({
    x: box.x + left + (column * 336 + 124) * zoom,
    y: box.y + top + (row * 208 + 62) * zoom,
  })
  const row = (name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}\\b`) })
  const selected = page.locator('[role="treeitem"][aria-selected="true"]')
  const click = async (column: number, line: number, modifiers: 'Control'[] = []) => {
    const { x, y } = at(column, line)
    for (const key of modifiers) await page.keyboard.down(key)
    await page.mouse.click(x, y)
    for (const key of modifiers) await page.keyboard.up(key)
  }
  await click(3, 3)
  await expect(row('agent-24')).toHaveAttribute('aria-selected', 'true')
  await expect(selected).toHaveCount(1)
  await click(4, 3, ['Control'])
  await expect(row('agent-25')).toHaveAttribute('aria-selected', 'true')
  await expect(selected).toHaveCount(2)

  // Both go along, to the place of a card below, and back again.
  const from = at(3, 3)
  const drag = async (x: number, y: number) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    for (let step = 1; step <= 6; step++) await page.mouse.move(from.x + (x * step) / 6, from.y + (y * step) / 6)
  }
  await drag(0, 104 * zoom)
  await page.mouse.up()
  await expect(selected).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').first()).toContainText('Undone: Move 2 agents')

  // With Shift a card is taken away, and comes back.
  const shiftClick = async (column: number, line: number) => {
    await page.keyboard.down('Shift')
    await page.mouse.click(at(column, line).x, at(column, line).y)
    await page.keyboard.up('Shift')
  }
  await shiftClick(4, 3)
  await expect(selected).toHaveCount(1)
  await shiftClick(4, 3)
  await expect(selected).toHaveCount(2)

  // A drag that is given up moves nothing, nor the view, and leaves the selection as it was.
  const view = () => page.locator('.react-flow__viewport').getAttribute('style')
  const still = await view()
  await drag(60, 60)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await view()).toBe(still)
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled()
  await expect(selected).toHaveCount(2)

  // A box around two in a row, and the menu of one.
  const corner = at(1, 2)
  await page.keyboard.down('Shift')
  await page.mouse.move(corner.x - 160 * zoom, corner.y - 90 * zoom)
  await page.mouse.down()
  await page.mouse.move(corner.x, corner.y, { steps: 3 })
  await page.mouse.move(corner.x + 400 * zoom, corner.y + 20 * zoom, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(selected).toHaveCount(2)
  await expect(row('agent-15')).toHaveAttribute('aria-selected', 'true')

  // A box that is given up leaves what was selected, though it went over others.
  await page.keyboard.down('Shift')
  await page.mouse.move(corner.x - 160 * zoom, corner.y - 90 * zoom)
  await page.mouse.down()
  await page.mouse.move(corner.x + 1000 * zoom, corner.y + 400 * zoom, { steps: 3 })
  await page.keyboard.press('Escape')
  await page.mouse.move(corner.x + 1100 * zoom, corner.y + 500 * zoom, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.locator('.react-flow__selection')).toHaveCount(0)
  await expect(selected).toHaveCount(2)
  await expect(row('agent-15')).toHaveAttribute('aria-selected', 'true')
  const other = at(5, 5)
  await page.mouse.click(other.x, other.y, { button: 'right' })
  await expect(page.getByRole('menu', { name: 'agent-40' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row('agent-40')).toHaveAttribute('aria-selected', 'true')
})

test('with the keyboard alone: two of many cards are found, moved together, and gone to from far away', async ({
  app: page,
}) => {
  await open(page, teamOf(49))
  const picture = page.getByRole('img', { name: /^49 cards/ })
  await expect(picture).toBeVisible()
  const { keyboard } = page
  const row = (name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}\\b`) })
  await reach(row('agent-24'))
  await keyboard.press('Space')
  await expect(row('agent-24')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowDown')
  await keyboard.press('Shift+Space')
  await expect(page.locator('[role="treeitem"][aria-selected="true"]')).toHaveCount(2)

  const drawn = () => picture.evaluate((element) => (element as HTMLCanvasElement).toDataURL())
  const before = await drawn()
  await byKeyboard(page).command('Move down by 10')
  await expect.poll(async () => (await drawn()) === before).toBe(false)
  await keyboard.press('Control+z')
  await expect(page.getByRole('status').first()).toContainText('Undone: Move 2 agents')
  await expect.poll(async () => (await drawn()) === before).toBe(true)

  await reach(row('agent-30'))
  await keyboard.press('Enter')
  await expect(canvas(page).agent('agent-30')).toBeFocused()
  await expect(picture).toHaveCount(0)
})

test('with the keyboard alone: out of reading distance and back, the picture follows the view', async ({
  app: page,
}) => {
  await open(page, teamOf(144))
  const picture = page.getByRole('img', { name: /too small to read/ })
  await expect(picture).toBeVisible()
  await reach(page.getByRole('searchbox', { name: 'Look for a name in the outline' }))
  await page.keyboard.type('agent-70')
  await reach(page.getByRole('treeitem', { name: /^agent-70\b/ }))
  await page.keyboard.press('Enter')
  const card = canvas(page).agent('agent-70')
  await expect(card).toBeFocused()
  await expect(picture).toHaveCount(0)
  // Faster than the view gets there: what is pressed adds up.
  for (let press = 0; press < 8; press++) await page.keyboard.press('-')
  await expect(picture).toBeVisible()
  await expect(page.locator('.react-flow__node')).toHaveCount(0)
  // What the bar says is where the view came to rest.
  const zoom = () =>
    page
      .locator('.react-flow__viewport')
      .evaluate((element) => Math.round(new DOMMatrix(getComputedStyle(element).transform).a * 100))
  await expect.poll(() => page.locator('.percent').textContent()).toBe(`${await zoom()} %`)
  const drawn = () => picture.evaluate((element) => (element as HTMLCanvasElement).toDataURL())
  const near = await drawn()
  await page.keyboard.press('Shift+1')
  await expect.poll(async () => (await drawn()) === near).toBe(false)
  await page.keyboard.press('Shift+2')
  await expect(card).toBeVisible()
  await expect(picture).toHaveCount(0)
})

for (const way of WAYS)
  test(`by ${way}: a large team is seen before the page is there, where the page then shows it, and is worked with`, async ({
    app: page,
  }) => {
    await open(page, teamOf(144))
    const whole = page.getByRole('img', { name: /too small to read/ })
    await expect(whole).toBeVisible()
    // The promise is that a quarter of a second later it is kept.
    await page.waitForTimeout(250)
    // The page itself is held back, as on a slow line.
    let comes = () => {}
    const held = new Promise<void>((resolve) => {
      comes = resolve
    })
    await page.route(/assets\/page-[^/]*\.js$/, async (route) => {
      await held
      await route.continue()
    })
    await page.reload({ waitUntil: 'commit' })
    const first = page.locator('.first-picture canvas')
    await expect(first).toBeVisible()
    expect(await page.locator('.react-flow').count()).toBe(0)
    const place = await first.boundingBox()
    await expect.poll(() => page.evaluate(() => document.fonts.check('12px "JetBrains Mono Variable"'))).toBe(true)
    // Beside the zoom bar and the minimap, which come with the page.
    const clip = { x: place!.x, y: place!.y, width: place!.width, height: place!.height - 180 }
    const before = await page.screenshot({ clip })
    comes()
    await expect(whole).toBeVisible()
    await expect(first).toHaveCount(0)
    expect(await whole.boundingBox()).toEqual(place)
    expect((await page.screenshot({ clip })).equals(before)).toBe(true)
    const row = page.getByRole('treeitem', { name: /^agent-2\b/ })
    await handsOf(page, way).press(row)
    await expect(row).toHaveAttribute('aria-selected', 'true')
  })
