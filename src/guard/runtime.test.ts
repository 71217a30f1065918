import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { seal, UNSEALED } from '../files/seal.ts'
import { notesIn, placeIn, readPolicy, realPath, sessionIn, treeOf } from './exported/disk.js'
import { mayCall, mayWork, noteEnd, noteHeld, ticksBetween } from './exported/gates.js'
import { changedOutside, stillOutside, treeState } from './exported/tree.js'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

let top = ''
beforeEach(() => {
  top = realPath(mkdtempSync(join(tmpdir(), 'dotbox-guard-')))
  made.push(top)
})

const put = (path: string, text = 'x\n') => {
  mkdirSync(dirname(join(top, path)), { recursive: true })
  writeFileSync(join(top, path), text)
}
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
    cwd: top,
    env: { PATH: process.env.PATH, HOME: top, GIT_CONFIG_NOSYSTEM: '1' },
    stdio: 'pipe',
  })
const repository = () => {
  put('.gitignore', 'state/\n*.log\n')
  git('init', '-q', '.')
  git('add', '-A')
  git('commit', '-qm', 'first')
}

const agent = (more: object = {}) => ({ may: { edit: 'allow' }, mcp: {}, calls: [], ...more })
const policy = (agents: Record<string, object>, handoffs: object[] = []) =>
  ({
    version: 1,
    lead: 'lead',
    agents: { lead: agent(), ...agents },
    handoffs,
    specs: {},
    kept: ['state/**'],
    workflows: [],
    patience: 3,
  }) as never
const world = (id = 's') => {
  const notes = notesIn(join(top, 'state'))
  return { notes, session: sessionIn(notes, id), root: top, approveWith: () => 'run it' }
}

describe('paths', () => {
  test('links are followed, out of the repository too, and so are links that lead nowhere yet', () => {
    put('src/a.txt')
    mkdirSync(join(top, 'else'))
    symlinkSync(join(top, 'else'), join(top, 'src/out'))
    symlinkSync('../new.txt', join(top, 'src/dangling'))
    symlinkSync('loop', join(top, 'src/loop'))
    expect(placeIn(top, join(top, 'src/a.txt'))).toBe('src/a.txt')
    expect(placeIn(top, join(top, 'src/out/deep/b.txt'))).toBe('else/deep/b.txt')
    expect(placeIn(top, join(top, 'src/dangling'))).toBe('new.txt')
    expect(placeIn(top, join(top, 'src/../../x'))).toBe('../x')
    expect(placeIn(top, '/')).toMatch(/^\.\./)
    expect(() => placeIn(top, join(top, 'src/loop'))).toThrow()
  })

  test('an agent in a worktree of the tool works there, everybody else in the repository', () => {
    mkdirSync(join(top, 'wt/one/src'), { recursive: true })
    expect(treeOf(top, join(top, 'wt/one/src'), 'wt')).toBe(join(top, 'wt/one'))
    expect(treeOf(top, join(top, 'wt'), 'wt')).toBe(top)
    expect(treeOf(top, join(top, 'src'), 'wt')).toBe(top)
    expect(treeOf(top, tmpdir(), 'wt')).toBe(top)
  })
})

describe('the policy', () => {
  test('one that is missing, damaged or of another version is refused with what to do', () => {
    const file = join(top, 'policy.json')
    expect(() => readPolicy(file)).toThrow(/policy.json cannot be read.*export the design again/i)
    const put = (value: object) => writeFileSync(file, seal(`{"about":"${UNSEALED}",${JSON.stringify(value).slice(1)}`))
    for (const text of ['', '{', '[]', '{}', '{"version":1}', JSON.stringify(policy({}))]) {
      writeFileSync(file, text)
      expect(() => readPolicy(file), text).toThrow(/export the design again/)
    }
    const whole = policy({}) as object
    for (const broken of [{ version: 2 }, { kept: [] }, { agents: null }, { handoffs: [{}] }, { specs: { a: 'b' } }]) {
      put({ ...whole, ...broken })
      expect(() => readPolicy(file), JSON.stringify(broken)).toThrow(/export the design again/)
    }
    for (const broken of [
      { may: { edit: 'yes' } },
      { writes: 'src' },
      { calls: null },
      { except: { edit: [['a']] } },
    ]) {
      put(policy({ a: { ...agent(), ...broken } }))
      expect(() => readPolicy(file), JSON.stringify(broken)).toThrow(/“a”/)
    }
    put(policy({ a: agent() }))
    expect(readPolicy(file).agents.a).toBeDefined()
    writeFileSync(file, readFileSync(file, 'utf8').replace('"calls":[]', '"calls":["b"]'))
    expect(() => readPolicy(file)).toThrow(/not as DotBox wrote it/)
  })
})

