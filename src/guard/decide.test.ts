import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Act } from './answer.ts'
import { decide, fits, type Policy, partsOf } from './exported/decide.js'

type Agent = Policy['agents'][string]
type Level = 'allow' | 'ask' | 'deny'

const OPEN = {
  read: 'allow',
  search: 'allow',
  edit: 'allow',
  shell: 'allow',
  web: 'allow',
  delegate: 'allow',
  skills: 'allow',
} as const

const agent = (fields: Partial<Omit<Agent, 'may'>> & { may?: Record<string, Level> } = {}): Agent => ({
  mcp: { '*': 'allow' },
  calls: [],
  ...fields,
  may: { ...OPEN, ...fields.may },
})

const KEPT = [
  '.claude/settings.json',
  '*/.claude/settings.json',
  '.claude/hooks/**',
  '.claude/dotbox-policy.json',
  '.claude/dotbox-state/**',
]

const policy = (agents: Record<string, Agent>, more: Partial<Policy> = {}): Policy => ({
  version: 1,
  lead: 'lead',
  kept: KEPT,
  agents: { lead: agent({ calls: ['a'] }), ...agents },
  ...more,
})

/** The answer for the agent `a`, made of these fields. */
const answer = (fields: Parameters<typeof agent>[0], act: Act, more: Partial<Policy> = {}) =>
  decide(policy({ a: agent(fields) }, more), 'a', act).answer

describe('editing', () => {
  const edit = (path: string): Act => ({ do: 'edit', path })

  test.each<[string, Parameters<typeof agent>[0], string, Level]>([
    ['without a boundary everything', {}, 'anything.txt', 'allow'],
    ['not at all where it is denied', { may: { edit: 'deny' } }, 'src/a.ts', 'deny'],
    ['within its places', { writes: ['src/**', 'specs/api.md'] }, 'src/deep/a.ts', 'allow'],
    ['a spec that is a place', { writes: ['src/**', 'specs/api.md'] }, 'specs/api.md', 'allow'],
    ['nothing beside its places', { writes: ['src/**'] }, 'src2/a.ts', 'deny'],
    ['nothing above the repository', { writes: ['src/**'] }, '../src/a.ts', 'deny'],
    ['nothing at an absolute path', { writes: ['**'] }, '/etc/passwd', 'deny'],
    ['nothing on another drive', { writes: ['**'] }, 'D:/x', 'deny'],
    ['the whole repository where that is its place', { writes: ['**'] }, 'a/b', 'allow'],
    ['not in another case of the name', { writes: ['src/**'] }, 'SRC/a.ts', 'deny'],
    ['only after asking, in its places too', { may: { edit: 'ask' }, writes: ['src/**'] }, 'src/a.ts', 'ask'],
    [
      'what an exception opens, beside its places',
      { writes: ['src/**'], except: { edit: [['notes.md', 'allow']] } },
      'notes.md',
      'allow',
    ],
    [
      'not what an exception shuts, in its places',
      { writes: ['src/**'], except: { edit: [['src/secret/*', 'deny']] } },
      'src/secret/a',
      'deny',
    ],
    ['not what an exception shuts, in any case', { except: { edit: [['.env', 'deny']] } }, '.ENV', 'deny'],
    [
      'only what an exception opens where the rest is denied',
      { may: { edit: 'deny' }, except: { edit: [['docs/*', 'allow']] } },
      'docs/a',
      'allow',
    ],
    [
      'nothing else where only an exception is open',
      { may: { edit: 'deny' }, writes: ['src/**'], except: { edit: [['docs/*', 'allow']] } },
      'src/a',
      'deny',
    ],
    [
      'of several exceptions the last',
      {
        except: {
          edit: [
            ['*', 'deny'],
            ['a*', 'allow'],
            ['ab*', 'deny'],
          ],
        },
      },
      'abc',
      'deny',
    ],
  ])('%s', (_, fields, path, expected) => {
    expect(answer(fields, edit(path))).toBe(expected)
  })

  test('what guards the team is kept, whoever was called and however it is spelled', () => {
    const it = policy({ a: agent() })
    for (const path of [
      '.claude/settings.json',
      'web/.claude/settings.json',
      '.claude/hooks/dotbox-guard.mjs',
      '.CLAUDE/Settings.json',
      '.claude/hooks',
      '.claude/dotbox-state/x.jsonl',
    ])
      for (const who of ['a', 'lead', 'stranger'])
        expect(decide(it, who, edit(path)).answer, `${who} ${path}`).toBe('deny')
    expect(decide(it, null, edit('.claude/settings.json'), false).answer).toBe('pass')
    expect(decide(it, 'a', edit('.claude/settings.json')).rule).toBe('kept .claude/settings.json')
  })

  test('only who verifies a spec ticks its criteria, and may do that without a right to edit', () => {
    const it = policy(
      { maker: agent({ writes: ['spec.md'] }), checker: agent({ may: { edit: 'deny' } }) },
      { specs: { 'spec.md': ['checker'] } },
    )
    const tick = (ticks?: 'only' | 'among'): Act => ({ do: 'edit', path: 'spec.md', ...(ticks ? { ticks } : {}) })
    expect(decide(it, 'maker', tick('only')).answer).toBe('deny')
    expect(decide(it, 'maker', tick('among')).rule).toBe('specs spec.md')
    expect(decide(it, 'maker', tick()).answer).toBe('allow')
    expect(decide(it, 'checker', tick('only')).answer).toBe('allow')
    expect(decide(it, 'checker', tick('among')).answer).toBe('deny')
    expect(decide(it, 'checker', tick()).answer).toBe('deny')
  })
})

