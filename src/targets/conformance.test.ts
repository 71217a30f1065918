import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, patch, put } from '../design/edits.ts'
import { edgeId, freeId } from '../design/ids.ts'
import { type AnyRecord, type Design, emptyDesign, make, type RecordOf } from '../design/model.ts'
import { all } from '../design/queries.ts'
import { CAPABILITIES, type Capabilities, type Level } from '../design/records/agent.ts'
import type { AgentId } from '../design/records/shared.ts'
import { type FileSet, fileSet, textOf } from '../files/file-set.ts'
import { baseName, joinPath } from '../files/path.ts'
import { printSheet, reviseFile } from '../files/revise.ts'
import { withoutSections } from '../files/section.ts'
import { targets } from './index.ts'
import type { Found, Layout, Place, Target } from './target.ts'

/** Milliseconds: many examples, on a machine that may be busy. */
const SLOW = 30_000

/** What every target promises, whatever its files look like. */

type AgentRecord = RecordOf<'agent'>

const layoutOf = (
  design: Design,
  files: FileSet = fileSet(),
  places: ReadonlyMap<AgentId, Place> = new Map(),
  mainPath: string | null = null,
): Layout => ({
  design,
  placeOf: (id) => places.get(id) ?? null,
  mainPath,
  instructionsFile: (id) =>
    joinPath(all(design, 'directory').find((directory) => directory.id === id)?.path ?? '', 'INSTRUCTIONS.md'),
  has: (path) => files.has(path),
  textOf: (path) => textOf(files, path),
  beside: [],
})

const printed = (target: Target, design: Design): FileSet =>
  fileSet([...target.sheets(layoutOf(design))].map(([path, sheet]) => [path, printSheet(sheet)]))

/** The design that one target alone reads out of files, and the layout of its files. */
const readBack = (target: Target, files: FileSet): { found: Found; design: Design; layout: Layout } => {
  const found = target.read(files)
  const records: Record<string, AnyRecord> = {}
  const places = new Map<AgentId, Place>()
  for (const agent of found.agents) {
    const id = freeId(records, 'agent', agent.name || 'unnamed')
    records[id] = make('agent', id, {
      name: agent.name,
      root: agent.root,
      ...agent.fields,
      targets: Object.keys(agent.own).length > 0 ? { [target.id]: agent.own } : {},
    })
    places.set(id, agent.place)
  }
  const idOf = (name: string): AgentId =>
    Object.values(records).find((record): record is AgentRecord => record.kind === 'agent' && record.name === name)
      ?.id ?? `agent:${name}`
  let design = inOrder(put(...Object.values(records)))(
    emptyDesign({ exportTo: [target.id], instructions: found.main ? withoutSections(found.main.text) : '' }),
  )
  for (const edge of found.edges) {
    if (edge.kind === 'delegates')
      design = put(
        make('delegates', edgeId(design, 'delegates', idOf(edge.from), idOf(edge.to)), {
          from: idOf(edge.from),
          to: idOf(edge.to),
        }),
      )(design)
  }
  if (found.lead !== null) design = patch('design:main', { lead: idOf(found.lead) })(design)
  return { found, design, layout: layoutOf(design, files, places, found.main?.path ?? null) }
}

const agentOf = (name: string, draft: Partial<AgentRecord> = {}) =>
  make('agent', `agent:${name}`, { name, description: `Does ${name}.`, instructions: `You are ${name}.`, ...draft })

const team = inOrder(
  put(
    agentOf('lead', { model: 'anthropic/claude-opus-4-8', color: 'red' }),
    agentOf('writer', { instructions: 'Write it.\n\n- tests first', success: ['It compiles.'] }),
    agentOf('reviewer', {
      capabilities: { ...agentOf('x').capabilities, edit: 'deny', shell: 'ask', mcp: { '*': 'deny' } },
    }),
    make('directory', 'directory:src/api', { path: 'src/api', instructions: 'Small files.' }),
    make('spec', 'spec:docs/api.md', { path: 'docs/api.md', content: 'The API.' }),
  ),
  put(
    make('delegates', 'delegates:lead>writer', { from: 'agent:lead', to: 'agent:writer' }),
    make('handoff', 'handoff:writer>reviewer', {
      from: 'agent:writer',
      to: 'agent:reviewer',
      rule: 'When it is done.',
    }),
    make('writes', 'writes:writer>src/api', { from: 'agent:writer', to: 'directory:src/api' }),
    make('verifies', 'verifies:reviewer>docs/api.md', { from: 'agent:reviewer', to: 'spec:docs/api.md' }),
  ),
  patch('design:main', { name: 'Team', instructions: 'Be kind.', lead: 'agent:lead' }),
)(emptyDesign())