describe('gates', () => {
  const gated = (gate: object, more: object = {}) =>
    policy({ a: agent({ calls: ['b'] }), b: agent() }, [{ from: 'a', to: 'b', gate, ...more }])

  test('a command holds back the receiver until it exits 0, and shows the end of what it said', async () => {
    repository()
    const it = gated({ command: 'echo three tests fail; test -f ok.txt' })
    const refused = await mayWork(it, 'b', world())
    expect(refused?.why).toContain('exited 1:\nthree tests fail')
    expect(refused?.rule).toBe('handoffs a -> b gate')
    expect(refused?.next).toContain('“a”')
    put('ok.txt')
    expect(await mayWork(it, 'b', world())).toBeNull()
    rmSync(join(top, 'ok.txt'))
    expect(await mayWork(it, 'b', world())).not.toBeNull()
    expect(await mayWork(it, 'a', world())).toBeNull()
  })

  test('a command runs once while the tree stays as it is, also when two ask at once', async () => {
    repository()
    const it = gated({ command: 'echo run >> count.log' })
    const runs = () => readFileSync(join(top, 'count.log'), 'utf8').trim().split('\n').length
    await Promise.all([mayWork(it, 'b', world()), mayWork(it, 'b', world()), mayWork(it, 'b', world('other'))])
    expect(runs()).toBe(1)
    put('new.txt')
    await mayWork(it, 'b', world())
    expect(runs()).toBe(2)
  })

  test('a command that hangs is stopped with all that it started, and the gate is shut', async () => {
    repository()
    const it = gated({ command: 'sh -c "sleep 30; touch late.txt" & sleep 30' })
    const started = Date.now()
    expect((await mayWork({ ...(it as object), patience: 1 } as never, 'b', world()))?.why).toContain(
      'within 1 seconds',
    )
    expect(Date.now() - started).toBeLessThan(5000)
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain('touch late.txt')
  }, 15_000)

  test('a command that leaves something running behind does not hold up the gate', async () => {
    const started = Date.now()
    expect(await mayWork(gated({ command: 'sleep 20 & true' }), 'b', world())).toBeNull()
    expect(Date.now() - started).toBeLessThan(5000)
  })

  test('files must be there, a star stands for anything', async () => {
    const it = gated({ files: ['dist/*.js', 'README.md'] })
    expect((await mayWork(it, 'b', world()))?.why).toContain('`dist/*.js`, `README.md` must exist')
    put('dist/deep/a.js')
    put('README.md')
    expect(await mayWork(it, 'b', world())).toBeNull()
  })

  test('a spec must have criteria, all of them ticked', async () => {
    const it = gated({ verified: 'spec.md' })
    expect((await mayWork(it, 'b', world()))?.why).toContain('is not there')
    put('spec.md', '# Spec\n')
    expect((await mayWork(it, 'b', world()))?.why).toContain('no criteria')
    put('spec.md', '- [x] one\n- [ ] two\n')
    expect((await mayWork(it, 'b', world()))?.why).toContain('1 of 2 criteria are not verified: “two”')
    put('spec.md', '- [x] one\n- [X] two\n')
    expect(await mayWork(it, 'b', world())).toBeNull()
    put(
      'spec.md',
      '- [ ] of a person\n<!-- dotbox:criteria begin 0123456789ab -->\n- [x] one\n<!-- dotbox:criteria end -->\n',
    )
    expect(await mayWork(it, 'b', world())).toBeNull()
  })

  test('an approval counts until the work that is handed over begins anew', async () => {
    const it = gated({ approval: 'the texts' })
    const here = world()
    here.session.add({ is: 'start', who: 'a', id: '1' })
    expect((await mayWork(it, 'b', here))?.why).toContain('a person has to approve (the texts): in a terminal, run it')
    await new Promise((resolve) => setTimeout(resolve, 5))
    here.notes.append('approvals.jsonl', { from: 'a', to: 'b' })
    expect(await mayWork(it, 'b', here)).toBeNull()
    await new Promise((resolve) => setTimeout(resolve, 5))
    here.session.add({ is: 'start', who: 'a', id: '2' })
    expect(await mayWork(it, 'b', here)).not.toBeNull()
  })

  test('an approval outlasts that the one who was stopped for it is called again, and counts for one handoff', async () => {
    const it = gated({ approval: '' })
    const here = world()
    const later = () => new Promise((resolve) => setTimeout(resolve, 5))
    const starts = async (id: string) => {
      await later()
      here.session.add({ is: 'start', who: 'a', id })
      await later()
    }
    await starts('1')
    expect(await mayCall(it, 'a', 'b', here)).not.toBeNull()
    await later()
    here.notes.append('approvals.jsonl', { from: 'a', to: 'b' })
    await starts('2')
    expect(await mayCall(it, 'a', 'b', here)).toBeNull()
    expect(await mayWork(it, 'b', here)).toBeNull()
    // It was handed over: what begins now is other work.
    await starts('3')
    expect(await mayCall(it, 'a', 'b', here)).not.toBeNull()
    expect(await mayWork(it, 'b', here)).not.toBeNull()
  })

  test('who is stopped for something else than an approval has asked nobody', async () => {
    const two = [
      { from: 'a', to: 'c', gate: { approval: '' } },
      { from: 'b', to: 'c', gate: { files: ['no'] } },
    ]
    for (const [from, asks] of [
      ['a', true],
      ['b', false],
    ] as const) {
      const here = world(from)
      // The files are missing on every way in, so they alone are asked about where they come first.
      const handoffs = from === 'a' ? two : [...two].reverse()
      expect(await mayCall(policy({ a: agent(), b: agent(), c: agent() }, handoffs), from, 'c', here)).not.toBeNull()
      expect(here.session.events().some(({ is }: { is: string }) => is === 'asked')).toBe(asks)
    }
  })

  test('a handoff that goes back is asked for its gate when it is made, and not of its receiver', async () => {
    const it = gated({ files: ['no'] }, { back: true })
    expect(await mayWork(it, 'b', world())).toBeNull()
    expect(await mayCall(it, 'a', 'b', world())).not.toBeNull()
    expect(await mayCall(it, 'lead', 'b', world())).toBeNull()
  })
})

