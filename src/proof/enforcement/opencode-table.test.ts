import { expect, test } from 'vitest'
import { TABLE } from '../../targets/opencode/guard/table.ts'
import { tableProblems } from './opencode-table.ts'

/** Results as they would be if every case of the table came out as the level says. */
const proven = Object.entries(TABLE).flatMap(([row, { level, cases }]) =>
  (cases as readonly string[]).map((id) => {
    const must = row === 'allowed' ? 'succeed' : level === 'enforced' ? 'refuse' : 'told'
    return { came: must, attempt: { id: `${row} ${id}`, must, rows: [row] } } as const
  }),
)
const named = (id: string) =>
  proven
    .map((one) => ({ ...one, attempt: { ...one.attempt, id: one.attempt.id.replace(/^\S+ /, '') } }))
    .filter(({ attempt }) => attempt.id !== id)

test('every level that claims a rule is enforced names cases that tried to break it', () => {
  const bare = Object.entries(TABLE).filter(
    ([, { level, cases }]) => level === 'enforced' && (cases as readonly string[]).length === 0,
  )
  expect(bare.map(([row]) => row)).toEqual([])
})

test('a case that the table rests on and that nobody tried is a problem', () => {
  expect(tableProblems(named('link-in')).join('\n')).toContain('“link-in”, which is not tried')
})

test('an attempt that goes through where the table claims enforced is a problem', () => {
  const through = { came: 'hole', attempt: { id: 'new-way-out', must: 'refuse', rows: ['edit-boundary'] } } as const
  expect(tableProblems([...named(''), through]).join('\n')).toContain('“new-way-out” went through')
})
