import { expect, test } from 'vitest'
import { fileSet } from '../files/file-set.ts'
import { tryCase } from './one-case.ts'
import { wholePool } from './pool.ts'
import { fuzz } from './run.ts'

/** How long the fuzzer may run here, in milliseconds; `npm run fuzz` runs as long as one likes. */
const TIME = 12_000

/**
 * Wall time in a test that shares its processors with others says little: a hang is what takes twenty times as long as
 * `npm run fuzz` allows.
 */
const watch = (): (() => number) => {
  const start = performance.now()
  return () => (performance.now() - start) / 20
}

test('mutated repositories are read, printed, edited and read again without harm', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const start = performance.now()
  const outcome = fuzz(wholePool(), { cases: 4_000, seed, watch, isTimeUp: () => performance.now() - start > TIME })
  console.log(`fuzz: ${outcome.cases} cases with seed ${seed} (SEED=${seed} tries them again)`)
  expect(outcome.failures).toEqual([])
  expect(outcome.edited).toBeGreaterThan(outcome.cases / 4)
}, 60_000)

test('(regression) removing the only agent leaves a CLAUDE.md that is a link, wherever it leads', () => {
  const files = fileSet([
    ['.claude/agents/a.md', '---\nname: a\ndescription: b\n---\nBody\n'],
    ['CLAUDE.md', { link: 'AGENTS.md' }],
  ])
  expect(tryCase({ files, edit: { do: 'remove', agent: 0 } }, watch).problems).toEqual([])
})

test('(regression) a criterion with a lone CR in it stops no import', () => {
  const section =
    '<!-- dotbox:agent begin 000000000000 -->\n## You are done when\n\n- one\rtwo\n<!-- dotbox:agent end -->\n'
  const files = fileSet([['.claude/agents/a.md', `---\nname: a\ndescription: b\n---\n${section}`]])
  expect(tryCase({ files, edit: { do: 'translate' } }, watch).problems).toEqual([])
})
