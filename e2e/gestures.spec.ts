import type { Page } from '@playwright/test'
import { put } from '../src/design/edits.ts'
import { emptyDesign, make } from '../src/design/model.ts'
import { canvas, expect, test } from './app.ts'
import { byKeyboard } from './hands.ts'
import { reach } from './reach.ts'
import { open, teamOf } from './saved-team.ts'

test('a box over cards that is given up with Escape leaves what was selected', async ({ app: page }) => {
  await open(page, teamOf(9))
  const selected = page.locator('[role="treeitem"][aria-selected="true"]')
  await page.getByRole('treeitem', { name: /^agent-4/ }).click()
  await expect(selected).toHaveCount(1)
  const from = (await canvas(page).agent('agent-0').boundingBox())!
  const to = (await canvas(page).agent('agent-8').boundingBox())!
  const box = async (...keys: string[]) => {
    await page.keyboard.down('Shift')
    await page.mouse.move(from.x - 10, from.y - 10)
    await page.mouse.down()
    await page.mouse.move(to.x + 20, to.y + 20, { steps: 5 })
    await expect(selected).toHaveCount(9)
    for (const key of keys) await page.keyboard.press(key)
    await page.mouse.move(to.x + 30, to.y + 30, { steps: 3 })
    await page.mouse.up()
    await page.keyboard.up('Shift')
  }
  await box('Escape')
  await expect(selected).toHaveCount(1)
  await expect(page.getByRole('treeitem', { name: /^agent-4/ })).toHaveAttribute('aria-selected', 'true')
  // The next one is a box as ever.
  await box()
  await expect(selected).toHaveCount(9)
})

