import { expect, type Locator, type Page } from '@playwright/test'
import { canvas } from './app.ts'

export type Kind = 'agent' | 'directory' | 'spec'
export type Spot = { readonly x: number; readonly y: number }

/** Drags a kind from the palette onto the canvas and types its name or path. */
export const dragIn = async (page: Page, kind: Kind, name: string, at: Spot): Promise<void> => {
  await page.getByRole('button', { name: `Add ${kind}` }).dragTo(canvas(page).surface, { targetPosition: at })
  const field = canvas(page).surface.getByRole('textbox')
  await field.fill(name)
  await field.press('Enter')
  await expect(canvas(page)[kind](name)).toBeVisible()
}

/** Draws a line from one card to another; `kind` is chosen where the two allow several. */
export const draw = async (page: Page, from: Locator, to: Locator, kind?: string): Promise<void> => {
  await canvas(page).surface.press('Escape')
  await from.hover()
  const handle = from.locator('.react-flow__handle-right')
  await handle.hover()
  const start = await middle(handle)
  const end = await middle(to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 })
  await page.mouse.move(end.x, end.y, { steps: 5 })
  await page.mouse.up()
  if (kind) await page.getByRole('menuitem', { name: kind }).click()
}

const middle = async (locator: Locator): Promise<Spot> => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not on the page.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
