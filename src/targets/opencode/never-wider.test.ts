import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anAgentWithPowers, aTriedValue, saidOf } from '../../design/arbitrary.ts'
import { isFreer, LEAVES, serverLevel } from '../../design/powers.ts'
import type { Level } from '../../design/records/agent.ts'
import { TOOLS } from './capabilities.ts'
import { DEFAULTS, evaluate, rulesOf } from './permission.ts'
import { permissionSheet } from './permission-sheet.ts'
import { matches } from './wildcard.ts'

const SHARED = [{}, { '*': 'allow' }, { edit: 'allow', bash: { 'npm *': 'allow' }, 'git_*': 'allow' }] as const

/** Milliseconds: many examples, on a machine that may be busy. */
const SLOW = 30_000

test(
  'the printed permissions never allow what the design does not, in any capability, part, pattern and server',
  () => {
    fc.assert(
      fc.property(anAgentWithPowers, aTriedValue, fc.constantFrom(...SHARED), (agent, value, shared) => {
        const map = permissionSheet(agent, { writes: [], calls: [] })
        const rules = [...DEFAULTS, ...rulesOf(shared), ...rulesOf(map)]
        const wider: [string, Level, Level][] = []
        const judge = (what: string, said: Level, held: Level) => {
          if (isFreer(held, said)) wider.push([what, said, held])
        }
        for (const leaf of LEAVES)
          judge(
            leaf,
            saidOf(agent, leaf, (pattern) => matches(pattern, value)),
            evaluate(rules, TOOLS[leaf], value),
          )
        for (const [name, key] of [
          ['git__log', 'git_log'],
          ['git__push', 'git_push'],
          ['docs__read', 'docs_read'],
          ['docs__other', 'docs_other'],
          ['nobody__named', 'nobody_named'],
        ] as const)
          judge(name, serverLevel(agent.capabilities, name), evaluate(rules, key, '*'))
        expect(wider).toEqual([])
      }),
      { numRuns: 500 },
    )
  },
  SLOW,
)
