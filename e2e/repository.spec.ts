import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { canvas, expect, exported, ready, test } from './app.ts'
import { type Hands, handsOf, WAYS } from './hands.ts'

const CORPUS = resolve(import.meta.dirname, '../../shared/corpus/agent-configs.tar.gz')
const CORPUS_REPOSITORY = 'corpora-dev/repos/Apicurio+apicurio-registry'

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dotbox-e2e-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Opens a folder as browsers without a folder picker do. */
const openFolder = async (page: Page, hands: Hands, path: string) => {
  await hands.command('Import')
  const choosing = page.waitForEvent('filechooser')
  await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Choose a folder' }))
  await (await choosing).setFiles(path)
}

const withoutPicker = (page: Page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showDirectoryPicker')
  })

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort()

for (const way of WAYS) {
  test.describe(`by ${way}`, () => {
    test('in an existing repository only the edited line changes', async ({ page }) => {
      const agent =
        "---\r\nname: Reviewer\r\ndescription: 'Use it: after each change'   # why\r\ntools: Read, Grep,Bash\r\nmodel: sonnet  # fast\r\ncategory: quality\r\n---\r\n\r\nYou review.\r\n"
      const tree: Record<string, string> = {
        '.claude/agents/reviewer.md': agent,
        '.claude/agents/helper.md': '---\nname: helper\ndescription: Helps.\n---\nHelp.',
        '.claude/settings.json': '{"permissions":{"allow":["Bash(ls)"]}}',
        '.claude/skills/x/SKILL.md': '---\nname: x\n---\n',
        'CLAUDE.md': '# Mine\n',
        'src/index.ts': 'export {}\n',
      }
      for (const [path, text] of Object.entries(tree)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      await withoutPicker(page)
      await page.goto('./')
      await ready(page)
      const hands = handsOf(page, way)
      await openFolder(page, hands, folder)
      await hands.select(canvas(page).agent('Reviewer'))
      const model = page.getByRole('combobox', { name: 'Model' })
      await expect(model).toHaveValue('sonnet')
      await hands.type(model, 'opus')
      const { files } = await exported(page, hands)
      const { 'src/index.ts': _, ...configuration } = tree
      expect(files).toEqual({
        ...configuration,
        '.claude/agents/reviewer.md': agent.replace('model: sonnet', 'model: opus'),
      })
    })

    test(`a real repository comes back with one changed line${existsSync(CORPUS) ? '' : ' (left out: no corpus on this machine)'}`, async ({
      page,
    }) => {
      test.skip(!existsSync(CORPUS), 'The corpus lies beside the project only where it is developed.')
      execFileSync('tar', ['xzf', CORPUS, '-C', folder, '--strip-components=3', CORPUS_REPOSITORY])
      await withoutPicker(page)
      await page.goto('./')
      await ready(page)
      const hands = handsOf(page, way)
      await openFolder(page, hands, folder)
      await hands.press(page.getByRole('treeitem', { name: /^ci-debugger/ }))
      const model = page.getByRole('combobox', { name: 'Model' })
      const before = await model.inputValue()
      await hands.type(model, 'haiku')
      const { files } = await exported(page, hands)
      const changed = Object.entries(files).filter(([path, text]) => text !== readFileSync(join(folder, path), 'utf8'))
      expect(changed.map(([path]) => path)).toEqual(['.claude/agents/ci-debugger.md'])
      const was = readFileSync(join(folder, '.claude/agents/ci-debugger.md'), 'utf8').split('\n')
      const now = (changed[0]?.[1] ?? '').split('\n')
      expect(now.filter((line, at) => line !== was[at])).toEqual(['model: haiku'])
      expect(now.length).toBe(was.length)
      expect(before).not.toBe('haiku')
      const configuration = filesBelow(folder).filter(
        (path) => path.startsWith('.claude/') || path === 'CLAUDE.md' || path === 'AGENTS.md',
      )
      expect(Object.keys(files)).toEqual(expect.arrayContaining(configuration))
    })

    test('forty agents that call one another in a ring are laid out whole: no card on another, each name to be read', async ({
      page,
    }) => {
      for (let count = 1; count <= 40; count++) {
        mkdirSync(join(folder, '.claude/agents'), { recursive: true })
        writeFileSync(
          join(folder, `.claude/agents/agent-${count}.md`),
          `---\nname: agent-${count}\ndescription: Number ${count} of the team.\ntools: Read, Agent(agent-${(count % 40) + 1})\n---\nWork.\n`,
        )
      }
      await withoutPicker(page)
      await page.goto('./')
      await ready(page)
      const hands = handsOf(page, way)
      await openFolder(page, hands, folder)
      await expect(page.getByRole('treeitem', { name: 'Agents 40' })).toBeVisible()
      await expect(canvas(page).agent('agent-40')).toBeVisible()
      const boxes = await page
        .locator('.react-flow__node')
        .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON() as DOMRect))
      expect(boxes.length).toBe(40)
      // Room for a name of eight letters, and all of them in view.
      const room = (await canvas(page).surface.boundingBox())!
      expect(boxes.filter(({ width }) => width < 70)).toEqual([])
      expect(
        boxes.filter(({ left, right, top, bottom }) => {
          return left < room.x || right > room.x + room.width || top < room.y || bottom > room.y + room.height
        }),
      ).toEqual([])
      const overlaps = boxes.flatMap((a, at) =>
        boxes.slice(at + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
      )
      expect(overlaps).toEqual([])
    })
  })
}
