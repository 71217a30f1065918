import { expect, test } from 'vitest'
import { GUARD_PROOFS, ROWS } from '../../targets/claude-code/guard/rows.ts'
import { claudeAttempts } from './claude/index.ts'
import { gapsOf } from './target-proof.ts'

const claude = { name: 'Claude Code', rows: ROWS, guard: GUARD_PROOFS }

test('every level of Claude Code rests on attempts that are made', () => {
  expect(gapsOf(claude, claudeAttempts())).toEqual([])
})

test('a level that claims to be enforced without an attempt to break it is found', () => {
  const attempts = claudeAttempts()
  const claim = (proofs: readonly string[]) =>
    gapsOf({ ...claude, rows: { claim: { level: 'enforced', why: '', proofs } } }, attempts).join()
  expect(claim([])).toContain('no attempt tried to break it')
  expect(claim(['place-inside'])).toContain('no attempt tried to break it')
  expect(claim(['place-outside', 'hole-read-by-shell'])).toContain('gets past it')
  expect(claim(['place-outside', 'made-up'])).toContain('nobody tried')
  expect(claim(['place-outside'])).toBe('')
})
