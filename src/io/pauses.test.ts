import { expect, test } from 'vitest'
import { withPauses } from './pauses.ts'

function* work(forMs: number): Generator<void, string> {
  yield
  const until = performance.now() + forMs
  while (performance.now() < until);
  return 'done'
}

test.each([
  ['long work: the page answers before anything is done with what came of it', 20, ['the page', 'done']],
  ['short work: it is answered at once', 0, ['done']],
] as const)('%s', async (_, forMs, expected) => {
  const order: string[] = []
  setTimeout(() => order.push('the page'))
  order.push(await withPauses(work(forMs)))
  expect(order).toEqual(expected)
})
