import { expect, test } from 'vitest'
import { GUARD_PROOFS, TABLE } from '../../../targets/opencode/guard/table.ts'
import { gapsOf } from '../target-proof.ts'
import { opencodeAttempts } from './proof.ts'

test('every level of OpenCode rests on attempts that are made', { timeout: 60_000 }, async () => {
  const attempts = await opencodeAttempts()
  expect(gapsOf({ name: 'OpenCode', rows: TABLE, guard: GUARD_PROOFS }, attempts)).toEqual([])
  for (const { id, rows } of attempts)
    for (const row of rows) expect([...Object.keys(TABLE), 'guard'], id).toContain(row)
})
