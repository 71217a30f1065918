import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patch } from '../design/edits.ts'
import { all, settings } from '../design/queries.ts'
import {
  aDelegates,
  aDesign,
  aDirectory,
  aHandoff,
  anAgent,
  aReads,
  aSettings,
  aSpec,
  aVerifies,
  aWrites,
} from '../design/samples.ts'
import { type FileSet, fileSet, textOf } from '../files/file-set.ts'
import { isSealed } from '../files/seal.ts'
import { printProject } from './print.ts'
import { readProject } from './read.ts'
import { emptyReading } from './reading.ts'

const enforce = (on: boolean) => patch('design:main', { enforce: on })

const team = aDesign(
  aSettings({ name: 'Team', lead: 'agent:lead', enforce: true, exportTo: ['claude-code'] }),
  anAgent('lead'),
  anAgent('writer', {
    capabilities: { ...anAgent('x').capabilities, shell: 'deny', web: 'ask', mcp: { '*': 'deny', docs: 'ask' } },
    patterns: { shell: [{ pattern: 'npm test', level: 'allow' }] },
  }),
  anAgent('checker', { capabilities: { ...anAgent('x').capabilities, read: 'deny', edit: 'deny' } }),
  aDirectory('src/web'),
  aSpec('specs/api.md'),
  aDelegates('lead', 'writer'),
  aHandoff('writer', 'checker', { gate: { command: 'npm test' }, bound: 2 }),
  aWrites('writer', 'directory:src/web'),
  aReads('checker', 'directory:src/web'),
  aVerifies('checker', 'spec:specs/api.md'),
)

/** Files as a person would have them who turns a switch, saves, opens the folder again, and turns it back. */
const turnedOnAndOff = (files: FileSet): { on: FileSet; off: FileSet } => {
  const first = readProject(files)
  const on = printProject(enforce(true)(first.design), first).files
  const second = readProject(on)
  return { on, off: printProject(enforce(false)(second.design), second).files }
}

const asObject = (files: FileSet) => Object.fromEntries(files)

test('a team with guards reads back as it was designed, and comes out of that as it went in', () => {
  const { files } = printProject(team, emptyReading)
  const reading = readProject(files)
  expect(settings(reading.design).enforce).toBe(true)
  for (const agent of all(team, 'agent')) {
    const back = all(reading.design, 'agent').find(({ name }) => name === agent.name)
    expect(back?.capabilities, agent.name).toEqual(agent.capabilities)
    expect(back?.patterns, agent.name).toEqual(agent.patterns)
    expect(back?.targets).toEqual({})
  }
  expect(asObject(printProject(reading.design, reading).files)).toEqual(asObject(files))
  expect(reading.kept).not.toContain('.claude/dotbox-policy.json')
  expect([...files.keys()].filter((path) => path.includes('src/web/.claude'))).toEqual([
    'src/web/.claude/settings.json',
  ])
})

test('a tool is listed as soon as the guard may allow a part of what it does', () => {
  const { files } = printProject(team, emptyReading)
  const tools = (name: string) => /^tools: (.*)$/m.exec(textOf(files, `.claude/agents/${name}.md`) ?? '')?.[1] ?? ''
  expect(tools('writer')).toContain('"Bash"')
  expect(textOf(files, '.claude/agents/checker.md')).not.toContain('disallowedTools: ["Read"')
  expect(textOf(printProject(enforce(false)(team), emptyReading).files, '.claude/agents/writer.md')).not.toContain(
    '"Bash"',
  )
})

test('guard and policy are sealed, and a policy that was changed by hand is said so when it is written anew', () => {
  const { files } = printProject(team, emptyReading)
  expect(isSealed(textOf(files, '.claude/dotbox-policy.json') ?? '')).toBe(true)
  const changed = new Map(files)
  changed.set(
    '.claude/dotbox-policy.json',
    (textOf(files, '.claude/dotbox-policy.json') ?? '').replace('"src/web/**"', '"**"'),
  )
  const reading = readProject(fileSet(changed))
  const printed = printProject(
    patch('agent:lead', { capabilities: { ...anAgent('x').capabilities, web: 'deny' } })(reading.design),
    reading,
  )
  expect(printed.notices.join('\n')).toContain('.claude/dotbox-policy.json: It is DotBox’s own and was changed by hand')
  expect(isSealed(textOf(printed.files, '.claude/dotbox-policy.json') ?? '')).toBe(true)
})

test('a guard of an older version is brought up to date with the next change of the rules, and not before', () => {
  const { files } = printProject(team, emptyReading)
  const old = fileSet([...files].map(([path, content]) => [path, path.endsWith('guard.mjs') ? '// old\n' : content]))
  const reading = readProject(old)
  const guard = '.claude/hooks/dotbox-guard.mjs'
  expect(textOf(printProject(reading.design, reading).files, guard)).toBe('// old\n')
  const edited = patch('agent:writer', { patterns: {} })(reading.design)
  expect(textOf(printProject(edited, reading).files, guard)).toBe(textOf(files, guard))
})

test('turning it off takes away all that turning it on added', () => {
  const design = enforce(false)(team)
  const { files } = printProject(design, emptyReading)
  const { on, off } = turnedOnAndOff(files)
  expect(on.has('.claude/hooks/dotbox-guard.mjs')).toBe(true)
  expect(asObject(off)).toEqual(asObject(files))
})

/** Settings as people write them: their own hooks and rules, in many shapes. */
const shapes = fc
  .record(
    {
      permissions: fc.record(
        {
          allow: fc.array(fc.constantFrom('Bash(ls)', 'Read'), { maxLength: 2 }),
          deny: fc.array(fc.constantFrom('Read(.env)', 'WebFetch'), { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: [] },
      ),
      hooks: fc.dictionary(
        fc.constantFrom('PreToolUse', 'PostToolUse', 'Stop', 'SubagentStop'),
        fc.array(
          fc.record({
            matcher: fc.constantFrom('Bash', '*'),
            hooks: fc.constant([{ type: 'command', command: 'echo hi' }]),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        { minKeys: 1, noNullPrototype: true },
      ),
      model: fc.constant('sonnet'),
      env: fc.constant({ A: '1' }),
    },
    { requiredKeys: [] },
  )
  // An object that is empty goes with what is taken out of it again: nobody can tell whose it was.
  .map(({ permissions, ...rest }) =>
    permissions && Object.keys(permissions).length > 0 ? { permissions, ...rest } : rest,
  )
const printed = fc
  .tuple(shapes, fc.constantFrom(undefined, 2, 4, '\t'), fc.boolean(), fc.boolean())
  .map(([value, indent, end, crlf]) => {
    const text = JSON.stringify(value, null, indent) + (end ? '\n' : '')
    return crlf ? text.replaceAll('\n', '\r\n') : text
  })

test('a person’s own settings come back byte for byte', () => {
  const base = printProject(enforce(false)(patch('design:main', { lead: null })(team)), emptyReading).files
  fc.assert(
    fc.property(printed, (text) => {
      fc.pre(text.trim() !== '{}')
      const files = fileSet([...base, ['.claude/settings.json', text]])
      const { on, off } = turnedOnAndOff(files)
      expect(textOf(on, '.claude/settings.json')).toContain('dotbox-guard.mjs')
      expect(textOf(off, '.claude/settings.json')).toBe(text)
    }),
    { numRuns: 60 },
  )
}, 60_000)
