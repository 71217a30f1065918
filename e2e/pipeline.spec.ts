import { canvas, expect, exported, test } from './app.ts'
import { dragIn, draw } from './drawing.ts'

/** What guards the team: there as long as the design is enforced. */
const GUARDS = [
  '.claude/dotbox-policy.json',
  '.claude/hooks/dotbox-guard.mjs',
  '.claude/settings.json',
  '.opencode/dotbox-guard.mjs',
  '.opencode/dotbox-policy.json',
  '.opencode/opencode.json',
  '.opencode/plugins/dotbox-guard.js',
  'drafts/.claude/settings.json',
  'research/.claude/settings.json',
  'reviews/.claude/settings.json',
]

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
  await page.getByRole('combobox', { name: 'Gate' }).selectOption('A command succeeds')
  await page.getByRole('textbox', { name: 'Command' }).fill('npm test')
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
      ...GUARDS,
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
    '1. `researcher` → `writer`\n   > when every question has an answer\n   - Gate, a command that must exit 0: `npm test`\n   - Held: enforced\n2. `writer` → `reviewer`',
  )
  expect(JSON.parse(first.files['.claude/dotbox-policy.json'] ?? '')).toMatchObject({
    agents: { writer: { writes: ['drafts/**'] } },
    handoffs: [
      { from: 'researcher', to: 'writer', gate: { command: 'npm test' } },
      { from: 'writer', to: 'reviewer' },
    ],
  })
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
  await expect(edge('Handoff from researcher to writer: when every question has an answer, enforced')).toHaveCount(1)
  await expect(edge('Writing from writer to drafts, checked at the end')).toHaveCount(1)
  await expect(page.getByRole('textbox', { name: 'Name of the design' })).toHaveValue('My pipeline')
  expect((await exported(page)).files).toEqual(first.files)

  await canvas(page).surface.press('Escape')
  await page.getByRole('switch', { name: 'Enforce the design' }).click()
  const open = await exported(page)
  expect(Object.keys(first.files).filter((path) => !(path in open.files))).toEqual(
    expect.arrayContaining(GUARDS.filter((path) => path !== '.claude/settings.json')),
  )
})
