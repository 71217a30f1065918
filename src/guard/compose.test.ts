import { transform } from 'esbuild'
import { expect, test } from 'vitest'
import { composeGuard } from './compose.ts'

test('a guard is one file that parses, imports only from Node and says each import once', async () => {
  const text = composeGuard('A guard.\nSecond line.', ["import * as fs from 'node:fs'\nconst last = fs"], ['last'])
  await transform(text, { loader: 'js', format: 'esm' })
  expect(text.startsWith('// A guard.\n// Second line.\n\nimport * as fs from')).toBe(true)
  const imports = [...text.matchAll(/^import .*/gm)].map(([line]) => line)
  expect(imports.every((line) => line.includes("'node:"))).toBe(true)
  expect(new Set(imports).size).toBe(imports.length)
  expect(text.match(/^export /gm)).toHaveLength(1)
  expect(text.endsWith('export { last }\n')).toBe(true)
})
