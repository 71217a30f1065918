import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { canvas, expect, exported, test } from './app.ts'
import { handsOf, WAYS, type Way } from './hands.ts'

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dotbox-e2e-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const layOut = (tree: Readonly<Record<string, string>>) => {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Gives the page a folder of the disk: dropped there, or chosen without a mouse. */
const give = (page: Page, way: Way, path: string) => (way === 'mouse' ? drop(page, path) : choose(page, path))

/** As a browser without a folder picker does it: the picker's own window is out of reach for any test. */
const choose = async (page: Page, path: string) => {
  const hands = handsOf(page, 'keyboard')
  await page.evaluate(() => Reflect.deleteProperty(window, 'showDirectoryPicker'))
  await hands.command('Import')
  const choosing = page.waitForEvent('filechooser')
  await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Choose a folder' }))
  await (await choosing).setFiles(path)
}

/** The page gets real handles. */
const drop = async (page: Page, path: string) => {
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, x: 640, y: 360, data })
}

const agent = (name: string, more = '') => `---\nname: ${name}\ndescription: Use it for ${name}.\n${more}---\nWork.\n`

for (const way of WAYS) {
  test.describe(`by ${way}`, () => {
    test('a big folder opens with progress, can be stopped, and what is pruned is not in the zip', async ({
      app: page,
    }) => {
      const hands = handsOf(page, way)
      const tree: Record<string, string> = { 'CLAUDE.md': '# Mine\n' }
      for (let at = 0; at < 400; at++) tree[`.claude/agents/agent-${at}.md`] = agent(`agent-${at}`)
      for (let at = 0; at < 300; at++) tree[`node_modules/p${at}/CLAUDE.md`] = 'not ours\n'
      layOut(tree)
      // What the worker says of its progress is kept back from the end, so that the bar is there to be seen.
      await page.evaluate(() => {
        const { Worker: Native } = window
        const kept: (() => void)[] = []
        let held = true
        const goOn = () => {
          held = false
          for (const run of kept.splice(0)) run()
        }
        Object.assign(window, { goOn })
        window.Worker = class extends Native {
          override addEventListener(type: string, listener: EventListenerOrEventListenerObject) {
            const hear = (event: Event) => {
              const answer = (event as MessageEvent<{ answer?: string }>).data?.answer
              const run = () => (typeof listener === 'function' ? listener(event) : listener.handleEvent(event))
              if (held && (answer === 'named' || answer === 'part')) kept.push(run)
              else run()
            }
            super.addEventListener(type, hear)
          }
        }
      })
      await give(page, way, folder)
      const bar = page.getByRole('status', { name: 'Opening a repository' })
      await expect(bar).toContainText(/\d+ of 401 files read|Looking for files: \d+ seen/)
      await hands.press(page.getByRole('button', { name: 'Cancel' }))
      await expect(bar).toBeHidden()
      await expect(page.getByText('Double-click anywhere to add an agent.')).toBeVisible()

      await give(page, way, folder)
      await expect(bar).toBeVisible()
      await page.evaluate(() => (window as unknown as { goOn: () => void }).goOn())
      await expect(page.getByRole('treeitem', { name: 'Agents 400' })).toBeVisible()
      await expect(bar).toBeHidden()
      const { files } = await exported(page, hands)
      expect(Object.keys(files).sort()).toEqual(
        Object.keys(tree)
          .filter((path) => !path.startsWith('node_modules/'))
          .sort(),
      )
    })

    test('a rename changes what mentions the agent only where the person agrees, in one step', async ({
      app: page,
    }) => {
      const hands = handsOf(page, way)
      const tree = {
        'CLAUDE.md': 'The `reviewer` is the last, never the lite-reviewer.\n',
        '.claude/agents/reviewer.md': agent('reviewer'),
        '.claude/agents/writer.md': agent('writer', 'tools: Read, Agent(reviewer)\n'),
        '.claude/commands/ship.md': 'Call @reviewer.\r\nThen read .claude/agents/reviewer.md\r\n',
        '.claude/skills/x/SKILL.md': '---\nname: x\ndescription: d\n---\nAsk the reviewer agent.\n',
      }
      layOut(tree)
      await give(page, way, folder)
      await hands.select(canvas(page).agent('reviewer'))
      const name = page.getByRole('textbox', { name: 'Name', exact: true })
      await hands.type(name, 'critic')
      const offer = page.getByRole('region', { name: 'The old name of critic' })
      await expect(offer).toContainText('3 places in 3 files still say “reviewer”')
      await hands.press(offer.getByRole('button', { name: 'Show' }))
      await hands.press(offer.getByRole('checkbox', { name: /Rename the file too/ }))
      await hands.press(offer.getByRole('checkbox', { name: /Ask the reviewer agent/ }))
      await hands.press(offer.getByRole('button', { name: 'Change 3 places and the file' }))
      await expect(offer).toBeHidden()
      const { files } = await exported(page, hands)
      expect(files).toEqual({
        'CLAUDE.md': 'The `critic` is the last, never the lite-reviewer.\n',
        '.claude/agents/critic.md': agent('reviewer').replace('name: reviewer', 'name: critic'),
        '.claude/agents/writer.md': agent('writer', 'tools: Read, Agent(critic)\n'),
        '.claude/commands/ship.md': 'Call @critic.\r\nThen read .claude/agents/critic.md\r\n',
        '.claude/skills/x/SKILL.md': tree['.claude/skills/x/SKILL.md'],
      })
      await hands.command('Undo')
      await expect(canvas(page).agent('reviewer')).toBeVisible()
      expect((await exported(page, hands)).files).toEqual(tree)
    })
  })
}