/** Texts with everything that has ever broken a frontmatter. */
const hard = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        'word ',
        '---',
        '\n',
        ' #',
        ': ',
        '"',
        "'",
        '\\',
        '[',
        '{',
        '*',
        '&',
        '|',
        '>',
        '%',
        '@',
        '`',
        '<x>',
        '\t',
        '  ',
        '- ',
        'null',
        'yes',
        '1',
        'é',
        '日',
        '🧪',
        '\u2028',
        '$&',
        '</x>',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
)
const level = fc.constantFrom<Level>('allow', 'ask', 'deny')
const capabilities: fc.Arbitrary<Capabilities> = fc
  .tuple(
    fc.tuple(level, level, level, level, level, level, level),
    level,
    fc.dictionary(fc.constantFrom('docs', 'git'), level, { noNullPrototype: true }),
  )
  .map(([levels, rest, named]) => ({
    ...(Object.fromEntries(CAPABILITIES.map((capability, at) => [capability, levels[at]])) as Omit<
      Capabilities,
      'mcp'
    >),
    mcp: { '*': rest, ...Object.fromEntries(Object.entries(named).filter(([, one]) => one !== rest)) },
  }))
const draft = fc.record({
  description: hard.map((text) => text.trim() || 'x'),
  instructions: hard.map((text) => text.replace(/\r\n?/g, '\n').trim()),
  model: fc.constantFrom(null, 'anthropic/claude-opus-4-8', 'anthropic/claude-haiku-4-5'),
  color: fc.constantFrom(null, 'red', 'blue', '#3366ff', 'success'),
  capabilities,
})

