import type { Page } from '@playwright/test'
import JSZip from 'jszip'
import { canvas, expect, test } from './app.ts'
import { byKeyboard, byMouse } from './hands.ts'
import { violations } from './violations.ts'

const openTemplate = async (page: Page) => {
  await page.getByRole('button', { name: 'Start from a template' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Feature team/ })
    .click()
  await expect(canvas(page).agent('lead')).toBeVisible()
}

const openZip = async (page: Page, files: Record<string, string>) => {
  const zip = new JSZip()
  for (const [path, text] of Object.entries(files)) zip.file(path, text)
  await page.getByRole('button', { name: 'Import…' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('dialog').getByRole('button', { name: 'Choose a file' }).click()
  const buffer = Buffer.from(await zip.generateAsync({ type: 'uint8array' }))
  await (await choosing).setFiles({ name: 'team.zip', mimeType: 'application/zip', buffer })
  await expect(page.getByRole('dialog')).toHaveCount(0)
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
    })

    test('nor in any dialog, the search of what to add, and the field to find', async ({ app: page }) => {
      test.setTimeout(120_000)
      await openTemplate(page)
      await canvas(page).agent('implementer').click()
      const opened = [
        ['Export', () => page.keyboard.press('Control+e')],
        ['Import', () => page.keyboard.press('Control+o')],
        ['the palette', () => page.keyboard.press('Control+k')],
        ['Connect', () => page.keyboard.press('c')],
        ['what to add', () => page.keyboard.press('Shift+A')],
        ['All designs', () => byMouse(page).press(page.getByRole('menuitem', { name: 'All designs…' }))],
      ] as const
      for (const [what, open] of opened) {
        if (what === 'All designs') await page.getByRole('button', { name: 'DotBox: designs' }).click()
        await open()
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await violations(page), what).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
      await page.keyboard.press('?')
      const sheet = page.getByRole('dialog', { name: 'Shortcuts' })
      await sheet.getByRole('button', { name: /^Change the keys of Add note / }).click()
      await expect(sheet).toContainText('Press keys…')
      expect(await violations(page), 'a shortcut that is being changed').toEqual([])
      await page.keyboard.press('a')
      await expect(sheet.getByRole('alert')).toBeVisible()
      expect(await violations(page), 'a shortcut that is refused').toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(sheet).toHaveCount(0)
      await page.keyboard.press('Control+f')
      await page.keyboard.type('re')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('search')).toContainText('1 of')
      expect(await violations(page), 'the field to find').toEqual([])
    })

    test('nor in any menu, with several selected and with the rest dimmed', async ({ app: page }) => {
      test.setTimeout(120_000)
      await openTemplate(page)
      const { agent, edge } = canvas(page)
      const inMenu = async (what: string, open: () => Promise<void>) => {
        await open()
        await expect(page.getByRole('menu')).toBeVisible()
        expect(await violations(page), what).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByRole('menu')).toHaveCount(0)
      }
      await inMenu('menu of a card', () => agent('implementer').click({ button: 'right' }))
      await inMenu('menu of a line', async () => {
        await byKeyboard(page).select(edge(/^(Handoff|Delegation) from/).first())
        await page.keyboard.press('Shift+F10')
      })
      await page.keyboard.press('f')
      expect(await violations(page), 'a line, and what is not connected to it dimmed').toEqual([])
      await page.keyboard.press('f')
      await inMenu('menu of the paper', () =>
        page.getByTestId('canvas').click({ button: 'right', position: { x: 20, y: 20 } }),
      )
      await inMenu('menu of DotBox', () => page.getByRole('button', { name: 'DotBox: designs' }).click())
      await inMenu('menu of the theme', () => page.getByRole('button', { name: /^Theme/ }).click())
      await canvas(page).agent('implementer').click()
      await page.keyboard.press('Control+a')
      expect(await violations(page), 'several selected').toEqual([])
      await page.keyboard.press('Control+g')
      await expect(canvas(page).surface.getByRole('textbox')).toBeFocused()
      expect(await violations(page), 'a group that is named').toEqual([])
      await page.keyboard.press('Enter')
      await page.keyboard.press('Shift+G')
      await expect(agent('implementer')).toHaveCount(0)
      expect(await violations(page), 'a folded group').toEqual([])
    })

    test('nor in suggestions, and a large design from far away', async ({ app: page }) => {
      test.setTimeout(120_000)
      await openZip(page, {
        'CLAUDE.md': 'First the `writer` drafts, then it hands off to the `critic`.\n',
        '.claude/agents/writer.md': '---\nname: writer\ndescription: Drafts.\n---\nWhen done, hand off to @critic.\n',
        '.claude/agents/critic.md': '---\nname: critic\ndescription: Reviews.\n---\nReview.\n',
      })
      await expect(canvas(page).agent('writer')).toBeVisible()
      await expect(page.getByRole('button', { name: 'Suggested 1' })).toBeVisible()
      expect(await violations(page), 'suggestions').toEqual([])
      await page.getByRole('button', { name: 'writer hands off to critic', exact: true }).click()
      expect(await violations(page), 'one suggestion').toEqual([])
      const many: Record<string, string> = {}
      for (let at = 0; at < 140; at++)
        many[`.claude/agents/a-${at}.md`] = `---\nname: a-${at}\ndescription: A.\n---\nDo.\n`
      await openZip(page, many)
      await expect(page.getByRole('img', { name: /^140 cards, too small to read/ })).toBeVisible()
      expect(await violations(page), 'far away').toEqual([])
    })

    test('nor in a window of 390 pixels, in none of its parts', async ({ app: page }) => {
      test.setTimeout(120_000)
      await openTemplate(page)
      await canvas(page).agent('implementer').click()
      await page.setViewportSize({ width: 390, height: 844 })
      const parts = page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('button')
      await expect(parts).toHaveCount(6)
      for (const part of await parts.all()) {
        await part.click()
        await expect(part).toHaveAttribute('aria-current', 'page')
        expect(await violations(page), (await part.textContent()) ?? '').toEqual([])
      }
      await parts.first().click()
      await page.keyboard.press('Control+e')
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await violations(page), 'Export').toEqual([])
    })
  })
}
