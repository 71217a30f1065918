import { readFileSync } from 'node:fs'
import { test as base, expect, type Page } from '@playwright/test'
import JSZip from 'jszip'
import { byMouse, type Hands } from './hands.ts'

/** The canvas: getters give locators, verbs act. */
export const canvas = (page: Page) => {
  const surface = page.getByRole('application', { name: 'Canvas' })
  const agent = (name: string) => surface.getByRole('group', { name: new RegExp(`^Agent ${name}(,|$)`) })
  const directory = (path: string) => surface.getByRole('group', { name: new RegExp(`^Directory ${path}(,|$)`) })
  const spec = (path: string) => surface.getByRole('group', { name: new RegExp(`^Spec ${path}(,|$)`) })
  return { surface, agent, directory, spec, edge: (name: string | RegExp) => surface.getByRole('group', { name }) }
}

/** An empty design is there, and the page listens to keys: the inspector comes once it does. */
export const ready = async (page: Page): Promise<void> => {
  await expect(page.getByText('Double-click anywhere to add an agent.')).toBeVisible()
  await expect(page.getByRole('switch', { name: 'Enforce the design' })).toBeVisible()
}

/** A fresh page with an empty design, after it is ready to be used. */
export const test = base.extend<{ app: Page }>({
  app: async ({ page }, use) => {
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url())
      if (hostname !== '127.0.0.1' && protocol !== 'blob:' && protocol !== 'data:')
        problems.push(`A request left the page: ${request.url()}`)
    })
    await page.goto('./')
    await ready(page)
    await use(page)
    expect(problems).toEqual([])
  },
})

export { expect }

/** Takes the download that an action starts and unpacks it: path to text. */
export const unzipped = async (
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; path: string; files: Record<string, string> }> => {
  const waiting = page.waitForEvent('download')
  await act()
  const download = await waiting
  const path = await download.path()
  const zip = await JSZip.loadAsync(readFileSync(path))
  const files: Record<string, string> = {}
  for (const entry of Object.values(zip.files)) if (!entry.dir) files[entry.name] = await entry.async('string')
  return { name: download.suggestedFilename(), path, files }
}

/** Opens the review and downloads the zip. */
export const exported = (page: Page, hands: Pick<Hands, 'press' | 'command'> = byMouse(page)) =>
  unzipped(page, async () => {
    await hands.command('Export…')
    const download = page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: /^Download .*zip$/ })
    await expect(download).toBeEnabled()
    await hands.press(download)
  })
