import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { AnyRecord } from '../design/model.ts'
import { aDesign, aDirectory, aHandoff, anAgent, aReads, aSettings, aWrites } from '../design/samples.ts'
import { targets } from '../targets/index.ts'
import { check, ruleOf, rules } from './index.ts'
import { type Context, type Example, nothingRead } from './rule.ts'

const contextOf = (example: Example): Context =>
  'design' in example ? example : { design: example, reading: nothingRead }

test('the file of a rule has the name of its id, and every rule is in the registry', () => {
  const others = [
    'index.ts',
    'rule.ts',
    'rules.test.ts',
    'permits.ts',
    'grouped.ts',
    'as-read.ts',
    'describing.ts',
    'mending.ts',
    'written-for.ts',
  ]
  const files = readdirSync(import.meta.dirname).filter((file) => !others.includes(file))
  expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort())
})

describe.each(rules)('$id', (rule) => {
  test.each(rule.examples.passes.map((example) => [example]))('is silent where all is well (%#)', (example) => {
    expect([...rule.check(contextOf(example))]).toEqual([])
  })

  test.each(rule.examples.fails.map((example) => [example]))('finds what is wrong (%#)', (example) => {
    expect([...rule.check(contextOf(example))].length).toBeGreaterThan(0)
  })

  test('shows a record that is there, in a sentence', () => {
    for (const example of rule.examples.fails) {
      const context = contextOf(example)
      for (const { at, message } of rule.check(context)) {
        if (at !== null) expect(context.design.records).toHaveProperty([at])
        expect(message).toMatch(/^[“\p{L}].*[.…”]$/su)
      }
    }
  })

  test('has a fix that removes its finding and changes nothing twice', () => {
    for (const example of rule.examples.fails) {
      const { design, reading } = contextOf(example)
      for (const { at, message, fix } of rule.check({ design, reading })) {
        if (!fix) continue
        const mended = fix.edit(design)
        const left = [...rule.check({ design: mended, reading })]
        expect(left.filter((report) => report.at === at && report.message === message)).toEqual([])
        expect(fix.edit(mended)).toBe(mended)
      }
    }
  })

  test('has an example of both kinds', () => {
    expect(rule.examples.passes.length).toBeGreaterThan(0)
    expect(rule.examples.fails.length).toBeGreaterThan(0)
  })
})

test('errors come before warnings, and these before the rest', () => {
  const design = aDesign(
    aSettings({ exportTo: targets.map(({ id }) => id) }),
    anAgent('a', { description: '', instructions: '' }),
    aDirectory(),
    aWrites('a', 'directory:docs'),
  )
  expect(check(design, nothingRead).map(({ rule, severity }) => [severity, rule])).toEqual([
    ['error', 'use-description'],
    ['warning', 'no-empty-instructions'],
    ['info', 'no-shell-with-boundary'],
  ])
})

test('the same design gives the same findings without looking again', () => {
  const design = aDesign(anAgent('a', { description: '' }))
  expect(check(design, nothingRead)).toBe(check(design, nothingRead))
})

test('a finding leads to its rule', () => {
  expect(ruleOf({ rule: 'use-description' })?.family).toBe('Words')
})

test('a large design is checked while a person types', () => {
  const count = 250
  const named = Array.from({ length: count }, (_, at) => `agent-${at}`)
  const big: AnyRecord[] = named.flatMap((name, at) => [
    anAgent(name),
    aDirectory(`docs/${name}`),
    aWrites(name, `directory:docs/${name}`),
    aReads(name, `directory:docs/agent-${(at + 1) % count}`),
    aHandoff(name, `agent-${(at + 1) % count}`),
  ])
  const design = aDesign(aSettings({ exportTo: targets.map(({ id }) => id) }), ...big)
  check({ ...design }, nothingRead)
  const begun = performance.now()
  expect(check({ ...design }, nothingRead).filter(({ rule }) => rule === 'no-unbounded-loop')).toHaveLength(1)
  // Some 20 ms where nothing else runs; the limit only keeps a rule out that looks at everything for everything.
  expect(performance.now() - begun).toBeLessThan(1000)
})

test('a chain of thousands of handoffs does not overflow the stack', () => {
  const names = Array.from({ length: 5000 }, (_, at) => `agent-${at}`)
  const [first, ...rest] = names.map((name) => anAgent(name))
  const handoffs = names.slice(1).map((name, at) => aHandoff(`agent-${at}`, name))
  const back = aHandoff('agent-4999', 'agent-0')
  const design = aDesign()
  const records = Object.fromEntries([first!, ...rest, ...handoffs, back].map((record) => [record.id, record]))
  const found = check({ ...design, records: { ...design.records, ...records } }, nothingRead)
  expect(found.filter(({ rule }) => rule === 'no-unbounded-loop').map(({ at }) => at)).toEqual([back.id])
})
