import fc from 'fast-check'
import { EDGE_KINDS, type EdgeKind } from '../design/model.ts'
import { CAPABILITIES } from '../design/records/agent.ts'
import { type Content, type FileSet, fileSet } from '../files/file-set.ts'
import type { Json } from '../files/json.ts'
import { decode } from '../io/content.ts'
import { aMutation, mutated } from './mutation.ts'
import { LINKS, PATHS } from './nasty.ts'

/** An edit to be made of whatever design is read; numbers choose among the records that are there. */
export type EditPlan =
  | { readonly do: 'set'; readonly agent: number; readonly field: string; readonly value: Json }
  | { readonly do: 'add'; readonly name: string }
  | { readonly do: 'remove'; readonly agent: number }
  | { readonly do: 'connect'; readonly kind: EdgeKind; readonly from: number; readonly to: number }
  | { readonly do: 'translate' }

/** A small repository, and what is done to its design. */
export type FuzzCase = { readonly files: FileSet; readonly edit: EditPlan }

const aText = fc.oneof(
  fc.constantFrom(
    '',
    'plain words',
    'a: b # c',
    '"quoted" \'text\'',
    'ends in \\',
    'two\nlines',
    '---\nx: y\n---',
    '- a\n- b',
    '<!-- dotbox:team end -->',
    '*star',
    '{brace}',
    'ü 日本 🙂',
    ' padded ',
    '\ttab',
    'x\r\ny',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

const anEdit: fc.Arbitrary<EditPlan> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      agent: fc.nat(50),
      field: fc.constantFrom('description', 'name', 'instructions', 'model'),
      value: aText,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      agent: fc.nat(50),
      field: fc.constantFrom('model', 'color'),
      value: fc.constantFrom(null, 'opus', 'anthropic/claude-opus-4-5', 'blue', '#123456'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      agent: fc.nat(50),
      field: fc.constantFrom(...CAPABILITIES.map((key) => `capabilities.${key}`), 'capabilities.mcp.github'),
      value: fc.constantFrom('allow', 'ask', 'deny'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add' as const), name: aText }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), agent: fc.nat(50) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('connect' as const),
      kind: fc.constantFrom(...EDGE_KINDS),
      from: fc.nat(50),
      to: fc.nat(50),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'translate' as const }) },
)

/** Where the files of cases come from: whole repositories, and all their files. */
export type Pool = {
  readonly repositories: readonly FileSet[]
  readonly files: readonly (readonly [string, Content])[]
}

export const poolOf = (repositories: readonly FileSet[]): Pool => ({
  repositories: repositories.filter((files) => files.size > 0),
  // A file that no tool gives a meaning to says nothing; of the others, those that hold agents count twice.
  files: repositories.flatMap((files) =>
    [...files].flatMap(([path, content]) =>
      SPEAKS.test(path)
        ? AGENTS.test(path)
          ? [[path, content] as const, [path, content] as const]
          : [[path, content] as const]
        : [],
    ),
  ),
})
const SPEAKS = /\.(?:md|mdx?c?|jsonc?|txt)$/i
const AGENTS = /agents?\/[^/]*\.md$|opencode\.jsonc?$/

const change = fc.record({ file: fc.nat(9), other: fc.nat(100_000), mutation: aMutation })
const move = fc.record({ file: fc.nat(9), path: fc.constantFrom(...PATHS) })
const link = fc.record({ path: fc.constantFrom(...PATHS), to: fc.constantFrom(...LINKS, ...PATHS) })

/** Cases out of a pool: a few files together, or one repository as it is, with a handful of mutations. */
export const aCase = (pool: Pool): fc.Arbitrary<FuzzCase> =>
  fc
    .record({
      whole: fc.oneof(
        { weight: 60, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.nat(pool.repositories.length - 1) },
      ),
      some: fc.array(fc.nat(pool.files.length - 1), { minLength: 1, maxLength: 4, size: 'max' }),
      changes: fc.array(change, { maxLength: 4, size: 'max' }),
      moves: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(move, { maxLength: 2 }) },
      ),
      links: fc.oneof(
        { weight: 6, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(link, { maxLength: 3 }) },
      ),
      edit: anEdit,
    })
    .map(({ whole, some, changes, moves, links, edit }) => {
      const entries: [string, Content][] =
        whole === null
          ? some.flatMap((at) => (pool.files[at] ? [[...pool.files[at]] as [string, Content]] : []))
          : [...(pool.repositories[whole] ?? [])].map(([path, content]) => [path, content])
      for (const { file, path } of moves) {
        const entry = entries[file % entries.length]
        if (entry) entry[0] = path
      }
      for (const { file, other, mutation } of changes) {
        const entry = entries[(whole === null ? file : other) % entries.length]
        if (entry) entry[1] = mutated(entry[1], mutation, pool.files[other % pool.files.length]?.[1] ?? '', decode)
      }
      for (const { path, to } of links) entries.push([path, { link: to }])
      return { files: fileSet(new Map(entries)), edit }
    })
