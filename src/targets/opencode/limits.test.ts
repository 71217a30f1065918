import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFreer } from '../../design/powers.ts'
import type { Level } from '../../design/records/agent.ts'
import { LIMITED, type Limit } from '../../design/records/limit.ts'
import type { JsonObject } from '../../files/json.ts'
import { limited, limitsAlone, withNamesHere } from './limits.ts'
import { evaluate, rulesOf } from './permission.ts'
import { matches } from './wildcard.ts'

type Taken = Omit<Limit, 'root'>
const limit = (on: Limit['on'], pattern = '*', level: Limit['level'] = 'deny'): Taken => ({ on, pattern, level })

test('a limit stands last, and is held against what the agent is allowed', () => {
  const map = limited({ bash: 'allow', edit: { '*': 'deny', 'infra/**': 'allow' }, grep: 'allow' }, [
    limit('shell', 'rm *'),
    limit('edit', 'infra/*'),
  ])
  expect(map).toEqual({
    grep: 'allow',
    bash: { '*': 'allow', 'rm *': 'deny' },
    edit: { '*': 'deny', 'infra/**': 'allow', 'infra/*': 'deny' },
  })
  expect(Object.keys(map)).toEqual(['grep', 'bash', 'edit'])
})

test('asking never opens what was denied', () => {
  const asked = limited({ bash: { '*': 'deny', 'npm *': 'allow' }, edit: { '*': 'allow', 'a/*': 'deny' } }, [
    limit('shell', 'npm publish *', 'ask'),
    limit('edit', 'a/b/*', 'ask'),
  ])
  expect(evaluate(rulesOf(asked), 'bash', 'npm publish x')).toBe('ask')
  expect(evaluate(rulesOf(asked), 'bash', 'rm x')).toBe('deny')
  expect(evaluate(rulesOf(asked), 'edit', 'a/b/c')).toBe('deny')
})

test('a key that takes one word gets the narrower word, servers get keys of their own', () => {
  expect(limited({ webfetch: 'allow', websearch: 'deny' }, [limit('web', 'x.test', 'ask')])).toEqual({
    webfetch: 'ask',
    websearch: 'deny',
  })
  expect(limited({ 'git_*': 'allow' }, [limit('mcp', 'git__push'), limit('mcp', 'docs')])).toEqual({
    'git_*': 'allow',
    git_push: 'deny',
    'docs_*': 'deny',
  })
  expect(limited({ bash: 'allow', 'git_*': 'allow' }, [limit('mcp')])).toEqual({
    '*': 'deny',
    bash: 'allow',
    'git_*': 'deny',
  })
  expect(limited({}, [limit('outside', '~/.ssh/*')])).toEqual({ external_directory: { '~/.ssh/*': 'deny' } })
})

test('the client’s own agents are held to what has a key of its own', () => {
  expect(limitsAlone([limit('mcp'), limit('shell', 'rm *')])).toEqual({ bash: { 'rm *': 'deny' } })
})

test('an agent that must not be called is denied by the names that it may have in OpenCode', () => {
  const names = (name: string) => withNamesHere([limit('delegate', name)]).map(({ pattern }) => pattern)
  expect(names('Code Reviewer')).toEqual(['Code Reviewer', 'code-reviewer'])
  expect(names('general-purpose')).toEqual(['general-purpose', 'general'])
  expect(names('Explore')).toEqual(['Explore', 'explore', 'explore-agent'])
  expect(names('team-*')).toEqual(['team-*'])
})

const level = fc.constantFrom<Level>('allow', 'ask', 'deny')
const pattern = fc.constantFrom('a/*', '*/a', 'a/b', '*.env', 'x *', '*', 'a/b/*')
const value = fc.oneof(level, fc.dictionary(pattern, level, { minKeys: 1, maxKeys: 4, noNullPrototype: true }))
const map: fc.Arbitrary<JsonObject> = fc.record({
  read: value,
  edit: value,
  bash: value,
  task: value,
  grep: level,
  webfetch: level,
  'git_*': level,
})
const KEYS: Readonly<Record<string, readonly string[]>> = {
  read: ['read'],
  edit: ['edit'],
  shell: ['bash'],
  delegate: ['task'],
  'search.text': ['grep'],
  'web.fetch': ['webfetch'],
}

test('whatever a map says, with limits it allows no more than before, and nothing that a limit takes', () => {
  fc.assert(
    fc.property(
      map,
      fc.array(fc.record({ on: fc.constantFrom(...LIMITED), pattern, level: fc.constantFrom('ask', 'deny') }), {
        maxLength: 4,
      }),
      fc.constantFrom('a/b', 'a/b/c', 'z/a', '.env', 'x y', 'q'),
      (before, limits, tried) => {
        const [was, now] = [rulesOf(before), rulesOf(limited(before, limits as Taken[]))]
        for (const [on, keys] of Object.entries(KEYS)) {
          for (const key of keys) {
            const level = evaluate(now, key, tried)
            expect(isFreer(level, evaluate(was, key, tried))).toBe(false)
            for (const one of limits)
              if (one.on === on && matches(one.pattern, tried)) expect(isFreer(level, one.level as Level)).toBe(false)
          }
        }
      },
    ),
    { numRuns: 1000 },
  )
})
