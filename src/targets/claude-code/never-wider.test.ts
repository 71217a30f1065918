import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anAgentWithPowers, aTriedValue, saidOf } from '../../design/arbitrary.ts'
import { put } from '../../design/edits.ts'
import { emptyDesign, make } from '../../design/model.ts'
import { LEAVES, serverLevel } from '../../design/powers.ts'
import { listsOf } from './agent-sheet.ts'
import { losses } from './losses.ts'
import { narrowed } from './narrowed.ts'
import { toolsFor } from './tools.ts'

/** Claude Code's own sense of two lists: what is disallowed goes from either, a server stands for its tools. */
const has = (lists: ReturnType<typeof listsOf>, tool: string): boolean => {
  const names = (items: readonly string[]) =>
    items.some(
      (item) =>
        item === tool ||
        item === '*' ||
        (item === 'mcp__*' && tool.startsWith('mcp__')) ||
        tool.startsWith(`${item}__`),
    )
  return (lists.tools === null || names(lists.tools)) && !names(lists.disallowed)
}

const ASKED_BY_ITSELF = ['edit.change', 'edit.create', 'shell', 'web.fetch', 'web.search', 'skills']

/** Milliseconds: many examples, on a machine that may be busy. */
const SLOW = 30_000

test(
  'an agent never has a tool whose use the design denies somewhere, nor one that nobody would ask about where it says ask',
  () => {
    fc.assert(
      fc.property(anAgentWithPowers, aTriedValue, (agent, value) => {
        const lists = listsOf(put(agent)(emptyDesign()), agent)
        const fits = (pattern: string) =>
          pattern === '*' ||
          pattern === value ||
          (pattern === 'a/*' && value.startsWith('a/')) ||
          (pattern === 'npm *' && value.startsWith('npm')) ||
          (pattern === '*/a' && value.endsWith('/a'))
        const wrong: string[] = []
        for (const leaf of LEAVES) {
          const said = saidOf(agent, leaf, fits)
          const held = said === 'allow' || (said === 'ask' && ASKED_BY_ITSELF.includes(leaf))
          for (const tool of toolsFor(leaf))
            if (!held && has(lists, tool)) wrong.push(`${tool} though ${leaf} is ${said}`)
        }
        for (const name of ['git__log', 'git__push', 'docs__read', 'docs__other', 'nobody__named'])
          if (serverLevel(agent.capabilities, name) === 'deny' && has(lists, `mcp__${name}`)) wrong.push(`mcp__${name}`)
        expect(wrong).toEqual([])
      }),
      { numRuns: 500 },
    )
  },
  SLOW,
)

test.each([
  [{ '*': 'allow', '*__write': 'deny', github: 'allow' }, ['mcp__nobody__write', 'mcp__github__write']],
  [{ '*': 'deny', '*__write': 'deny', github: 'allow' }, ['mcp__github__write']],
  [{ '*': 'allow', '*__*write': 'deny' }, ['mcp__nobody__overwrite']],
] as const)('a tool that is denied of every server is no agent’s, whoever serves it: %o', (mcp, tools) => {
  const bare = make('agent', 'agent:a', { name: 'a', description: 'Does a.' })
  const agent = { ...bare, capabilities: { ...bare.capabilities, mcp } }
  const design = put(agent)(emptyDesign())
  const lists = listsOf(design, agent)
  for (const tool of tools) expect(has(lists, tool), tool).toBe(false)
  expect(losses(design, agent).map(({ field }) => field)).toContain('capability.mcp')
})

test(
  'whatever is taken away beyond what the design says stands among the losses',
  () => {
    fc.assert(
      fc.property(anAgentWithPowers, (agent) => {
        const design = put(agent)(emptyDesign())
        const told = losses(design, agent).map(({ field }) => field)
        for (const { about } of narrowed(design, agent).narrowings) {
          const field =
            about === 'mcp'
              ? 'capability.mcp'
              : about.startsWith('other')
                ? `part.${about}`
                : `capability.${about.split('.')[0]}`
          expect(told).toContain(field)
        }
      }),
    )
  },
  SLOW,
)

test('an agent that its permissions bound to places or agents loses what no list can hold', () => {
  const agent = make('agent', 'agent:a', { name: 'a', description: 'Does a.' })
  const bound = (strict: boolean) =>
    put(
      agent,
      make('agent', 'agent:b', { name: 'b', description: 'Does b.' }),
      make('directory', 'directory:docs', { path: 'docs' }),
      make('writes', 'writes:a>docs', { from: 'agent:a', to: 'directory:docs', strict }),
      make('delegates', 'delegates:a>b', { from: 'agent:a', to: 'agent:b', strict }),
    )(emptyDesign())
  expect(listsOf(bound(true), agent)).toEqual({ tools: null, disallowed: ['Edit', 'Write', 'NotebookEdit', 'Agent'] })
  expect(listsOf(bound(false), agent)).toEqual({ tools: null, disallowed: [] })
  expect(losses(bound(true), agent).map(({ field }) => field)).toEqual(
    expect.arrayContaining(['capability.edit', 'capability.delegate']),
  )
})
