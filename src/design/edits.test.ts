import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDesign } from './arbitrary.ts'
import { connect, inOrder, patch, put, remove } from './edits.ts'
import { type Design, emptyDesign, make, type RecordId, SavedDesign } from './model.ts'
import { directories, edges, get, nodes, records } from './queries.ts'

const writer = make('agent', 'agent:writer', { name: 'writer' })
const reviewer = make('agent', 'agent:reviewer', { name: 'reviewer' })
const editor = make('agent', 'agent:editor', { name: 'editor' })
const drafts = make('directory', 'directory:drafts', { path: 'drafts' })
const handoff = make('handoff', 'handoff:writer>reviewer', { from: 'agent:writer', to: 'agent:reviewer' })
const writes = make('writes', 'writes:writer>drafts', { from: 'agent:writer', to: 'directory:drafts' })
const team = put(writer, reviewer, editor, drafts, handoff, writes)(emptyDesign())

test('removing an agent removes the edges at its ends and nothing else', () => {
  const left = remove('agent:writer')(team)
  expect(Object.keys(left.records).sort()).toEqual([
    'agent:editor',
    'agent:reviewer',
    'design:main',
    'directory:drafts',
  ])
})

test('the design itself cannot be removed', () => {
  expect(remove('design:main')(team)).toBe(team)
})

test('an edit that changes nothing returns the same design', () => {
  expect(patch('agent:writer', { name: 'writer' })(team)).toBe(team)
  expect(patch('agent:nobody', { name: 'x' })(team)).toBe(team)
  expect(remove('agent:nobody')(team)).toBe(team)
  expect(put()(team)).toBe(team)
  expect(connect({ ...handoff, id: 'handoff:again' })(team)).toBe(team)
})

test('removing the lead leaves a design without a lead', () => {
  const led = patch('design:main', { lead: 'agent:writer' })(team)
  expect(get(remove('agent:writer')(led), 'design:main')?.lead).toBe(null)
})

test('removing a group frees its members', () => {
  const group = make('group', 'group:a', { name: 'A' })
  const grouped = inOrder(put(group), patch('agent:writer', { group: 'group:a' }))(team)
  expect(get(remove('group:a')(grouped), 'agent:writer')?.group).toBe(null)
})

test('the handoffs into one agent agree on their join', () => {
  const second = make('handoff', 'handoff:editor>reviewer', { from: 'agent:editor', to: 'agent:reviewer', join: 'all' })
  expect(get(put(second)(team), 'handoff:writer>reviewer')?.join).toBe('all')
})

const integrity = (design: Design) => {
  for (const edge of edges(design)) {
    expect(design.records[edge.from], edge.id).toBeDefined()
    expect(design.records[edge.to], edge.id).toBeDefined()
  }
  for (const node of nodes(design)) if ('group' in node && node.group) expect(design.records[node.group]).toBeDefined()
  expect(SavedDesign.safeParse(design).error).toBeUndefined()
}

test('no sequence of edits leaves a dangling reference', () => {
  const step = fc.tuple(fc.constantFrom('remove', 'group', 'connect'), fc.nat(100), fc.nat(100))
  fc.assert(
    fc.property(aDesign, fc.array(step, { size: 'max', maxLength: 20 }), (start, steps) => {
      let design = start
      for (const [verb, a, b] of steps) {
        const all = records(design).map((record) => record.id)
        const first = all[a % all.length] as RecordId
        const second = all[b % all.length] as RecordId
        if (verb === 'remove') design = remove(first)(design)
        else if (verb === 'group')
          design = put(
            make('group', `group:${a}`, { name: 'G' }),
            ...nodes(design).flatMap((node) =>
              node.id === first && node.kind === 'agent' ? [{ ...node, group: `group:${a}` as const }] : [],
            ),
          )(design)
        else if (first.startsWith('agent:') && second.startsWith('agent:'))
          design = connect(make('handoff', `handoff:${a}>${b}`, { from: first as 'agent:a', to: second as 'agent:b' }))(
            design,
          )
        integrity(design)
      }
    }),
  )
})

test('a suggested directory counts with its first accepted edge, and goes with its last', () => {
  const place = make('directory', 'directory:docs', { path: 'docs', suggested: true })
  const reads = make('reads', 'reads:a>docs', { from: 'agent:a', to: 'directory:docs', suggested: true })
  const writes = make('writes', 'writes:a>docs', { from: 'agent:a', to: 'directory:docs', suggested: true })
  const design = put(make('agent', 'agent:a', { name: 'a' }), place, reads, writes)(emptyDesign())
  expect(directories(design)).toEqual([])
  expect(directories(patch('reads:a>docs', { suggested: false })(design))).toHaveLength(1)
  expect(directories(connect({ ...reads, id: 'reads:x', suggested: false })(design))).toHaveLength(1)
  expect(directories(patch('directory:docs', { instructions: 'Keep it tidy.' })(design))).toHaveLength(1)
  const one = remove('reads:a>docs')(design)
  expect(get(one, 'directory:docs')?.suggested).toBe(true)
  expect(get(remove('writes:a>docs')(one), 'directory:docs')).toBe(undefined)
  expect(get(remove('agent:a')(design), 'directory:docs')).toBe(undefined)
})

test('drawing an edge that is there as a suggestion accepts it', () => {
  const hint = make('delegates', 'delegates:a>b', { from: 'agent:a', to: 'agent:b', suggested: true })
  const design = put(
    make('agent', 'agent:a', { name: 'a' }),
    make('agent', 'agent:b', { name: 'b' }),
    hint,
  )(emptyDesign())
  const drawn = connect({ ...hint, id: 'delegates:a>b-2', suggested: false })(design)
  expect(edges(drawn)).toEqual([{ ...hint, suggested: false }])
  expect(connect(hint)(drawn)).toBe(drawn)
})
