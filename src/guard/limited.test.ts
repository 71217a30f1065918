import { expect, test } from 'vitest'
import type { Limit } from '../design/records/limit.ts'
import type { Act } from './answer.ts'
import { limitOn } from './limited.ts'

const limit = (on: Limit['on'], pattern: string, level: Limit['level'] = 'deny'): Limit => ({
  on,
  pattern,
  level,
  root: '',
})

test.each<[Limit, Act, boolean]>([
  [limit('read', 'secrets/*'), { do: 'read', path: 'secrets/deep/a' }, true],
  [limit('read', 'secrets/*'), { do: 'read', path: 'src/a' }, false],
  [limit('read', 'secrets/*'), { do: 'edit', path: 'secrets/a' }, false],
  [limit('outside', '*'), { do: 'edit', path: '../a' }, true],
  [limit('outside', '*'), { do: 'edit', path: 'a' }, false],
  [limit('shell', 'rm *'), { do: 'shell', command: 'cd x && rm -rf y' }, true],
  [limit('shell', 'rm *'), { do: 'shell', command: 'echo rm' }, false],
  [limit('web', '*'), { do: 'web', part: 'fetch', host: 'x.test' }, true],
  [limit('web.search', '*'), { do: 'web', part: 'fetch' }, false],
  [limit('mcp', 'github'), { do: 'mcp', server: 'github', tool: 'push' }, true],
  [limit('mcp', 'github__push'), { do: 'mcp', server: 'github', tool: 'pull' }, false],
  [limit('delegate', 'b'), { do: 'call', agent: 'b' }, true],
  [limit('skills', 'release'), { do: 'skill', name: 'other' }, false],
])('%o holds for %o: %s', (one, act, holds) => {
  expect(limitOn([one], act)).toBe(holds ? one : null)
})

test('what refuses comes before what asks', () => {
  const [ask, deny] = [limit('shell', '*', 'ask'), limit('shell', 'rm *')]
  expect(limitOn([ask, deny], { do: 'shell', command: 'rm a' })).toBe(deny)
  expect(limitOn([ask, deny], { do: 'shell', command: 'ls' })).toBe(ask)
})
