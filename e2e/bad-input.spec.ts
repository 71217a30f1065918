import type { Page } from '@playwright/test'
import JSZip from 'jszip'
import { canvas, expect, test } from './app.ts'
import { dragIn } from './drawing.ts'

const zipOf = async (files: Record<string, string>) => {
  const zip = new JSZip()
  for (const [path, text] of Object.entries(files)) zip.file(path, text, { createFolders: false })
  return Buffer.from(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }))
}

const open = async (page: Page, name: string, buffer: Buffer) => {
  await page.getByRole('button', { name: 'Import…' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('dialog').getByRole('button', { name: 'Choose a file' }).click()
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

for (const { what, name, make, says } of refused) {
  test(`${what} is refused with the reason, and what was open stays`, async ({ app: page }) => {
    await dragIn(page, 'agent', 'stays', { x: 200, y: 200 })
    await open(page, name, await make())
    const alert = page.getByRole('dialog').getByRole('alert')
    await expect(alert).toContainText(says)
    await expect(alert).toContainText('What was open is still open.')
    await page.keyboard.press('Escape')
    await expect(canvas(page).agent('stays')).toBeVisible()
  })
}

test('damaged agent files are shown or named, and the others open', async ({ app: page }) => {
  const buffer = await zipOf({
    ...good,
    '.claude/agents/empty.md': '',
    '.claude/agents/rescued.md': '---\nname: rescued\ndescription: [unclosed\n---\nx',
    '.claude/agents/broken.md': '---\nname: broken\ndescription: x\n  y: z\n- w\n---\nx',
    '.claude/agents/binary.md': '\u0000\u0001\u0002',
  })
  await open(page, 'x.zip', buffer)
  await expect(canvas(page).agent('a')).toBeVisible()
  await expect(canvas(page).agent('rescued')).toBeVisible()
  await page.getByRole('tab', { name: /Problems/ }).click()
  await expect(page.getByRole('tabpanel', { name: /Problems/ })).toContainText(/broken/)
  await expect(page.getByRole('tabpanel', { name: /Problems/ })).toContainText('binary.md')
})