describe('reading and searching', () => {
  const confined = { may: { read: 'deny' as const }, reads: ['docs/**'] }

  test('where reading is denied, the edges are the exceptions', () => {
    expect(answer(confined, { do: 'read', path: 'docs/a.md' })).toBe('allow')
    expect(answer(confined, { do: 'read', path: 'src/a.ts' })).toBe('deny')
    expect(answer({ may: { read: 'deny' } }, { do: 'read', path: 'docs/a.md' })).toBe('deny')
    expect(answer({ ...confined, except: { read: [['README.md', 'allow']] } }, { do: 'read', path: 'README.md' })).toBe(
      'allow',
    )
    expect(answer({ except: { read: [['.env', 'deny']] } }, { do: 'read', path: '.Env' })).toBe('deny')
    expect(answer({ may: { read: 'ask' } }, { do: 'read', path: 'a' })).toBe('ask')
  })

  test('a search stays where the agent may read', () => {
    expect(answer(confined, { do: 'search', path: 'docs' })).toBe('allow')
    expect(answer(confined, { do: 'search', path: '' })).toBe('deny')
    expect(answer({ may: { search: 'deny' } }, { do: 'search', path: '' })).toBe('deny')
  })

  test('a search for text does not look into what may not be read; one for names may', () => {
    const secret = { except: { read: [['config/secret/*', 'deny'] as const] } }
    expect(answer(secret, { do: 'search', path: '' })).toBe('deny')
    expect(answer(secret, { do: 'search', path: 'config' })).toBe('deny')
    expect(answer(secret, { do: 'search', path: 'src' })).toBe('allow')
    expect(answer(secret, { do: 'search', path: '', part: 'files' })).toBe('allow')
  })
})

