import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patch, put, remove } from '../design/edits.ts'
import { aDesign, aDirectory, aHandoff, anAgent, aReads, aSpec } from '../design/samples.ts'
import { type Difference, difference, isSame } from './difference.ts'
import { differenceMarkdown, differenceText } from './difference-text.ts'

const design = aDesign(
  anAgent('reviewer'),
  anAgent('writer'),
  aDirectory('docs'),
  aHandoff('writer', 'reviewer'),
  aReads('reviewer', 'directory:docs'),
)
const nothing: Difference = { added: [], removed: [], changed: [] }

test('a design is the same as itself, and as itself moved about', () => {
  expect(difference(design, design)).toEqual(nothing)
  const moved = patch('agent:writer', { at: { x: 500, y: 20 } })(design)
  expect(difference(design, moved)).toEqual(nothing)
  expect(difference(design, moved, { layout: true }).changed).toEqual([
    {
      id: 'agent:writer',
      kind: 'agent',
      title: 'writer',
      fields: [{ field: 'at', before: { x: 0, y: 0 }, after: { x: 500, y: 20 } }],
    },
  ])
})

test('what was added, removed and changed is named field by field', () => {
  const { capabilities } = anAgent()
  const now = put(anAgent('tester'))(
    remove('agent:reviewer')(
      patch('agent:writer', { model: 'opus', capabilities: { ...capabilities, shell: 'deny' } })(design),
    ),
  )
  expect(difference(design, now)).toEqual({
    added: [{ id: 'agent:tester', kind: 'agent', title: 'tester' }],
    removed: [
      { id: 'agent:reviewer', kind: 'agent', title: 'reviewer' },
      { id: 'handoff:writer>reviewer', kind: 'handoff', title: 'writer → reviewer' },
      { id: 'reads:reviewer>directory:docs', kind: 'reads', title: 'reviewer → docs' },
    ],
    changed: [
      {
        id: 'agent:writer',
        kind: 'agent',
        title: 'writer',
        fields: [
          { field: 'model', before: null, after: 'opus' },
          { field: 'capabilities.shell', before: 'allow', after: 'deny' },
        ],
      },
    ],
  })
})

test('an agent that only got another name is one change, and its edges are none', () => {
  const renamed = aDesign(
    { ...anAgent('reviewer'), id: 'agent:critic', name: 'critic' },
    anAgent('writer'),
    aDirectory('docs'),
    aHandoff('writer', 'critic'),
    aReads('critic', 'directory:docs'),
  )
  expect(difference(design, renamed)).toEqual({
    ...nothing,
    changed: [
      {
        id: 'agent:critic',
        kind: 'agent',
        title: 'critic',
        fields: [{ field: 'name', before: 'reviewer', after: 'critic' }],
      },
    ],
  })
})

test('ids alone are no difference', () => {
  const counted = aDesign(
    { ...anAgent('writer'), id: 'agent:writer-2' },
    anAgent('reviewer'),
    aDirectory('docs'),
    aReads('reviewer', 'directory:docs'),
    {
      ...aHandoff('writer', 'reviewer'),
      id: 'handoff:x',
      from: 'agent:writer-2',
    },
  )
  expect(difference(design, counted)).toEqual(nothing)
})

test('a gate is the same where it asks for the same spec, whatever the spec is called inside', () => {
  const gated = (id: `spec:${string}`) =>
    aDesign(anAgent('a'), anAgent('b'), { ...aSpec('api.md'), id }, aHandoff('a', 'b', { gate: { verified: id } }))
  expect(difference(gated('spec:api.md'), gated('spec:api.md-2'))).toEqual(nothing)
})

test('two designs differ the other way round where what was added is what was removed', () => {
  const someAgents = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4, size: 'max' })
    .map((names) => aDesign(...names.map((name) => anAgent(name))))
  fc.assert(
    fc.property(someAgents, someAgents, (one, other) => {
      const [there, back] = [difference(one, other), difference(other, one)]
      expect(there.added.map(({ id }) => id).sort()).toEqual(back.removed.map(({ id }) => id).sort())
      expect(isSame(there)).toBe(isSame(back))
    }),
  )
})

test('a terminal shows one line per record and field, and the changed lines of a text', () => {
  const now = patch('agent:writer', { model: 'opus', instructions: 'Do the work of a writer.\n\nSlowly.' })(design)
  expect(differenceText(difference(design, now))).toBe(
    ['~ agent writer', '    instructions:', '      + ', '      + Slowly.', '    model: (none) → opus', ''].join('\n'),
  )
  expect(differenceText(nothing)).toBe('Nothing changed in meaning.\n')
})

test('Markdown shows hostile names and texts as code, never as markup', () => {
  const evil = '</details>\n# Approved `by` **me**\u001b[2J'
  const now = put({ ...anAgent('x'), id: 'agent:x', name: evil })(
    patch('agent:writer', { instructions: `one\n\`\`\`\n${evil}` })(design),
  )
  expect(differenceMarkdown(difference(design, now))).toBe(
    [
      '### Added',
      '',
      '- agent ``</details> # Approved `by` **me**[2J``',
      '',
      '### Changed',
      '',
      '#### agent `writer`',
      '',
      '- `instructions`:',
      '',
      '````diff',
      '- Do the work of a writer.',
      '+ one',
      '+ ```',
      '+ </details>',
      '+ # Approved `by` **me**[2J',
      '````',
      '',
    ].join('\n'),
  )
})
