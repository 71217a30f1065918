import fc from 'fast-check'
import { connect } from './edits.ts'
import { edgeId, freeId, slug } from './ids.ts'
import { type AnyRecord, type Design, emptyDesign, make, type RecordOf } from './model.ts'
import { capabilityOf, type Leaf, levelAt, narrowest, type Parts, partsApart } from './powers.ts'
import { CAPABILITIES, type Capability, type Level, PARTS } from './records/agent.ts'

/**
 * Arbitrary designs for property tests, with the texts that break formats: quotes, dashes, markers, backticks, colons.
 * Only tests import this.
 */
const awkward = fc.constantFrom(
  '---',
  '# x',
  ': ',
  '"',
  "'",
  '`a`',
  '``',
  '<!-- dotbox:team end -->',
  '&lt;!-- dotbox:',
  '\\n',
  '> q',
  '- [x] y',
  '1. z',
  '## Handoffs',
  '@a.md',
  '{b}',
  '[c]',
  '*',
  '&d',
  '!e',
  '%f',
  'ü',
  '日本',
  '🙂',
  '\u00a0',
  '→',
)
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)

/** One line of text, as a criterion or a purpose is. */
export const aLine = fc
  .array(fc.oneof(word, awkward), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' ').trim())
  .filter((text) => text !== '')

/** Text of any lines, trimmed at both ends as instructions are. */
export const aText = fc
  .array(
    fc.oneof(
      aLine,
      fc.constant(''),
      aLine.map((line) => `  ${line}`),
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.join('\n').trim())

const aName = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `${a}-${b}`),
)
const aPath = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
const level = fc.constantFrom('allow', 'ask', 'deny')

const anAgentDraft = fc.record({
  name: aName,
  description: aText.filter((text) => text !== '' && !text.includes('\\n')),
  instructions: aText,
  model: fc.constantFrom(null, 'sonnet', 'opus', 'haiku'),
  color: fc.constantFrom(null, 'blue', 'red'),
  capabilities: fc.record({
    ...(Object.fromEntries(CAPABILITIES.map((key) => [key, level])) as Record<
      (typeof CAPABILITIES)[number],
      typeof level
    >),
    mcp: fc.constantFrom(
      { '*': 'allow' as const },
      { '*': 'deny' as const },
      { '*': 'deny' as const, github: 'allow' as const },
      { '*': 'deny' as const, github__search: 'allow' as const },
      { '*': 'allow' as const, github__delete: 'deny' as const },
    ),
  }),
  parts: fc.constantFrom<Parts>(
    {},
    { 'web.fetch': 'deny' },
    { 'edit.create': 'deny' },
    { 'search.text': 'deny', 'other.todo': 'deny' },
  ),
  success: fc.array(aLine, { maxLength: 3 }),
})

const gate = fc.oneof(
  fc.constant(null),
  aLine.map((command) => ({ command })),
  fc.array(aPath, { minLength: 1, maxLength: 3 }).map((files) => ({ files })),
  aLine.map((approval) => ({ approval })),
  fc.nat(20).map((spec) => ({ spec })),
)

const anEdge = fc.record({
  kind: fc.constantFrom('handoff', 'delegates', 'reads', 'writes', 'verifies'),
  from: fc.nat(20),
  to: fc.nat(20),
  rule: aText,
  gate,
  join: fc.constantFrom(null, 'all', 'any', 2),
  bound: fc.constantFrom(null, 1, 3),
})

const at = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) })

