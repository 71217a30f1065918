import { expect, test } from 'vitest'
import { settings } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import type { Sheet } from '../files/sheet.ts'
import { targets } from '../targets/index.ts'
import type { Target } from '../targets/target.ts'
import { guardFilesOf } from './guard-files.ts'
import { emptyReading } from './reading.ts'

const guarded = (id: string): Target => ({
  ...targets[0]!,
  id,
  sheets: ({ design }) => {
    const { enforce } = settings(design)
    const sheets = new Map<string, Sheet>([
      [`${id}/agent.md`, { kind: 'json', value: {} }],
      [`${id}/settings.json`, { kind: 'json', value: enforce ? { hooks: {} } : {} }],
    ])
    if (enforce) sheets.set(`${id}/policy.json`, { kind: 'json', value: {} })
    return sheets
  },
})

test.each([true, false])('tells what enforcement adds and changes, whether it is on or off (%s)', (enforce) => {
  const design = aDesign(aSettings({ enforce, exportTo: ['one'] }), anAgent('a'))
  expect(guardFilesOf(design, emptyReading, [guarded('one'), guarded('two')])).toEqual({
    added: ['one/policy.json'],
    changed: ['one/settings.json'],
  })
})
