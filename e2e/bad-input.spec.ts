import type { Page } from '@playwright/test'
import JSZip from 'jszip'
import { canvas, expect, test } from './app.ts'
import { byKeyboard, byMouse, type Hands, handsOf, WAYS } from './hands.ts'

const zipOf = async (files: Record<string, string>) => {
  const zip = new JSZip()
  for (const [path, text] of Object.entries(files)) zip.file(path, text, { createFolders: false })
  return Buffer.from(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))
}

const open = async (page: Page, hands: Hands, name: string, buffer: Buffer) => {
  await hands.command('Import')
  const choosing = page.waitForEvent('filechooser')
  await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Choose a file' }))
  await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

const good = { '.claude/agents/a.md': '---\nname: a\ndescription: A.\n---\nDo.\n' }

const refused: readonly { what: string; name: string; make: () => Promise<Buffer>; says: RegExp }[] = [
  { what: 'a file that is no zip', name: 'x.zip', make: async () => Buffer.from('hello'), says: /not a zip|no zip/i },
  { what: 'a truncated zip', name: 'x.zip', make: async () => (await zipOf(good)).subarray(0, 60), says: /zip/i },
  {
    what: 'a zip that reaches out of its folder',
    name: 'x.zip',
    make: () => zipOf({ ...good, '../evil.md': 'x' }),
    says: /\.\.\/evil\.md/,
  },
  {
    what: 'a zip with an absolute path',
    name: 'x.zip',
    make: () => zipOf({ ...good, '/etc/evil.md': 'x' }),
    says: /\/etc\/evil\.md/,
  },
  {
    what: 'a zip with nothing in it for DotBox',
    name: 'x.zip',
    make: () => zipOf({ 'src/a.ts': 'x' }),
    says: /no configuration of coding agents/,
  },
  {
    what: 'a damaged design',
    name: 'design.json',
    make: async () => Buffer.from('{"version":1,"records":{"agent:a":{}}}'),
    says: /damaged/i,
  },
  {
    what: 'a design of a newer version',
    name: 'design.json',
    make: async () => Buffer.from('{"version":99,"records":{}}'),
    says: /newer DotBox/,
  },
]

const refuses = async (page: Page, hands: Hands, { name, make, says }: (typeof refused)[number]) => {
  await open(page, hands, name, await make())
  const alert = page.getByRole('dialog').getByRole('alert')
  await expect(alert).toContainText(says)
  await expect(alert).toContainText('What was open is still open.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(canvas(page).agent('stays')).toBeVisible()
}

for (const one of refused) {
  test(`${one.what} is refused with the reason, and what was open stays`, async ({ app: page }) => {
    const hands = byMouse(page)
    await hands.add('agent', 'stays', { x: 200, y: 200 })
    await refuses(page, hands, one)
  })
}

test('by keyboard: each of them is refused, one after the other', async ({ app: page }) => {
  const hands = byKeyboard(page)
  await hands.add('agent', 'stays', { x: 200, y: 200 })
  for (const one of refused) await test.step(one.what, () => refuses(page, hands, one))
})

for (const way of WAYS) {
  test(`by ${way}: damaged agent files are shown or named, and the others open`, async ({ app: page }) => {
    const hands = handsOf(page, way)
    const buffer = await zipOf({
      ...good,
      '.claude/agents/empty.md': '',
      '.claude/agents/rescued.md': '---\nname: rescued\ndescription: [unclosed\n---\nx',
      '.claude/agents/broken.md': '---\nname: broken\ndescription: x\n  y: z\n- w\n---\nx',
      '.claude/agents/binary.md': '\u0000\u0001\u0002',
    })
    await open(page, hands, 'x.zip', buffer)
    await expect(canvas(page).agent('a')).toBeVisible()
    await expect(canvas(page).agent('rescued')).toBeVisible()
    await hands.press(page.getByRole('tab', { name: /Problems/ }))
    await expect(page.getByRole('tabpanel', { name: /Problems/ })).toContainText(/broken/)
    await expect(page.getByRole('tabpanel', { name: /Problems/ })).toContainText('binary.md')
  })
}