/** Designs of up to some dozen records: agents with unique names, places with unique paths, edges that fit. */
export const aDesign: fc.Arbitrary<Design> = fc
  .record({
    name: aLine,
    description: aText,
    instructions: aText,
    agents: fc.uniqueArray(fc.tuple(anAgentDraft, at), {
      selector: ([agent]) => slug(agent.name),
      minLength: 1,
      maxLength: 5,
      size: 'max',
    }),
    places: fc.uniqueArray(
      fc.record({
        spec: fc.boolean(),
        path: aPath,
        purpose: fc.oneof(fc.constant(''), aLine),
        text: aText,
        criteria: fc.array(fc.record({ text: aLine, met: fc.boolean() }), { maxLength: 3 }),
        at,
      }),
      {
        selector: ({ path }) => path,
        maxLength: 4,
        size: 'max',
      },
    ),
    edges: fc.array(anEdge, { maxLength: 12, size: 'max' }),
    hasLead: fc.boolean(),
  })
  .map(({ name, description, instructions, agents, places, edges, hasLead }) => {
    const records: Record<string, AnyRecord> = {}
    for (const [agent, where] of agents) {
      const id = freeId(records, 'agent', slug(agent.name))
      // A part stands apart only where its level is another one.
      const parts = partsApart({ capabilities: agent.capabilities, parts: {} }, agent)
      records[id] = make('agent', id, { ...agent, parts, at: where })
    }
    for (const place of apart(places)) {
      if (place.spec)
        records[`spec:${place.path}.md`] = make('spec', `spec:${place.path}.md`, {
          path: `${place.path}.md`,
          content: place.text,
          criteria: place.criteria,
          at: place.at,
        })
      else
        records[`directory:${place.path}`] = make('directory', `directory:${place.path}`, {
          path: place.path,
          purpose: place.purpose,
          instructions: place.text,
          at: place.at,
        })
    }
    const agentIds = Object.keys(records).filter((id) => id.startsWith('agent:'))
    const placeIds = Object.keys(records).filter((id) => !id.startsWith('agent:'))
    const about = emptyDesign({
      name,
      description,
      instructions,
      exportTo: ['claude-code', 'opencode'],
      lead: hasLead ? (agentIds[0] as `agent:${string}`) : null,
    })
    let design: Design = { ...about, records: { ...about.records, ...records } }
    for (const { kind, from, to, ...fields } of edges) {
      const ends =
        kind === 'handoff' || kind === 'delegates'
          ? agentIds
          : kind === 'verifies'
            ? placeIds.filter((id) => id.startsWith('spec:'))
            : placeIds
      const start = agentIds[from % agentIds.length]
      const end = ends[to % Math.max(1, ends.length)]
      if (start === undefined || end === undefined) continue
      const id = edgeId(design, kind, start, end)
      const specs = placeIds.filter((place) => place.startsWith('spec:'))
      const { gate } = fields
      const own =
        gate && 'spec' in gate
          ? { ...fields, gate: specs.length === 0 ? null : { verified: specs[gate.spec % specs.length] } }
          : fields
      design = connect(make(kind, id as never, { from: start, to: end, ...(kind === 'handoff' ? own : {}) } as never))(
        design,
      )
    }
    return design
  })

/** A path that lies below another place's file would be a file and a folder at once. */
const apart = <P extends { path: string; spec: boolean }>(places: readonly P[]): P[] =>
  places.filter(
    (place) => !places.some((other) => other !== place && other.spec && place.path.startsWith(`${other.path}.md/`)),
  )

const pattern = fc.constantFrom('a/*', '*/a', 'a/b', 'npm *', 'npm test', '*', 'x')
const someLevel = fc.constantFrom<Level>('allow', 'ask', 'deny')

/** Agents with any levels, parts, servers and exceptions at all. */
export const anAgentWithPowers: fc.Arbitrary<RecordOf<'agent'>> = fc
  .record({
    capabilities: fc.record({
      ...(Object.fromEntries(CAPABILITIES.map((key) => [key, someLevel])) as Record<Capability, typeof someLevel>),
      mcp: fc
        .tuple(
          someLevel,
          fc.dictionary(fc.constantFrom('git', 'docs', 'git__log', 'git__push', 'docs__read'), someLevel, {
            noNullPrototype: true,
          }),
        )
        .map(([rest, named]) => ({ '*': rest, ...named })),
    }),
    parts: fc.dictionary(fc.constantFrom(...PARTS), someLevel, { noNullPrototype: true }),
    patterns: fc.dictionary(
      fc.constantFrom(...CAPABILITIES),
      fc.array(fc.record({ pattern, level: someLevel }), { maxLength: 3 }),
      { noNullPrototype: true },
    ),
  })
  .map((draft) => make('agent', 'agent:a', { name: 'a', description: 'Does a.', ...draft }))

/** Values to try on the exceptions of these agents. */
export const aTriedValue = fc.constantFrom('a/b', 'a/x/y', 'z/a', 'npm test', 'npm', 'x', 'q')

/**
 * What a design says of one use: the last exception that fits decides, else the level. A part that stands apart is never freer
 * than its own level.
 */
export const saidOf = (agent: RecordOf<'agent'>, leaf: Leaf, fits: (pattern: string) => boolean): Level => {
  const capability = capabilityOf(leaf)
  const exception = capability && (agent.patterns[capability] ?? []).findLast((rule) => fits(rule.pattern))
  const apart = (agent.parts as Readonly<Record<string, Level | undefined>>)[leaf]
  return exception ? narrowest([exception.level, apart ?? 'allow']) : levelAt(agent, leaf)
}