test('with the keyboard alone: what is added to a selection and taken away again leaves what was selected', async ({
  app: page,
}) => {
  await open(page, teamOf(9))
  const { keyboard } = page
  const selected = page.locator('[role="treeitem"][aria-selected="true"]')
  const row = (name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}\\b`) })
  await reach(row('agent-4'))
  await keyboard.press('Space')
  await expect(selected).toHaveCount(1)
  // Two more come along, and are taken away from the last on.
  for (const [keys, count] of [
    [['ArrowDown', 'Shift+Space'], 2],
    [['ArrowDown', 'Shift+Space'], 3],
    [['Shift+Space'], 2],
    [['ArrowUp', 'Shift+Space'], 1],
  ] as const) {
    for (const key of keys) await keyboard.press(key)
    await expect(selected).toHaveCount(count)
  }
  await expect(row('agent-4')).toHaveAttribute('aria-selected', 'true')
})

test('a drag whose card leaves the page ends with the hand: nothing else is moved by it', async ({ app: page }) => {
  await open(page, teamOf(4))
  const { agent } = canvas(page)
  const drag = async (name: string, along: () => Promise<void>) => {
    const box = (await agent(name).boundingBox())!
    await page.mouse.move(box.x + 60, box.y + 12)
    await page.mouse.down()
    await page.mouse.move(box.x + 80, box.y + 30, { steps: 4 })
    await along()
    await page.mouse.move(box.x + 100, box.y + 50, { steps: 4 })
    await page.mouse.up()
  }
  const before = (await agent('agent-0').boundingBox())!
  await drag('agent-0', () => page.keyboard.press('Delete'))
  await expect(agent('agent-0')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(agent('agent-0')).toBeVisible()
  expect(await agent('agent-0').boundingBox()).toEqual(before)
  const other = (await agent('agent-3').boundingBox())!
  await drag('agent-3', async () => {})
  await expect.poll(async () => (await agent('agent-3').boundingBox())!.x - other.x).toBeGreaterThan(10)
  expect(await agent('agent-0').boundingBox()).toEqual(before)
})

test('with the keyboard alone: a card on its way is deleted and comes back where it was, and nothing else moves', async ({
  app: page,
}) => {
  await open(page, teamOf(4))
  const { agent } = canvas(page)
  const { keyboard } = page
  const hands = byKeyboard(page)
  await hands.select(agent('agent-0'))
  const before = (await agent('agent-0').boundingBox())!
  await keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await agent('agent-0').boundingBox())!.x).toBeGreaterThan(before.x + 2)
  await keyboard.press('Delete')
  await expect(agent('agent-0')).toHaveCount(0)
  await keyboard.press('Control+z')
  await expect(agent('agent-0')).toBeVisible()
  await keyboard.press('Control+z')
  await expect.poll(() => agent('agent-0').boundingBox()).toEqual(before)
  await hands.select(agent('agent-3'))
  const other = (await agent('agent-3').boundingBox())!
  await keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await agent('agent-3').boundingBox())!.x).toBeGreaterThan(other.x + 2)
  expect(await agent('agent-0').boundingBox()).toEqual(before)
})

const twoWithALine = JSON.stringify(
  put(
    ...[0, 480].map((x, at) => make('agent', `agent:a${at}`, { name: `agent-${at}`, at: { x, y: 0 } })),
    make('handoff', 'handoff:a', { from: 'agent:a0', to: 'agent:a1', rule: 'when it is done' }),
  )(emptyDesign()),
)

/** Where the one line begins and ends, and how its tip and its words lie, in pixels of the window. */
const lineOf = (page: Page) =>
  page.locator('.line .stroke').evaluate((path) => {
    const line = path as SVGPathElement
    const at = (way: number) => line.getPointAtLength(way).matrixTransform(line.getScreenCTM()!)
    const place = (what: string) => line.parentElement!.querySelector(what)!.getBoundingClientRect()
    const [start, end, tip, words] = [at(0), at(line.getTotalLength()), place('.tip'), place('.said')]
    const all = { start: start.x, startY: start.y, end: end.x, tip: tip.right, words: words.x + words.width / 2 }
    return Object.fromEntries(Object.entries(all).map(([what, x]) => [what, Math.round(x * 10) / 10])) as typeof all
  })

test('a line follows each step of the card at its end, and is as before when the drag is given up', async ({
  app: page,
}) => {
  await open(page, twoWithALine)
  const { agent } = canvas(page)
  await expect(agent('agent-1')).toBeVisible()
  const drawn = () => lineOf(page)
  const before = await drawn()
  const box = (await agent('agent-0').boundingBox())!
  await page.mouse.move(box.x + 60, box.y + 12)
  await page.mouse.down()
  await page.mouse.move(box.x + 66, box.y + 18, { steps: 3 })
  for (const [x, y] of [
    [20, 50],
    [60, 70],
    [90, 90],
    [40, 120],
  ] as const) {
    await page.mouse.move(box.x + 60 + x, box.y + 12 + y)
    await expect.poll(async () => Math.round((await agent('agent-0').boundingBox())!.y - box.y)).toBeGreaterThan(0)
    const card = (await agent('agent-0').boundingBox())!
    const now = await drawn()
    expect(Math.abs(now.start - (card.x + card.width))).toBeLessThan(2)
    expect(now.startY).toBeGreaterThan(card.y)
    expect(now.startY).toBeLessThan(card.y + card.height)
    expect(Math.abs(now.end - before.end)).toBeLessThan(1)
    expect(Math.abs(now.tip - before.tip)).toBeLessThan(2)
    expect(Math.abs(now.words - (now.start + now.end) / 2)).toBeLessThan(6)
  }
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await agent('agent-0').boundingBox())!.x).toBe(box.x)
  expect(await drawn()).toEqual(before)
  await page.mouse.up()
})

test('with the keyboard alone: a line follows each step of its card, and one undo takes the whole walk back', async ({
  app: page,
}) => {
  await open(page, twoWithALine)
  const card = canvas(page).agent('agent-0')
  await byKeyboard(page).select(card)
  const [before, box] = [await lineOf(page), (await card.boundingBox())!]
  const zoom = box.width / 248
  for (const [key, x, y] of [
    ['Shift+ArrowDown', 0, 10],
    ['Shift+ArrowRight', 10, 10],
    ['ArrowUp', 10, 9],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(async () => Math.round((await card.boundingBox())!.x - box.x)).toBe(Math.round(x * zoom))
    await expect.poll(async () => Math.round((await card.boundingBox())!.y - box.y)).toBe(Math.round(y * zoom))
    const now = await lineOf(page)
    expect(Math.abs(now.start - before.start - x * zoom)).toBeLessThan(2)
    expect(Math.abs(now.end - before.end)).toBeLessThan(1)
  }
  await page.keyboard.press('Control+z')
  await expect.poll(() => lineOf(page)).toEqual(before)
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled()
})
