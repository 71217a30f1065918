import { expect, test } from 'vitest'
import { fileSet } from '../files/file-set.ts'
import { printProject } from './print.ts'
import { readProject } from './read.ts'

const agent = (header: string, body = 'Body\n'): string => `---\nname: a\ndescription: b\n${header}---\n${body}`
const MIB = 1_048_576

/** Files that are larger or odder than what a design takes. Reading them must neither throw nor lose a byte. */
const BEYOND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'instructions of two MiB': { '.claude/agents/a.md': agent('', 'x'.repeat(2 * MIB)) },
  'instructions of two MiB for the other tool': { '.opencode/agents/a.md': agent('', 'x'.repeat(2 * MIB)) },
  'a description beyond the longest header': {
    '.claude/agents/a.md': `---\nname: a\ndescription: ${'x'.repeat(2 * MIB)}\n---\n`,
    '.opencode/agents/a.md': `---\ndescription: ${'x'.repeat(2 * MIB)}\n---\n`,
  },
  'a long name': { '.claude/agents/a.md': `---\nname: ${'n'.repeat(5_000)}\ndescription: b\n---\n` },
  'a long name for the other tool': {
    '.opencode/agents/a.md': `---\nname: ${'n'.repeat(5_000)}\ndescription: b\n---\n`,
  },
  'a long path': { [`.opencode/agents/${'n/'.repeat(2_000)}a.md`]: agent('mode: all\n') },
  'a project far down': { [`${'n/'.repeat(2_000)}.claude/agents/a.md`]: agent('') },
  'a main file of two MiB': { 'CLAUDE.md': 'x'.repeat(2 * MIB), '.claude/agents/a.md': agent('') },
  'a directory with two MiB': { 'x/INSTRUCTIONS.md': 'x'.repeat(2 * MIB), '.claude/agents/a.md': agent('') },
  'an entry in JSON that is long': {
    'opencode.json': JSON.stringify({
      agent: { a: { description: 'x'.repeat(2 * MIB), prompt: 'y'.repeat(2 * MIB) } },
    }),
  },
  'a name in JSON that is long': {
    'opencode.json': JSON.stringify({ agent: { ['n'.repeat(5_000)]: { prompt: 'y' } } }),
  },
  'a server with a long name': { '.claude/agents/a.md': agent(`tools: mcp__${'s'.repeat(5_000)}\n`) },
  'criteria with invisible characters': {
    '.claude/agents/a.md': agent(
      '',
      `<!-- dotbox:agent begin 000000000000 -->\n## You are done when\n\n- a\u0007b\n- ${'x'.repeat(5_000)}\n- fine\n\n## Limits\n\n- \`shell\` allow: \`${'x'.repeat(5_000)}\`\n<!-- dotbox:agent end -->\n`,
    ),
  },
  'a team section with values that fit nowhere': {
    'CLAUDE.md': `<!-- dotbox:team begin 000000000000 -->\n# T\n\n## Agents\n\n- \`a\`: b\n\n## Handoffs\n\n- \`a\` to \`b\`\n  - At most ${'9'.repeat(400)} times\n  - Gate, a command that must exit 0: \`\`\`\n- From \`a\` to \`b\`: \u0007\n<!-- dotbox:team end -->\n`,
    '.claude/agents/a.md': agent(''),
    '.claude/agents/b.md': '---\nname: b\ndescription: c\n---\n',
  },
}

test.each(Object.entries(BEYOND))('%s', (_, files) => {
  const set = fileSet(Object.entries(files))
  const reading = readProject(set)
  expect(printProject(reading.design, reading).files).toEqual(set)
})