describe('the shell', () => {
  const only = (...patterns: string[]) => ({
    may: { shell: 'deny' as const },
    except: { shell: patterns.map((pattern): [string, Level] => [pattern, 'allow']) },
  })

  test.each<[string, Level]>([
    ['npm test', 'allow'],
    ['npm test -- --watch=false', 'allow'],
    ['npm  test', 'allow'],
    ['npm test && npm test', 'allow'],
    ['npm test 2>&1', 'allow'],
    ['npm test > /dev/null 2>&1', 'allow'],
    ['npm testing', 'deny'],
    ['npm run x', 'deny'],
    ['npm test; rm -rf src', 'deny'],
    ['npm test && rm -rf src', 'deny'],
    ['npm test | tee out.txt', 'deny'],
    ['npm test > out.txt', 'deny'],
    ['npm test >| out.txt', 'deny'],
    ['npm test &> out.txt', 'deny'],
    ['npm test >/dev/nullx', 'deny'],
    ['npm test $(rm x)', 'deny'],
    ['npm test `rm x`', 'deny'],
    ['npm test "$(rm x)"', 'deny'],
    ["npm test '$(rm x)'", 'allow'],
    ['npm test <(rm x)', 'deny'],
    ['npm test << E\nx\nE', 'deny'],
    ['(npm test)', 'deny'],
    ['npm test\nrm x', 'deny'],
    ['npm test & rm x', 'deny'],
    ['bash -c "npm test"', 'deny'],
    ['X=1 npm test', 'deny'],
    ['cd src && npm test', 'deny'],
    ['npm\u00a0test', 'deny'],
    ['npm test "', 'deny'],
    ['npm test \\\nrm', 'deny'],
    ['', 'deny'],
  ])('only `npm test *`: %j', (command, expected) => {
    expect(answer(only('npm test *'), { do: 'shell', command })).toBe(expected)
  })

  test('a list of refusals is held against every place where a command might begin', () => {
    const fields = { except: { shell: [['git push *', 'deny'] as const, ['rm *', 'ask'] as const] } }
    const it = (command: string) => answer(fields, { do: 'shell', command })
    expect(it('ls')).toBe('allow')
    expect(it('git push')).toBe('deny')
    expect(it('cd x && git push origin')).toBe('deny')
    expect(it('bash -c "git push"')).toBe('deny')
    expect(it('x=$(git push)')).toBe('deny')
    expect(it('env A=1 git push')).toBe('deny')
    expect(it('rm x')).toBe('ask')
    expect(it(`${'a '.repeat(5000)}; git push`)).toBe('deny')
  })

  test('a command that names what guards the team is refused, a question to the guard is not', () => {
    const it = (command: string) => answer({}, { do: 'shell', command })
    expect(it('rm .claude/hooks/dotbox-guard.mjs')).toBe('deny')
    expect(it('cat .claude/"dotbox-policy".json')).toBe('deny')
    expect(it('echo {} > .claude/settings.json')).toBe('deny')
    expect(it('node .claude/hooks/dotbox-guard.mjs --approve "a -> b"')).toBe('deny')
    expect(it('node .claude/hooks/dotbox-guard.mjs --explain a Write src/x')).toBe('allow')
    expect(it('node .claude/hooks/dotbox-guard.mjs --self-test; rm .claude/hooks/dotbox-guard.mjs')).toBe('deny')
  })

  test('the parts of a line are its simple commands', () => {
    expect(partsOf('a && b || c; d | e & f')).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(partsOf('echo "a && b"')).toEqual(['echo "a && b"'])
    expect(partsOf('echo a\\ b')).toEqual(['echo a\\ b'])
    expect(partsOf(`echo ${'$'}{x}`)).toBeNull()
  })
})

describe('calling, skills, the web, servers and workflows', () => {
  test('an agent calls exactly those to whom it has an edge', () => {
    const it = { calls: ['b'] }
    expect(answer(it, { do: 'call', agent: 'b' })).toBe('allow')
    expect(answer(it, { do: 'call', agent: 'c' })).toBe('deny')
    expect(answer(it, { do: 'call', agent: 'constructor' })).toBe('deny')
    expect(answer(it, { do: 'call', agent: null })).toBe('deny')
    expect(answer({ ...it, may: { delegate: 'deny' } }, { do: 'call', agent: 'b' })).toBe('deny')
    expect(answer({ ...it, may: { delegate: 'ask' } }, { do: 'call', agent: 'b' })).toBe('ask')
    expect(answer({ ...it, except: { delegate: [['b', 'ask']] } }, { do: 'call', agent: 'b' })).toBe('ask')
  })

  test('a server by its tool, else by its name, else by what is said of all others', () => {
    const it = { mcp: { docs: 'allow', docs__drop: 'deny', '*': 'ask' } as const }
    expect(answer(it, { do: 'mcp', server: 'docs', tool: 'find' })).toBe('allow')
    expect(answer(it, { do: 'mcp', server: 'docs', tool: 'drop' })).toBe('deny')
    expect(answer(it, { do: 'mcp', server: 'git', tool: 'push' })).toBe('ask')
    expect(answer({ mcp: {} }, { do: 'mcp', server: 'git', tool: 'push' })).toBe('deny')
    expect(answer({ mcp: { '*': 'deny' } }, { do: 'mcp', server: 'toString', tool: '' })).toBe('deny')
  })

  test('a part of a capability where it differs', () => {
    const it = { may: { web: 'deny' as const, 'web.fetch': 'allow' as const } }
    expect(answer(it, { do: 'web', part: 'fetch' })).toBe('allow')
    expect(answer(it, { do: 'web', part: 'search' })).toBe('deny')
    expect(answer({ except: { web: [['*.evil.com', 'deny']] } }, { do: 'web', host: 'a.evil.com' })).toBe('deny')
    expect(answer({ except: { skills: [['deploy', 'ask']] } }, { do: 'skill', name: 'deploy' })).toBe('ask')
  })

  test('only the workflows of the team, and no tool that is not known', () => {
    expect(answer({}, { do: 'workflow', name: 'deliver' })).toBe('deny')
    expect(answer({}, { do: 'workflow', name: 'deliver' }, { workflows: ['deliver'] })).toBe('allow')
    expect(answer({}, { do: 'workflow', name: null }, { workflows: ['deliver'] })).toBe('deny')
    expect(answer({}, { do: 'other', tool: 'Teleport' })).toBe('deny')
  })

  test('whoever is not in the policy is not limited', () => {
    expect(decide(policy({}), 'stranger', { do: 'call', agent: 'a' }).answer).toBe('pass')
    expect(decide(policy({}), 'toString', { do: 'shell', command: 'x' }).answer).toBe('pass')
  })
})

