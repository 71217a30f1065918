import { transform } from 'esbuild'
import { expect, test } from 'vitest'
import { isSealed } from '../../../files/seal.ts'
import { guardText } from './text.ts'

test('the guard parses, is sealed, and needs nothing but Node', async () => {
  await transform(guardText, { loader: 'js', format: 'esm' })
  expect(isSealed(guardText)).toBe(true)
  const imports = [...guardText.matchAll(/^import .* from '([^']+)'$/gm)].map(([, from]) => from)
  expect(imports.length).toBeGreaterThan(0)
  expect(imports.filter((from) => !from?.startsWith('node:'))).toEqual([])
})