describe.each(targets)('$name', (target: Target) => {
  test('owns every file that it prints, or shares it', () => {
    const strangers = [...target.sheets(layoutOf(team)).keys()].filter(
      (path) => !target.owns(path) && baseName(path) !== 'AGENTS.md',
    )
    expect(strangers).toEqual([])
  })

  test('prints nothing for a design without content', () => {
    expect([...target.sheets(layoutOf(emptyDesign())).keys()]).toEqual([])
  })

  test('finds nothing in a repository without its files', () => {
    const found = target.read(
      fileSet([
        ['README.md', '# Hello\n'],
        ['src/index.ts', 'export {}\n'],
      ]),
    )
    expect(found).toEqual({
      agents: [],
      edges: [],
      directories: [],
      starts: [],
      main: null,
      lead: null,
      limits: [],
      skipped: [],
      present: false,
    })
  })

  test('says of no file where its records stand on the canvas', () => {
    const moved = inOrder(
      put(make('group', 'group:g', { name: 'G' }), make('note', 'note:n', { text: 'secret' })),
      patch('agent:writer', { at: { x: 123.5, y: -77 }, group: 'group:g' }),
      patch('directory:src/api', { at: { x: 5, y: 5 } }),
    )(team)
    expect([...target.sheets(layoutOf(moved))]).toEqual([...target.sheets(layoutOf(team))])
  })

  test('prints the same design as the same bytes, in the order of the paths', () => {
    const paths = [...target.sheets(layoutOf(team)).keys()]
    expect(paths).toEqual([...paths].sort())
    expect([...printed(target, team)]).toEqual([...printed(target, structuredClone(team))])
  })

  test('loads every agent that it prints, without a complaint', () => {
    const { found } = readBack(target, printed(target, team))
    expect(found.agents.map(({ name, verdict }) => [name, verdict.loads, verdict.why]).sort()).toEqual([
      ['lead', true, null],
      ['reviewer', true, null],
      ['writer', true, null],
    ])
    expect(found.skipped).toEqual([])
    expect(found.present).toBe(true)
  })

  test(
    'reads back what an agent is, in every field that it supports natively',
    () => {
      fc.assert(
        fc.property(draft, (fields) => {
          const agent = agentOf('x', fields)
          const design = put(agent)(emptyDesign())
          const lost = new Set(target.losses(design, agent).map((loss) => loss.field))
          const found = target.read(printed(target, design)).agents.find(({ name }) => name === 'x')?.fields ?? {}
          const back = make('agent', 'agent:x', { name: 'x', ...found })
          const native = (field: keyof Target['supports']) => target.supports[field] === 'native' && !lost.has(field)
          const seen: Record<string, unknown> = {}
          const meant: Record<string, unknown> = {}
          const compare = (field: keyof Target['supports'], one: unknown, other: unknown) => {
            if (!native(field)) return
            seen[field] = one
            meant[field] = other
          }
          compare('agent.description', back.description, agent.description)
          compare('agent.instructions', back.instructions, agent.instructions)
          compare('agent.model', back.model, agent.model === null ? null : target.modelFor(agent.model))
          compare('agent.color', back.color, agent.color === null ? null : target.colorFor(agent.color))
          for (const capability of CAPABILITIES) {
            const asked = agent.capabilities[capability] === 'ask'
            if (!lost.has(`capability.${capability}`))
              compare(
                `capability.${capability}`,
                back.capabilities[capability],
                asked && target.supports[`capability.${capability}.ask`] !== 'native'
                  ? 'allow'
                  : agent.capabilities[capability],
              )
          }
          for (const server of ['docs', 'git', '*']) {
            const of = ({ mcp }: Capabilities) => mcp[server] ?? mcp['*']
            const asked = of(agent.capabilities) === 'ask'
            if (native('capability.mcp')) {
              seen[server] = of(back.capabilities)
              meant[server] =
                asked && target.supports['capability.mcp.ask'] !== 'native' ? 'allow' : of(agent.capabilities)
            }
          }
          expect(seen).toEqual(meant)
        }),
        { numRuns: 120 },
      )
    },
    SLOW,
  )

  test(
    'prints what it read as it was, and changes nothing where nothing was edited',
    () => {
      fc.assert(
        fc.property(fc.array(draft, { minLength: 1, maxLength: 3 }), (drafts) => {
          const design = put(...drafts.map((fields, at) => agentOf(`agent-${at}`, fields)))(emptyDesign())
          const files = printed(target, design)
          const { layout } = readBack(target, files)
          for (const [path, sheet] of target.sheets(layout)) {
            const text = textOf(files, path)
            if (text !== null) expect(reviseFile(text, sheet, sheet)).toEqual({ text, notices: [] })
          }
          const again = readBack(target, printed(target, layout.design)).found
          expect(again.agents).toEqual(readBack(target, files).found.agents)
        }),
        { numRuns: 30 },
      )
    },
    SLOW,
  )

  test('keeps a key that nobody knows, and comments, when something else is edited', () => {
    const files = fileSet(
      [...printed(target, team)].map(([path, content]) => [
        path,
        typeof content === 'string' ? content.replace(/^---\n/, '---\nx-kept: as it is # by hand\n') : content,
      ]),
    )
    const { design, layout } = readBack(target, files)
    const writer = all(design, 'agent').find(({ name }) => name === 'writer')
    if (!writer) throw new Error('the writer is not found')
    const now = target.sheets({
      ...layout,
      design: patch(writer.id, { description: 'Writes: all #1 --- things.' })(design),
    })
    const revised = fileSet(
      [...files].map(([path, content]) => {
        const [before, after] = [target.sheets(layout).get(path), now.get(path)]
        return [
          path,
          typeof content === 'string' && before && after ? reviseFile(content, before, after).text : content,
        ]
      }),
    )
    const changed = [...files.keys()].filter((path) => files.get(path) !== revised.get(path))
    expect(changed).toHaveLength(1)
    expect(revised.get(changed[0] ?? '')).toContain('x-kept: as it is # by hand')
    expect(target.read(revised).agents.find(({ name }) => name === 'writer')?.fields.description).toBe(
      'Writes: all #1 --- things.',
    )
  })

  test(
    'reads anything without throwing',
    () => {
      const path = fc.constantFrom(
        '.claude/agents/a.md',
        'x/.claude/agents/b.md',
        'agents/c.md',
        'CLAUDE.md',
        'x/CLAUDE.md',
        'AGENTS.md',
        '.claude/settings.json',
        '.mcp.json',
        'opencode.json',
        'opencode.jsonc',
        '.opencode/agents/d.md',
        'x/.opencode/agent/e.md',
        '.opencode/opencode.json',
      )
      const content = fc.oneof(
        hard,
        fc.json(),
        hard.map((text) => `---\nname: ${text}\ndescription: ${text}\n---\n${text}`),
        fc
          .json()
          .map((text) => `---\nname: a\ndescription: b\nhooks: ${text}\ntools: ${text}\npermission: ${text}\n---\n`),
        path.map((link) => ({ link })),
        fc.uint8Array({ maxLength: 8 }),
      )
      fc.assert(
        fc.property(fc.dictionary(path, content, { noNullPrototype: true }), (files) => {
          const { layout } = readBack(target, fileSet(Object.entries(files)))
          target.sheets(layout)
        }),
      )
    },
    SLOW,
  )
})

test('every target has an id of its own', () => {
  expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length)
})
