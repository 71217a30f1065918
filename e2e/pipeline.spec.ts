import { canvas, expect, exported, test } from './app.ts'
import { dragIn, draw } from './drawing.ts'

test('a pipeline drawn with the mouse comes out as files, and its zip opens as the same design', async ({
  app: page,
}) => {
  const { agent, directory, spec, edge } = canvas(page)

  await dragIn(page, 'agent', 'researcher', { x: 20, y: 20 })
  await page.getByRole('textbox', { name: 'Description' }).fill('Collects sources: use it first.')
  await page.getByRole('combobox', { name: 'Model' }).fill('sonnet')
  await page.getByRole('combobox', { name: 'Model' }).press('Enter')
  await dragIn(page, 'agent', 'writer', { x: 380, y: 20 })
  await page.getByRole('textbox', { name: 'Description' }).fill('Writes the draft.')
  await dragIn(page, 'directory', 'research', { x: 20, y: 300 })
  await dragIn(page, 'directory', 'drafts', { x: 380, y: 300 })
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await dragIn(page, 'agent', 'reviewer', { x: 500, y: 60 })
  await page.getByRole('textbox', { name: 'Description' }).fill('Checks the draft.')
  await dragIn(page, 'directory', 'reviews', { x: 500, y: 360 })
  await dragIn(page, 'spec', 'specs/brief.md', { x: 20, y: 480 })
  await page.getByRole('button', { name: 'Tidy up' }).click()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.waitForTimeout(400)

  await draw(page, agent('researcher'), agent('writer'), 'Hands off to it')
  await page.getByRole('textbox', { name: 'Rule' }).fill('when every question has an answer')
  await draw(page, agent('writer'), agent('reviewer'), 'Hands off to it')
  await draw(page, agent('researcher'), directory('research'), 'Writes it')
  await draw(page, agent('writer'), directory('drafts'), 'Writes it')
  await draw(page, agent('reviewer'), directory('reviews'), 'Writes it')
  await draw(page, agent('writer'), directory('research'), 'Reads it')
  await draw(page, agent('reviewer'), spec('specs/brief.md'), 'Verifies it')
  await expect(edge(/^Handoff from/)).toHaveCount(2)

  await page.getByRole('textbox', { name: 'Name of the design' }).fill('My pipeline')
  await page.getByRole('textbox', { name: 'Name of the design' }).press('Enter')
  const first = await exported(page)
  expect(first.name).toBe('my-pipeline.zip')
  expect(Object.keys(first.files).sort()).toEqual(
    [
      '.claude/agents/researcher.md',
      '.claude/agents/reviewer.md',
      '.claude/agents/writer.md',
      '.dotbox/design.json',
      '.opencode/agents/researcher.md',
      '.opencode/agents/reviewer.md',
      '.opencode/agents/writer.md',
      'AGENTS.md',
      'CLAUDE.md',
      'drafts/AGENTS.md',
      'drafts/CLAUDE.md',
      'drafts/INSTRUCTIONS.md',
      'opencode.json',
      'research/AGENTS.md',
      'research/CLAUDE.md',
      'research/INSTRUCTIONS.md',
      'reviews/AGENTS.md',
      'reviews/CLAUDE.md',
      'reviews/INSTRUCTIONS.md',
      'specs/brief.md',
    ].sort(),
  )
  expect(first.files['.claude/agents/researcher.md']).toContain(
    '---\nname: "researcher"\ndescription: "Collects sources: use it first."\nmodel: "sonnet"\n---\n',
  )
  expect(first.files['CLAUDE.md']).toContain(
    '1. `researcher` → `writer`\n   > when every question has an answer\n2. `writer` → `reviewer`',
  )
  expect(first.files['research/CLAUDE.md']).toBe('@INSTRUCTIONS.md\n')
  expect(first.files['.opencode/agents/writer.md']).toContain('"drafts/**": "allow"')

  await page.getByRole('button', { name: 'Import…' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('dialog').getByRole('button', { name: /zip/i }).click()
  await (await choosing).setFiles({
    name: 'my-pipeline.zip',
    mimeType: 'application/zip',
    buffer: (await import('node:fs')).readFileSync(first.path),
  })
  await expect(page.getByRole('status')).toContainText('3 agents')
  await expect(edge(/^Handoff from researcher to writer: when every question has an answer/)).toHaveCount(1)
  await expect(page.getByRole('textbox', { name: 'Name of the design' })).toHaveValue('My pipeline')
  expect((await exported(page)).files).toEqual(first.files)
})