describe('whatever the policy and the act', () => {
  const level = fc.constantFrom<Level>('allow', 'ask', 'deny')
  const text = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('src/a', 'src', '../x', 'npm test', '*', 'a*b?', ''),
  )
  const rules = fc.array(fc.tuple(text, level), { maxLength: 4 })
  const someAgent = fc
    .record({
      may: fc.dictionary(fc.constantFrom(...Object.keys(OPEN)), level, { noNullPrototype: true }),
      mcp: fc.dictionary(text, level, { noNullPrototype: true }),
      except: fc.dictionary(fc.constantFrom(...Object.keys(OPEN)), rules, { noNullPrototype: true }),
      writes: fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined }),
      reads: fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined }),
      calls: fc.array(text, { maxLength: 3 }),
    })
    .map(({ writes, reads, ...rest }) => agent({ ...rest, ...(writes ? { writes } : {}), ...(reads ? { reads } : {}) }))
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({ do: fc.constant('edit' as const), path: text }),
    fc.record({ do: fc.constant('read' as const), path: text }),
    fc.record({ do: fc.constant('search' as const), path: text }),
    fc.record({ do: fc.constant('shell' as const), command: text }),
    fc.record({ do: fc.constant('web' as const) }),
    fc.record({ do: fc.constant('call' as const), agent: fc.option(text) }),
    fc.record({ do: fc.constant('skill' as const), name: text }),
    fc.record({ do: fc.constant('mcp' as const), server: text, tool: text }),
    fc.record({ do: fc.constant('workflow' as const), name: fc.option(text) }),
    fc.record({ do: fc.constant('other' as const), tool: text }),
  )

  test('there is an answer, and a refusal says which rule, why and what to do', () => {
    fc.assert(
      fc.property(someAgent, act, (one, what) => {
        const found = decide(policy({ a: one }), 'a', what)
        expect(['allow', 'ask', 'deny']).toContain(found.answer)
        if (found.answer === 'deny') expect([found.rule, found.why, found.next].every((part) => part !== '')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('one more refusal never opens anything, one place less never either', () => {
    const order = { allow: 0, ask: 1, deny: 2, pass: 3 }
    fc.assert(
      fc.property(someAgent, act, text, (one, what, pattern) => {
        const before = order[decide(policy({ a: one }), 'a', what).answer]
        for (const capability of Object.keys(OPEN)) {
          const shut = {
            ...one,
            except: { ...one.except, [capability]: [...(one.except?.[capability] ?? []), [pattern, 'deny'] as const] },
          }
          // The first exception turns a wholly denied shell into one that is held against lists; it stays denied.
          expect(order[decide(policy({ a: shut }), 'a', what).answer]).toBeGreaterThanOrEqual(before)
        }
        if (one.writes) {
          const narrower = { ...one, writes: one.writes.slice(1) }
          expect(order[decide(policy({ a: narrower }), 'a', what).answer]).toBeGreaterThanOrEqual(before)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('no pattern takes long', () => {
    const started = performance.now()
    fits('*a'.repeat(500), 'a'.repeat(8000))
    fits(`${'*'.repeat(2000)}b`, 'a'.repeat(8000))
    expect(performance.now() - started).toBeLessThan(4000)
  })
})
