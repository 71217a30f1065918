import type { Page } from '@playwright/test'
import { canvas, expect, exported, test } from './app.ts'
import { draw } from './drawing.ts'

const handoffs = async (page: Page): Promise<readonly string[]> => {
  const { files } = await exported(page)
  await page.keyboard.press('Escape')
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
  await field.fill(name)
  await page.keyboard.press('Enter')
  await expect(canvas(page).agent(name)).toBeVisible()
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

test('a box, a group that is locked and folded: nothing of it changes what the tools are told', async ({
  app: page,
}) => {
  const { agent, surface } = canvas(page)
  for (const name of ['one', 'two']) {
    await page.keyboard.press('Shift+A')
    await add(page, name)
  }
  const [one, two] = [await middle(page, 'one'), await middle(page, 'two')]
  const before = (await exported(page)).files
  await page.keyboard.press('Escape')
  await surface.press('Escape')
  await page.keyboard.down('Shift')
  await drag(
    page,
    { x: Math.min(one.left, two.left) - 15, y: Math.min(one.y, two.y) - 90 },
    { x: Math.max(one.right, two.right) + 15, y: Math.max(one.y, two.y) + 90 },
  )
  await page.keyboard.up('Shift')
  await expect(surface.getByRole('group', { name: /^Agent .*, selected$/ })).toHaveCount(2)
  await page.keyboard.press('Control+g')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Shift+l')
  await expect(surface.getByRole('group', { name: /^Group Group, .*locked/ })).toBeVisible()
  await page.keyboard.press('Shift+G')
  await expect(agent('one')).toHaveCount(0)
  await expect(surface.getByText('2 inside: one, two')).toBeVisible()
  const after = (await exported(page)).files
  for (const [path, text] of Object.entries(before)) if (path !== '.dotbox/design.json') expect(after[path]).toBe(text)
  expect(JSON.parse(after['.dotbox/design.json'] ?? '').groups).toMatchObject([{ collapsed: true, locked: true }])

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Unfold Group' }).click()
  await expect(agent('one')).toBeVisible()
})

test('with the keyboard alone: the next agents in a row, one in between, a copy in another design', async ({
  app: page,
  context,
}) => {
  const { agent, surface } = canvas(page)
  const name = async (typed: string) => {
    await expect(surface.getByRole('textbox')).toBeFocused()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await expect(agent(typed)).toBeFocused()
  }
  await page.keyboard.press('Shift+A')
  await add(page, 'research')
  await page.keyboard.press('Control+ArrowRight')
  await name('write')
  await page.keyboard.press('Control+ArrowDown')
  await name('review')

  // Back along the line, and a new agent into it.
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('status').first()).toHaveText('write hands off to review')
  await page.keyboard.press('i')
  await name('edit')
  expect(await handoffs(page)).toEqual(['research → write', 'write → edit', 'edit → review'])

  await page.keyboard.press('Control+f')
  await page.keyboard.type('rev')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('search')).toContainText('1 of 1')
  await page.keyboard.press('Escape')
  await expect(agent('review')).toBeFocused()
  await page.keyboard.press('Shift+C')
  await expect(page.getByRole('status').first()).toHaveText('3 selected')
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('status').first()).toHaveText('Copied 2 things')

  const other = await context.newPage()
  await other.goto('./')
  await expect(canvas(other).agent('edit')).toBeVisible()
  await other.keyboard.press('Control+k')
  await expect(other.getByRole('combobox', { name: 'Find a command' })).toBeFocused()
  await other.keyboard.type('New design')
  await other.keyboard.press('Enter')
  await expect(canvas(other).agent('edit')).toHaveCount(0)
  await other.keyboard.press('Control+v')
  await expect(other.getByRole('status').first()).toHaveText('Paste 2 things')
  expect(await handoffs(other)).toEqual(['edit → review'])
})

test('a shortcut is changed in the sheet, refused where it collides, kept over a reload, and reset', async ({
  app: page,
}) => {
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' })
  const change = sheet.getByRole('button', { name: 'Change the keys of Add note', exact: true })
  await change.click()
  await page.keyboard.press('a')
  await expect(sheet.getByRole('alert')).toContainText('“Add agent” has these keys already')
  await page.keyboard.press('q')
  await expect(change).toHaveText('Q')
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(page.getByText('Double-click anywhere to add an agent.')).toBeVisible()
  await page.keyboard.press('q')
  await expect(canvas(page).surface.getByRole('group', { name: /^Note/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('?')
  await sheet.getByRole('button', { name: 'Reset all' }).click()
  await expect(change).toHaveText('N')
})
