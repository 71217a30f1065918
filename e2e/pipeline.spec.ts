import { readFileSync } from 'node:fs'
import { canvas, expect, exported, test } from './app.ts'
import { handsOf, WAYS } from './hands.ts'

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

for (const way of WAYS) {
  test(`a pipeline drawn by ${way} comes out as files, and its zip opens as the same design`, async ({ app: page }) => {
    // The longest journey: seven cards, seven lines, three exports.
    test.setTimeout(90_000)
    const hands = handsOf(page, way)
    const { agent, directory, spec, edge } = canvas(page)

    await hands.add('agent', 'researcher', { x: 20, y: 20 })
    await hands.type(page.getByRole('textbox', { name: 'Description' }), 'Collects sources: use it first.')
    await hands.type(page.getByRole('combobox', { name: 'Model' }), 'sonnet')
    await hands.add('agent', 'writer', { x: 380, y: 20 })
    await hands.type(page.getByRole('textbox', { name: 'Description' }), 'Writes the draft.')
    await hands.add('directory', 'research', { x: 20, y: 300 })
    await hands.add('directory', 'drafts', { x: 380, y: 300 })
    await hands.command('Show everything')
    await hands.command('Zoom out')
    await hands.command('Zoom out')
    await hands.add('agent', 'reviewer', { x: 500, y: 60 })
    await hands.type(page.getByRole('textbox', { name: 'Description' }), 'Checks the draft.')
    await hands.add('directory', 'reviews', { x: 500, y: 360 })
    await hands.add('spec', 'specs/brief.md', { x: 20, y: 480 })
    await hands.command('Tidy up')
    await hands.command('Show everything')

    await hands.draw(agent('researcher'), agent('writer'), 'Hands off to it')
    await hands.type(page.getByRole('textbox', { name: 'Rule' }), 'when every question has an answer')
    await hands.choose(page.getByRole('combobox', { name: 'Gate' }), 'A command succeeds')
    await hands.type(page.getByRole('textbox', { name: 'Command' }), 'npm test')
    await hands.draw(agent('writer'), agent('reviewer'), 'Hands off to it')
    await hands.draw(agent('researcher'), directory('research'), 'Writes it')
    await hands.draw(agent('writer'), directory('drafts'), 'Writes it')
    await hands.draw(agent('reviewer'), directory('reviews'), 'Writes it')
    await hands.draw(agent('writer'), directory('research'), 'Reads it')
    await hands.draw(agent('reviewer'), spec('specs/brief.md'), 'Verifies it')
    await expect(edge(/^Handoff from/)).toHaveCount(2)

    await hands.type(page.getByRole('textbox', { name: 'Name of the design' }), 'My pipeline')
    const first = await exported(page, hands)
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

    await hands.command('Import')
    const choosing = page.waitForEvent('filechooser')
    await hands.press(page.getByRole('dialog').getByRole('button', { name: /zip/i }))
    await (await choosing).setFiles({
      name: 'my-pipeline.zip',
      mimeType: 'application/zip',
      buffer: readFileSync(first.path),
    })
    await expect(page.getByRole('status')).toContainText('3 agents')
    await expect(edge('Handoff from researcher to writer: when every question has an answer, enforced')).toHaveCount(1)
    await expect(edge('Writing from writer to drafts, checked at the end')).toHaveCount(1)
    await expect(page.getByRole('textbox', { name: 'Name of the design' })).toHaveValue('My pipeline')
    expect((await exported(page, hands)).files).toEqual(first.files)

    await hands.selectNothing()
    await hands.press(page.getByRole('switch', { name: 'Enforce the design' }))
    const open = await exported(page, hands)
    expect(Object.keys(first.files).filter((path) => !(path in open.files))).toEqual(
      expect.arrayContaining(GUARDS.filter((path) => path !== '.claude/settings.json')),
    )
  })
}
