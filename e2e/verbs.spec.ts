import type { Page } from '@playwright/test'
import { canvas, expect, exported, ready, test } from './app.ts'
import { draw } from './drawing.ts'
import { byKeyboard, byMouse, type Hands, handsOf, WAYS } from './hands.ts'

const handoffs = async (page: Page, hands: Hands = byMouse(page)): Promise<readonly string[]> => {
  const { files } = await exported(page, hands)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return [...(files['CLAUDE.md'] ?? '').matchAll(/^\d+\. `(.+)` → `(.+)`$/gm)].map(([, from, to]) => `${from} → ${to}`)
}

const middle = async (page: Page, name: string) => {
  const box = await canvas(page).agent(name).boundingBox()
  if (!box) throw new Error(`${name} is not on the page.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, ...{ left: box.x, right: box.x + box.width } }
}

/** Presses, moves in steps and lets go. */
const drag = async (page: Page, from: { x: number; y: number }, to: { x: number; y: number }) => {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 })
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
}

/** Types into the search for what to add and takes the first answer. */
const add = async (page: Page, name: string) => {
  const field = page.getByRole('combobox', { name: /^Add/ })
  await expect(field).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(canvas(page).agent(name)).toBeVisible()
}

/** Takes something from the menu of the paper. */
const onPaper = async (page: Page, name: string) => {
  await page.getByTestId('canvas').click({ button: 'right', position: { x: 20, y: 20 } })
  await page.getByRole('menuitem', { name: new RegExp(`^${name}($| Ctrl\\+.$)`) }).click()
}

/** Types what the card that was just added is called. */
const called = async (page: Page, name: string) => {
  await expect(canvas(page).surface.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(canvas(page).agent(name)).toBeFocused()
}

test('with the mouse: add by a double-click, add what comes next, put a card between, lead a line elsewhere', async ({
  app: page,
}) => {
  const { agent, edge } = canvas(page)
  const box = await page.getByTestId('canvas').boundingBox()
  if (!box) throw new Error('There is no canvas.')
  await page.mouse.dblclick(box.x + 140, box.y + 120)
  await add(page, 'writer')

  // A line dropped on empty paper.
  await canvas(page).surface.press('Escape')
  await agent('writer').hover()
  const handle = await agent('writer').locator('.react-flow__handle-right').boundingBox()
  if (!handle) throw new Error('There is no handle.')
  await drag(page, { x: handle.x + 4, y: handle.y + 4 }, { x: box.x + 560, y: box.y + 120 })
  await add(page, 'reviewer')
  await expect(edge(/^Handoff from writer to reviewer/)).toHaveCount(1)

  // A card dropped on the line between two.
  await page.mouse.dblclick(box.x + 350, box.y + 420)
  await add(page, 'editor')
  const [writer, reviewer, editor] = [
    await middle(page, 'writer'),
    await middle(page, 'reviewer'),
    await middle(page, 'editor'),
  ]
  await drag(
    page,
    { x: editor.left + 60, y: editor.y + 30 },
    {
      x: (writer.right + reviewer.left) / 2 - (editor.x - editor.left - 60),
      y: (writer.y + reviewer.y) / 2 + 30,
    },
  )
  await expect(page.getByRole('status').first()).toContainText('Insert editor into writer → reviewer')
  expect(await handoffs(page)).toEqual(['writer → editor', 'editor → reviewer'])

  // Taken back and moved out of the way, then the end of the line is dragged to it.
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('status').first()).toContainText('Undone: Insert editor')
  await edge(/^Handoff from writer to reviewer/).click({ force: true })
  const end = page.locator('.edge-end[data-end="to"]')
  await expect(end).toBeVisible()
  const grip = await end.boundingBox()
  if (!grip) throw new Error('The line has no end.')
  await drag(page, { x: grip.x + 6, y: grip.y + 6 }, await middle(page, 'editor'))
  expect(await handoffs(page)).toEqual(['writer → editor'])

  // To a card that is connected already: it says why on the way, and nothing happens.
  await draw(page, agent('editor'), agent('reviewer'), 'Hands off to it')
  await draw(page, agent('editor'), agent('reviewer'))
  await draw(page, agent('editor'), agent('reviewer'))
  await expect(page.getByText('already connected in every way')).toBeVisible()
})

test('with the keyboard alone: add by the search, add what comes next, put a card between, lead a line elsewhere', async ({
  app: page,
}) => {
  // Every stop on the way is a Tab.
  test.setTimeout(60_000)
  const hands = byKeyboard(page)
  const { agent, edge } = canvas(page)
  const { keyboard } = page
  await keyboard.press('Shift+A')
  await add(page, 'writer')
  await keyboard.press('Control+ArrowRight')
  await called(page, 'reviewer')

  // A new card in the line between two.
  await hands.select(edge(/^Handoff from writer to reviewer/))
  await keyboard.press('i')
  await called(page, 'editor')
  expect(await handoffs(page, hands)).toEqual(['writer → editor', 'editor → reviewer'])

  // The end of a line is led to another card.
  await hands.act(agent('editor'), 'Duplicate')
  await expect(agent('editor-2')).toHaveCount(1)
  await hands.select(edge(/^Handoff from writer to editor/))
  await hands.choose(page.getByRole('combobox', { name: 'To', exact: true }), 'editor-2')
  expect(await handoffs(page, hands)).toEqual(['writer → editor-2', 'editor → reviewer'])

  // Two cards that are connected in every way: the dialog says so, and offers nothing.
  await hands.draw(agent('editor'), agent('reviewer'), 'Delegates to it')
  await hands.select(agent('editor'))
  await keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'Connect' })
  await hands.choose(dialog.getByRole('combobox', { name: 'To' }), 'reviewer')
  await expect(dialog).toContainText('already connected')
  await keyboard.press('Escape')
  expect(await handoffs(page, hands)).toEqual(['writer → editor-2', 'editor → reviewer'])
})

/** A box around all cards, drawn with Shift. */
const boxAround = async (page: Page, names: readonly string[]) => {
  const all = await Promise.all(names.map((name) => middle(page, name)))
  await page.keyboard.down('Shift')
  await drag(
    page,
    { x: Math.min(...all.map(({ left }) => left)) - 15, y: Math.min(...all.map(({ y }) => y)) - 90 },
    { x: Math.max(...all.map(({ right }) => right)) + 15, y: Math.max(...all.map(({ y }) => y)) + 90 },
  )
  await page.keyboard.up('Shift')
}

for (const way of WAYS) {
  test(`by ${way}: several cards, a group that is locked and folded: nothing of it changes what the tools are told`, async ({
    app: page,
  }) => {
    const hands = handsOf(page, way)
    const { agent, surface } = canvas(page)
    await hands.add('agent', 'one', { x: 60, y: 120 })
    await hands.add('agent', 'two', { x: 60, y: 320 })
    const before = (await exported(page, hands)).files
    await hands.selectNothing()
    if (way === 'mouse') await boxAround(page, ['one', 'two'])
    else await page.keyboard.press('Control+a')
    await expect(surface.getByRole('group', { name: /^Agent .*, selected$/ })).toHaveCount(2)
    await hands.command('Group the selection')
    await expect(surface.getByRole('textbox')).toBeFocused()
    await page.keyboard.press('Enter')
    const group = surface.getByRole('group', { name: /^Group Group/ })
    await hands.act(group, 'Lock or unlock')
    await expect(group).toHaveAttribute('aria-label', /locked/)
    await hands.act(group, 'Fold or unfold the group')
    await expect(agent('one')).toHaveCount(0)
    await expect(surface.getByText('2 inside: one, two')).toBeVisible()
    const after = (await exported(page, hands)).files
    for (const [path, text] of Object.entries(before))
      if (path !== '.dotbox/design.json') expect(after[path]).toBe(text)
    expect(JSON.parse(after['.dotbox/design.json'] ?? '').groups).toMatchObject([{ collapsed: true, locked: true }])

    await hands.press(page.getByRole('button', { name: 'Unfold Group' }))
    await expect(agent('one')).toBeVisible()
  })
}

for (const way of WAYS)
  test(`by ${way}: a menu stays until something is chosen, and closes with Escape or where one goes on elsewhere`, async ({
    app: page,
  }) => {
    const hands = handsOf(page, way)
    await hands.add('agent', 'writer', { x: 300, y: 200 })
    const card = canvas(page).agent('writer')
    const menu = page.getByRole('menu')
    const open = async () => {
      await hands.select(card)
      if (way === 'mouse') await card.locator('.name').click({ button: 'right' })
      else await page.keyboard.press('Shift+F10')
      await expect(menu).toBeVisible()
      // A press of the button is over, and nothing has closed it.
      await page.waitForTimeout(100)
      await expect(menu.getByRole('menuitem').first()).toBeFocused()
    }
    await open()
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(card).toBeFocused()
    await expect(card).toHaveAttribute('aria-label', /, selected$/)

    await open()
    if (way === 'mouse') await canvas(page).surface.click({ position: { x: 30, y: 500 } })
    else await page.keyboard.press('Tab')
    await expect(menu).toHaveCount(0)

    // The button of a menu closes it as well.
    const button = page.getByRole('button', { name: 'DotBox: designs' })
    await hands.press(button)
    await expect(menu).toBeVisible()
    if (way === 'mouse') await button.click()
    else await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(button).toHaveAttribute('aria-expanded', 'false')
  })

test('with the mouse: found, copied and pasted from menus into another design', async ({ app: page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const hands = byMouse(page)
  const { agent } = canvas(page)
  await hands.add('agent', 'edit', { x: 60, y: 120 })
  await hands.add('agent', 'review', { x: 360, y: 320 })
  await hands.draw(agent('edit'), agent('review'), 'Hands off to it')
  await onPaper(page, 'Find on the canvas…')
  await page.getByRole('textbox', { name: 'Find on the canvas' }).fill('rev')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('search')).toContainText('1 of 1')
  await page.getByRole('button', { name: 'Close the search' }).click()
  await hands.act(agent('review'), 'Select what is connected')
  await expect(page.getByRole('status').first()).toHaveText('3 selected')
  await hands.act(agent('review'), 'Copy')
  await expect(page.getByRole('status').first()).toHaveText('Copied 2 agents')

  const other = await context.newPage()
  await other.goto('./')
  await expect(canvas(other).agent('edit')).toBeVisible()
  await other.getByRole('button', { name: 'DotBox: designs' }).click()
  await other.getByRole('menuitem', { name: 'New design' }).click()
  await expect(canvas(other).agent('edit')).toHaveCount(0)
  await onPaper(other, 'Paste')
  await expect(other.getByRole('status').first()).toHaveText('Paste 2 agents')
  expect(await handoffs(other)).toEqual(['edit → review'])
})

test('with the keyboard alone: the next agents in a row, one in between, a copy in another design', async ({
  app: page,
  context,
}) => {
  const { agent } = canvas(page)
  await page.keyboard.press('Shift+A')
  await add(page, 'research')
  await page.keyboard.press('Control+ArrowRight')
  await called(page, 'write')
  await page.keyboard.press('Control+ArrowDown')
  await called(page, 'review')

  // Back along the line, and a new agent into it.
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('status').first()).toHaveText('write hands off to review')
  await page.keyboard.press('i')
  await called(page, 'edit')
  expect(await handoffs(page, byKeyboard(page))).toEqual(['research → write', 'write → edit', 'edit → review'])

  await page.keyboard.press('Control+f')
  await page.keyboard.type('rev')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('search')).toContainText('1 of 1')
  await page.keyboard.press('Escape')
  await expect(agent('review')).toBeFocused()
  await page.keyboard.press('Shift+C')
  await expect(page.getByRole('status').first()).toHaveText('3 selected')
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('status').first()).toHaveText('Copied 2 agents')

  const other = await context.newPage()
  await other.goto('./')
  await expect(canvas(other).agent('edit')).toBeVisible()
  await byKeyboard(other).command('New design')
  await expect(canvas(other).agent('edit')).toHaveCount(0)
  await other.keyboard.press('Control+v')
  await expect(other.getByRole('status').first()).toHaveText('Paste 2 agents')
  expect(await handoffs(other, byKeyboard(other))).toEqual(['edit → review'])
})

for (const way of WAYS) {
  test(`by ${way}: a shortcut is changed in the sheet, refused where it collides, kept over a reload, and reset`, async ({
    app: page,
  }) => {
    const hands = handsOf(page, way)
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Shortcuts' })
    const change = sheet.getByRole('button', { name: /^Change the keys of Add note / })
    await hands.press(change)
    await page.keyboard.press('a')
    await expect(sheet.getByRole('alert')).toContainText('“Add agent” has these keys already')
    await page.keyboard.press('q')
    await expect(change).toHaveText(/Add note Q$/)
    await page.keyboard.press('Escape')
    await page.reload()
    await ready(page)
    await page.keyboard.press('q')
    await expect(canvas(page).surface.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
    await page.keyboard.press('Escape')

    await page.keyboard.press('?')
    await hands.press(sheet.getByRole('button', { name: 'Reset all' }))
    await expect(change).toHaveText(/Add note N$/)
  })
}