describe('joins and bounds', () => {
  const joined = (join: unknown, gate?: object) =>
    policy({ a: agent(), b: agent(), c: agent(), d: agent({ waits: { for: join, of: ['a', 'b', 'c'] } }) }, [
      { from: 'a', to: 'd', ...(gate ? { gate } : {}) },
      { from: 'b', to: 'd' },
      { from: 'c', to: 'd' },
    ])
  const run = (here: ReturnType<typeof world>, who: string, id = who) => {
    here.session.add({ is: 'start', who, id })
    noteEnd(here, who, id)
  }

  test('all, any or a number of the agents before it have to end their work', async () => {
    const here = world()
    const open = async (join: unknown) => (await mayWork(joined(join), 'd', here)) === null
    expect([await open('all'), await open('any'), await open(2)]).toEqual([false, false, false])
    run(here, 'b')
    expect([await open('all'), await open('any'), await open(2)]).toEqual([false, true, false])
    run(here, 'c')
    expect([await open('all'), await open('any'), await open(2)]).toEqual([false, true, true])
    run(here, 'a')
    expect(await open('all')).toBe(true)
    here.session.add({ is: 'start', who: 'a', id: 'again' })
    expect(await open('all')).toBe(false)
    expect(await mayWork(joined(2, { files: ['no'] }), 'd', here)).toBeNull()
    expect(await mayWork(joined('all', { files: ['no'] }), 'd', here)).not.toBeNull()
  })

  test('a run that was held at its own gate did not do its work', async () => {
    const here = world()
    here.session.add({ is: 'start', who: 'a', id: '1' })
    noteHeld(here, 'a', '1', true)
    noteHeld(here, 'a', '1', true)
    noteEnd(here, 'a', '1')
    run(here, 'b')
    run(here, 'c')
    expect(await mayWork(joined('all'), 'd', here)).not.toBeNull()
    here.session.add({ is: 'start', who: 'a', id: '2' })
    noteHeld(here, 'a', '2', true)
    noteHeld(here, 'a', '2', false)
    noteEnd(here, 'a', '2')
    expect(await mayWork(joined('all'), 'd', here)).toBeNull()
  })

  test('work passes on at most so often in one run, and anew once the person spoke', async () => {
    const it = policy({ a: agent(), b: agent() }, [{ from: 'b', to: 'a', most: 2, back: true }])
    const here = world()
    expect([await mayCall(it, 'b', 'a', here), await mayCall(it, 'b', 'a', here)]).toEqual([null, null])
    expect((await mayCall(it, 'b', 'a', here))?.why).toContain('at most 2 times')
    here.session.add({ is: 'prompt' })
    expect(await mayCall(it, 'b', 'a', here)).toBeNull()
  })

  test('who leads carries the bounds of what its agents pass on: the first time and the repeats', async () => {
    const it = policy({ a: agent(), b: agent() }, [
      { from: 'b', to: 'a', most: 2, back: true },
      { from: 'a', to: 'b' },
    ])
    const here = world()
    for (let time = 0; time < 3; time++) expect(await mayCall(it, 'lead', 'a', here)).toBeNull()
    expect(await mayCall(it, 'lead', 'a', here)).not.toBeNull()
    for (let time = 0; time < 6; time++) expect(await mayCall(it, null, 'b', here)).toBeNull()
  })

  test('of calls at the same moment no more are let through than the bound says', async () => {
    const it = policy({ a: agent(), b: agent() }, [{ from: 'a', to: 'b', most: 2 }])
    const here = world()
    const all = await Promise.all(Array.from({ length: 6 }, () => mayCall(it, 'a', 'b', here)))
    expect(all.filter((refusal) => refusal === null)).toHaveLength(2)
  })
})

