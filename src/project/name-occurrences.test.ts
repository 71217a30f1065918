import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namedIn, pathNamedIn } from './name-occurrences.ts'

const marked = (text: string, name: string) =>
  [...namedIn(text, name)]
    .reverse()
    .reduce((at, { start, end }) => `${at.slice(0, start)}<${at.slice(start, end)}>${at.slice(end)}`, text)

test.each([
  ['Then call @reviewer.', 'Then call @<reviewer>.'],
  ['(@reviewer)', '(@<reviewer>)'],
  ['Use @agent-reviewer now', 'Use @agent-<reviewer> now'],
  ['@"reviewer (agent)" look', '@"<reviewer> (agent)" look'],
  ['Hand over to `reviewer`, then stop', 'Hand over to `<reviewer>`, then stop'],
  ['`@reviewer` reads', '`@<reviewer>` reads'],
  ['subagent_type: reviewer\n', 'subagent_type: <reviewer>\n'],
  ['Task(subagent_type="reviewer", prompt="x")', 'Task(subagent_type="<reviewer>", prompt="x")'],
  ['{"subagent_type": "reviewer"}', '{"subagent_type": "<reviewer>"}'],
  ['the reviewer agent reads', 'the <reviewer> agent reads'],
  ['Use the reviewer subagent.', 'Use the <reviewer> subagent.'],
  [
    '"deny": ["Agent(reviewer)", "Task(writer, reviewer)"]',
    '"deny": ["Agent(<reviewer>)", "Task(writer, <reviewer>)"]',
  ],
  [
    '---\ndescription: x\nagent: reviewer\n---\nagent: reviewer\n',
    '---\ndescription: x\nagent: <reviewer>\n---\nagent: reviewer\n',
  ],
])('%j names the agent', (text, found) => {
  expect(marked(text, 'reviewer')).toBe(found)
})

test.each([
  'The reviewer reads the code.',
  'lite-reviewer agent, reviewer-lite agent, @reviewer-lite, @lite/reviewer, `reviewer-2`, `a reviewer`',
  'mail to someone@reviewer or a@reviewer.example',
  '@reviewer.md and @docs/reviewer and @reviewer/strict',
  'Agent(reviewer-lite), MyAgent(reviewer), Agent(a reviewer)',
  'subagent_type: reviewer-lite',
  '```reviewer```',
  'Load `reviewer` for the rules, as the `reviewer` skill says',
  'reviewers agent; Reviewer agent; reviewer agentic',
  'import { reviewer } from "x"',
])('%j does not name it', (text) => {
  expect(namedIn(text, 'reviewer')).toEqual([])
})

test('a name with signs of patterns in it is found as it is written', () => {
  expect(marked('`a.b` `axb` @c++', 'a.b')).toBe('`<a.b>` `axb` @c++')
  expect(marked('ask @c++ now', 'c++')).toBe('ask @<c++> now')
  expect(marked('Call `UI Expert (v2)`', 'UI Expert (v2)')).toBe('Call `<UI Expert (v2)>`')
})

test('what is found is the name, and replacing it leaves nothing to be found', () => {
  const piece = fc.constantFrom(
    '@',
    '`',
    'reviewer',
    '-',
    ' ',
    'agent',
    '"',
    'Agent(',
    ')',
    ',',
    'subagent_type: ',
    '\n',
    '.',
    '/',
    'x',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('')
      const found = namedIn(text, 'reviewer')
      for (const { start, end } of found) expect(text.slice(start, end)).toBe('reviewer')
      const replaced = [...found]
        .reverse()
        .reduce((at, { start, end }) => `${at.slice(0, start)}critic${at.slice(end)}`, text)
      expect(namedIn(replaced, 'reviewer')).toEqual([])
    }),
  )
})

const paths = (text: string) =>
  pathNamedIn(text, '.claude/agents/reviewer.md').map(({ start, end }) => text.slice(start, end))

test('a path names the file whole, or from a folder on', () => {
  expect(paths('see .claude/agents/reviewer.md, agents/reviewer.md and ./agents/reviewer.md')).toHaveLength(3)
  expect(paths('/home/me/repo/.claude/agents/reviewer.md')).toEqual(['reviewer'])
})

test('a path to another file of the same name is none', () => {
  expect(
    paths('docs/reviewer.md, reviewer.md, x-agents/reviewer.md, agents/reviewer.md.bak, agents/reviewer.mdx'),
  ).toEqual([])
})
