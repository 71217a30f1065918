import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { canvas, expect, test } from './app.ts'

type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] }

/** What axe finds wrong with the page as it is, WCAG 2.2 AA. The page's own policy forbids foreign scripts, so it is run by the debugger. */
const violations = async (page: Page): Promise<string[]> => {
  await page.waitForTimeout(300)
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as {
      axe: { run: (what: Document, how: object) => Promise<{ violations: Violation[] }> }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    return (await run.run(document, { runOnly: { type: 'tag', values: tags } })).violations
  })
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`))
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('axe finds nothing on the empty page, a design, its inspector, the dock and the dialogs', async ({
      app: page,
    }) => {
      // Every screen is looked at in one journey.
      test.setTimeout(120_000)
      expect(await violations(page), 'empty page').toEqual([])
      await page.getByRole('button', { name: 'Start from a template' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await violations(page), 'templates').toEqual([])
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Feature team/ })
        .click()
      await expect(canvas(page).agent('lead')).toBeVisible()
      expect(await violations(page), 'a design').toEqual([])
      for (const node of [
        canvas(page).agent('implementer'),
        canvas(page).directory('src'),
        canvas(page).spec('specs/feature.md'),
      ]) {
        await node.click()
        expect(await violations(page), (await node.getAttribute('aria-label')) ?? '').toEqual([])
      }
      for (const dock of ['Files', 'Problems', 'Permissions']) {
        await page.getByRole('tab', { name: new RegExp(`^${dock}`) }).click()
        expect(await violations(page), dock).toEqual([])
      }
      await expect(page.getByRole('grid', { name: 'Permissions in Claude Code' })).toBeVisible()
      const cell = page
        .getByRole('row', { name: /^implementer/ })
        .getByRole('gridcell')
        .first()
      await cell.focus()
      for (const key of ['End', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
      await expect(page.getByRole('list', { name: 'Answers' })).toContainText('Claude Code: no')
      expect(await violations(page), 'an answer').toEqual([])
      for (const button of ['Export…', 'Import…', 'Find a command Ctrl+K']) {
        await page.getByRole('button', { name: button }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await violations(page), button).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
    })
  })
}