describe('ticks', () => {
  const spec = '# Spec\n\nText.\n\n- [ ] one\n- [ ] two\n'
  test.each<[string, string, 'only' | 'among' | undefined]>([
    ['a tick', spec.replace('[ ] one', '[x] one'), 'only'],
    ['a tick and another text', spec.replace('[ ] one', '[x] one').replace('Text', 'Other'), 'among'],
    ['another text', spec.replace('Text', 'Other'), undefined],
    ['one criterion more', `${spec}- [ ] three\n`, undefined],
    ['an open criterion taken away', spec.replace('- [ ] two\n', ''), 'among'],
    ['an open criterion in other words', spec.replace('two', 'too'), undefined],
    ['a ticked criterion more', `${spec}- [x] three\n`, 'among'],
    ['nothing', spec, undefined],
  ])('%s', (_, after, expected) => {
    expect(ticksBetween(spec, after)).toBe(expected)
  })
  test('taking a tick away is no tick', () => {
    expect(ticksBetween(spec.replace('[ ] one', '[x] one'), spec)).toBeUndefined()
  })
})

describe('what a shell changed', () => {
  const it = policy({ a: agent({ writes: ['src/**'] }) })
  const outside = async (work: () => void) => {
    const before = await treeState(top)
    work()
    return (await changedOutside(it, 'a', top, before)).map(({ place }) => place)
  }

  test('is found outside of the places of the agent, new, changed, deleted, renamed or committed', async () => {
    put('docs/a.md')
    put('docs/with blank.md')
    put('docs/gone.md')
    repository()
    expect(await outside(() => put('src/new.ts'))).toEqual([])
    expect(await outside(() => put('docs/new.md'))).toEqual(['docs/new.md'])
    expect(await outside(() => put('docs/with blank.md', 'other\n'))).toEqual(['docs/with blank.md'])
    expect(await outside(() => put('docs/with blank.md', 'other again\n'))).toEqual(['docs/with blank.md'])
    expect(await outside(() => rmSync(join(top, 'docs/gone.md')))).toEqual(['docs/gone.md'])
    expect(await outside(() => git('checkout', '-q', '--', 'docs/gone.md'))).toEqual(['docs/gone.md'])
    expect(
      await outside(() => {
        put('docs/a.md', 'changed\n')
        git('commit', '-qam', 'second')
      }),
    ).toContain('docs/a.md')
    expect(await outside(() => {})).toEqual([])
  })

  test('is no longer said once it is undone', async () => {
    put('docs/a.md')
    repository()
    const before = await treeState(top)
    put('docs/a.md', 'changed\n')
    put('docs/new.md')
    const found = await changedOutside(it, 'a', top, before)
    expect(await stillOutside(top, found)).toHaveLength(2)
    git('checkout', '-q', '--', 'docs/a.md')
    rmSync(join(top, 'docs/new.md'))
    expect(await stillOutside(top, found)).toEqual([])
  })

  test('outside of git nothing is found, and nothing breaks', async () => {
    expect(await outside(() => put('docs/new.md'))).toEqual([])
  })
})

test('the notes hide from git, and a lock that nobody holds any more does not count', async () => {
  repository()
  const notes = notesIn(join(top, 'notes'))
  notes.append('refused.jsonl', { why: 'x' })
  expect(notes.lines('refused.jsonl')).toMatchObject([{ why: 'x' }])
  expect(git('status', '--porcelain').toString()).toBe('')
  writeFileSync(join(top, 'notes/gone.lock'), '999999999')
  expect(await notes.alone('gone', 5, async () => 'done')).toBe('done')
  expect(existsSync(join(top, 'notes/gone.lock'))).toBe(false)
  notes.append('../../escape', {})
  expect(existsSync(join(top, '../escape'))).toBe(false)
})
