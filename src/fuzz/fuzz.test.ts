import { expect, test } from 'vitest'
import { poolOf } from './case.ts'
import { wholePool } from './pool.ts'
import { fuzz } from './run.ts'
import { ownSamples } from './samples.ts'

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
  const outcome = fuzz(wholePool(), { cases: 5_000, seed, watch, isTimeUp: () => performance.now() - start > TIME })
  console.log(`fuzz: ${outcome.cases} cases with seed ${seed} (SEED=${seed} tries them again)`)
  expect(outcome.failures).toEqual([])
  expect(outcome.edited).toBeGreaterThan(outcome.cases / 4)
}, 60_000)

/** Seeds whose cases once showed a fault, in DotBox's own samples: a link that was deleted, a criterion with a lone CR. */
test.each([1, 10_000_001, 79])(
  '(regression) with seed %i',
  (seed) => {
    const outcome = fuzz(poolOf(ownSamples()), { cases: 300, seed, watch })
    expect(outcome.failures).toEqual([])
  },
  60_000,
)
