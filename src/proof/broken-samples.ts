import type { Design } from '../design/model.ts'
import type { FileSet } from '../files/file-set.ts'
import { type Content, fileSet } from '../files/file-set.ts'
import { printProject } from '../project/print.ts'
import { readProject } from '../project/read.ts'
import type { Reading } from '../project/reading.ts'
import { check } from '../rules/index.ts'

/** A file that a tool does not read as its author meant, and what the tool should see once DotBox has mended it. */
export type BrokenSample = {
  readonly name: string
  readonly target: string
  readonly files: Readonly<Record<string, string>>
  readonly sees: Readonly<Record<string, unknown>>
  /** True where only a person can say that the change is right, so `check --fix` leaves it. */
  readonly look?: true
}

const claude = (name: string, text: string, sees: BrokenSample['sees'], look?: true): BrokenSample => ({
  name,
  target: 'claude-code',
  files: { '.claude/agents/a.md': text },
  sees,
  ...(look ? { look } : {}),
})
const openCode = (name: string, text: string, sees: BrokenSample['sees']): BrokenSample => ({
  name,
  target: 'opencode',
  files: { '.opencode/agents/a.md': text },
  sees: { name: 'a', ...sees },
})

const page = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n\nWork.\n`

/** One of each kind that a fix is there for. */
export const brokenSamples: readonly BrokenSample[] = [
  claude('a description cut at a number sign', page('name: a', 'description: Handles issue #42 and more'), {
    name: 'a',
    description: 'Handles issue #42 and more',
  }),
  claude(
    'a description cut at a comment',
    page('name: a', 'description: Handles it # or not'),
    { name: 'a', description: 'Handles it # or not' },
    true,
  ),
  claude('three dashes in a value', page('name: a', 'description: Use it --- really', 'model: opus'), {
    name: 'a',
    description: 'Use it --- really',
    model: 'opus',
  }),
  claude('three dashes in quotes', page('name: a', 'description: "Use it --- \\"really\\""', 'model: opus'), {
    name: 'a',
    description: 'Use it --- "really"',
    model: 'opus',
  }),
  claude('three dashes in a block', page('name: a', 'description: |', '  One.', '  ---', '  Two.', 'model: opus'), {
    name: 'a',
    description: 'One.\n---\nTwo.\n',
    model: 'opus',
  }),
  claude(
    'a description over lines that are no YAML',
    page('name: a', 'description: Use it when:', '  user: asks', 'color: red'),
    { name: 'a', description: 'Use it when: user: asks' },
  ),
  claude(
    'lines of CR LF that are not rescued',
    page('name: a', 'description: Use it when: asked').replaceAll('\n', '\r\n'),
    { name: 'a', description: 'Use it when: asked' },
  ),
  claude('a blank line before the header', `\n${page('name: a', 'description: Does it.')}`, {
    name: 'a',
    description: 'Does it.',
  }),
  claude(
    'a header without an end',
    '---\nname: a\ndescription: Does it.\n\nWork.\n',
    { name: 'a', description: 'Does it.' },
    true,
  ),
  claude('a name that is a number', page('name: 12', 'description: Does it.'), { name: '12', description: 'Does it.' }),
  claude(
    'a name with a colon',
    page('name: team:a', 'description: Does it.'),
    { name: 'team-a', description: 'Does it.' },
    true,
  ),
  claude(
    'a name that begins with a hyphen',
    page('name: -a', 'description: Does it.'),
    { name: 'a', description: 'Does it.' },
    true,
  ),
  claude('a description that is a number', page('name: a', 'description: 1.5'), { name: 'a', description: '1.5' }),
  claude(
    'no description',
    '---\nname: a\n---\n\nReview the code.\n',
    { name: 'a', description: 'Review the code.' },
    true,
  ),
  claude('keys in other letters', page('Name: a', 'description: Does it.'), { name: 'a', description: 'Does it.' }),
  claude('a description under another key', page('name: a', 'Description: Does it.'), {
    name: 'a',
    description: 'Does it.',
  }),
  claude('a key that is spelled otherwise', page('name: a', 'description: Does it.', 'max-turns: 3'), {
    name: 'a',
    maxTurns: 3,
  }),
  claude(
    'a mode that is spelled otherwise',
    page('name: a', 'description: Does it.', 'permission-mode: plan'),
    { name: 'a', permissionMode: 'plan' },
    true,
  ),
  claude('a colour that is not known', page('name: a', 'description: Does it.', 'color: "#00ff11"'), {
    name: 'a',
    color: 'green',
  }),
  claude('a colour that is a comment', page('name: a', 'description: Does it.', 'color: #ff0000'), {
    name: 'a',
    color: 'red',
  }),
  {
    name: 'two of one name',
    target: 'claude-code',
    files: {
      '.claude/agents/a.md': page('name: a', 'description: One.'),
      '.claude/agents/b.md': page('name: a', 'description: Two.'),
    },
    sees: { name: 'a-2', description: 'One.' },
    look: true,
  },
  openCode('a star without quotes', page('description: d', 'permission:', '  *: deny', '  read: allow'), {
    description: 'd',
    permission: { '*': 'deny', read: 'allow' },
  }),
  openCode(
    'patterns without quotes',
    page('description: d', 'permission:', '  edit:', '    *: deny', '    **.md: allow'),
    { permission: { edit: { '*': 'deny', '**.md': 'allow' } } },
  ),
  openCode('a description that hides the rest', page('description: "One" and two', 'mode: primary'), {
    description: '"One" and two',
    mode: 'primary',
  }),
  openCode('a description cut at a number sign', page('description: Handles #42 too'), {
    description: 'Handles #42 too',
  }),
  openCode('a mode in capitals', page('description: d', 'mode: Subagent'), { mode: 'subagent' }),
  openCode('a temperature in quotes', page('description: d', 'temperature: "0.2"'), { temperature: 0.2 }),
  openCode('steps in quotes', page('description: d', "steps: '5'"), { steps: 5 }),
  openCode('a flag as a word', page('description: d', 'hidden: yes'), { hidden: true }),
  openCode('a colour that is a comment', page('description: d', 'color: #ff8800'), { color: '#ff8800' }),
  openCode('a colour by another name', page('description: d', 'color: red'), { color: '#DC2626' }),
  openCode('a description that is a number', page('description: 12', 'mode: all'), { description: '12' }),
  openCode('a permission in capitals', page('description: d', 'permission: Deny'), { permission: { '*': 'deny' } }),
  {
    name: 'a wrong value in a configuration',
    target: 'opencode',
    files: { 'opencode.json': '{\n  // ours\n  "agent": { "a": { "description": "d", "mode": "Primary" } }\n}\n' },
    sees: { name: 'a', mode: 'primary' },
  },
]

/** The files of a sample, mended as `check --fix` does; with `all` by every fix that a file has, as a person may. */
export const mended = (files: Readonly<Record<string, string>>, all: boolean): { files: FileSet; reading: Reading } => {
  const reading = readProject(fileSet(Object.entries(files) as [string, Content][]))
  let design: Design = reading.design
  for (let round = 0; round < 5; round++) {
    const before = design
    for (const { rule, fix } of check(design, reading))
      if (fix && (fix.safe || (all && /file$|^use-description$/.test(rule)))) design = fix.edit(design)
    if (design === before) break
  }
  const printed = printProject(design, reading)
  return { files: printed.files, reading: readProject(printed.files) }
}
