import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'

/** Each test starts the command several times, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 })

/** The real command, as people start it. */
const DOTBOX = join(dirname(fileURLToPath(import.meta.url)), 'launch.mjs')
const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dotbox-cli-'))
  made.push(folder)
  return folder
}

type Ran = { readonly exit: number | null; readonly out: string; readonly err: string; readonly json: () => never }

const dotbox = (...args: readonly string[]): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [DOTBOX, ...args], { encoding: 'utf8' })
  return { exit: status, out: stdout, err: stderr, json: () => JSON.parse(stdout) as never }
}

const write = (folder: string, files: Readonly<Record<string, string | Uint8Array>>): string => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

const REVIEWER =
  '---\r\nname: reviewer\r\n# kept\r\ndescription: Reviews: changes, carefully\r\nodd-key: [a,  b]\r\n---\r\n\r\nReview it.'
const WRITER = '---\nname: writer\ndescription: Writes.\nmodel: opus\n---\nWrite it.\n'

/** A repository with one broken agent, a script, a link, bytes that are no text, and source code. */
const aRepository = (): string => {
  const folder = write(temporary(), {
    '.claude/agents/reviewer.md': REVIEWER,
    '.claude/agents/writer.md': WRITER,
    '.claude/agents/broken.md': '---\nname: "never closed\ndescription: x\n---\nText.\n',
    '.claude/agents/odd.md': new Uint8Array([0xff, 0xfe, 0x00, 0x41]),
    '.claude/hooks/run.sh': '#!/bin/sh\nexit 0\n',
    'CLAUDE.md': 'Be kind.\n',
    'src/main.c': 'int main;\n',
  })
  chmodSync(join(folder, '.claude/hooks/run.sh'), 0o755)
  symlinkSync('CLAUDE.md', join(folder, 'AGENTS.md'))
  return folder
}

/** Path to content of every file below a folder; a link shows where it points. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => !lstatSync(join(folder, path)).isDirectory() && !path.startsWith('.git/'))
      .sort()
      .map((path) => [
        path,
        lstatSync(join(folder, path)).isSymbolicLink()
          ? `-> ${readlinkSync(join(folder, path))}`
          : readFileSync(join(folder, path)).toString('latin1'),
      ]),
  )

const edits = (list: unknown): string => {
  const path = join(temporary(), 'edits.json')
  writeFileSync(path, JSON.stringify(list))
  return path
}

test('inspect shows every agent with its files, whether they load and why not, and stops at no bad file', () => {
  const { exit, json } = dotbox('inspect', aRepository(), '--json')
  expect(exit).toBe(0)
  const seen = json() as {
    agents: {
      id: string
      name: string
      files: { target: string; path: string; loads: boolean; why: string | null }[]
    }[]
    skipped: { path: string }[]
    targets: string[]
  }
  expect(seen.targets).toEqual(expect.arrayContaining(['claude-code']))
  expect(Object.keys(seen).sort()).toEqual(['agents', 'directories', 'edges', 'kept', 'skipped', 'specs', 'targets'])
  const writer = seen.agents.find(({ id }) => id === 'agent:writer')
  expect(writer?.files).toEqual([
    expect.objectContaining({ target: 'claude-code', path: '.claude/agents/writer.md', loads: true, why: null }),
  ])
  // Its description holds a colon, and no line that ends in CR LF is rescued by the client.
  const reviewer = seen.agents.find(({ id }) => id === 'agent:reviewer')
  expect(reviewer?.files[0]).toMatchObject({ loads: false, why: expect.any(String) })
  expect(seen.skipped.map(({ path }) => path)).toContain('.claude/agents/odd.md')
})

test('an unedited folder comes back byte for byte, with links and executable bits, without the source code', () => {
  const folder = aRepository()
  const out = join(temporary(), 'new', 'out')
  const { exit, json } = dotbox('export', folder, '--out', out, '--json')
  expect(exit).toBe(0)
  const { 'src/main.c': _, ...wanted } = contents(folder)
  expect(contents(out)).toEqual(wanted)
  expect(statSync(join(out, '.claude/hooks/run.sh')).mode & 0o111).not.toBe(0)
  expect(statSync(join(out, 'CLAUDE.md')).mode & 0o111).toBe(0)
  const { files, losses } = json() as { files: { status: string }[]; losses: unknown[] }
  expect(new Set(files.map(({ status }) => status))).toEqual(new Set(['unchanged']))
  expect(losses).toEqual(expect.any(Array))
  // Exported again, nothing is in the way.
  expect(dotbox('export', folder, '--out', out).exit).toBe(0)
})

test('a folder exported to a zip and opened again is the same', () => {
  const folder = aRepository()
  const zip = join(temporary(), 'out.zip')
  const out = join(temporary(), 'out')
  expect(dotbox('export', folder, '--out', zip).exit).toBe(0)
  expect(dotbox('export', zip, '--out', out).exit).toBe(0)
  const { 'src/main.c': _, ...wanted } = contents(folder)
  expect(contents(out)).toEqual(wanted)
  expect(dotbox('diff', folder, zip, '--json').json()).toEqual({ added: [], removed: [], changed: [] })
})

test('an edit in place changes its line and nothing else', () => {
  const folder = aRepository()
  const before = contents(folder)
  const { exit, json } = dotbox(
    'edit',
    folder,
    '--edits',
    edits([{ set: 'agent:writer', field: 'model', value: 'sonnet' }]),
    '--in-place',
    '--json',
  )
  expect(exit).toBe(0)
  expect(contents(folder)).toEqual({ ...before, '.claude/agents/writer.md': WRITER.replace('opus', 'sonnet') })
  const { files } = json() as { files: { path: string; target: string; status: string }[] }
  expect(files.filter(({ status }) => status !== 'unchanged')).toEqual([
    { path: '.claude/agents/writer.md', target: 'claude-code', status: 'changed' },
  ])
})

test('an edit with --out leaves PATH alone, and diff tells what changed', () => {
  const folder = aRepository()
  const before = contents(folder)
  const out = join(temporary(), 'out')
  expect(
    dotbox(
      'edit',
      folder,
      '--edits',
      edits([{ set: 'agent:writer', field: 'description', value: 'Writes well.' }]),
      '--out',
      out,
    ).exit,
  ).toBe(0)
  expect(contents(folder)).toEqual(before)
  const { exit, json } = dotbox('diff', folder, out, '--json')
  expect(exit).toBe(1)
  expect(json()).toEqual({
    added: [],
    removed: [],
    changed: [
      {
        id: 'agent:writer',
        kind: 'agent',
        title: 'writer',
        fields: [{ field: 'description', before: 'Writes.', after: 'Writes well.' }],
      },
    ],
  })
  expect(dotbox('diff', folder, out, '--format', 'markdown').out).toContain(
    '- `description`: `Writes.` → `Writes well.`',
  )
})

test('a patch of new, changed and deleted files is applied by git and gives what an edit in place gives', () => {
  const folder = aRepository()
  const twin = join(temporary(), 'twin')
  cpSync(folder, twin, { recursive: true, verbatimSymlinks: true })
  const list = edits([
    { add: 'agent', fields: { name: 'tester', description: 'Tests.', instructions: 'Test it.' } },
    { set: 'agent:reviewer', field: 'instructions', value: 'Review it twice.' },
    { remove: 'agent:writer' },
  ])
  const patch = join(temporary(), 'team.patch')
  expect(dotbox('edit', folder, '--edits', list, '--patch', patch).exit).toBe(0)
  expect(existsSync(join(folder, '.claude/agents/tester.md'))).toBe(false)
  execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', patch], { cwd: folder })
  expect(dotbox('edit', twin, '--edits', list, '--in-place').exit).toBe(0)
  expect(contents(folder)).toEqual(contents(twin))
  expect(contents(folder)['.claude/agents/writer.md']).toBeUndefined()
  expect(contents(folder)['.claude/agents/reviewer.md']).toBe(REVIEWER.replace('Review it.', 'Review it twice.'))
})

test('--dry-run reports and writes nothing', () => {
  const folder = aRepository()
  const before = contents(folder)
  const { exit, json } = dotbox(
    'edit',
    folder,
    '--edits',
    edits([{ remove: 'agent:writer' }]),
    '--in-place',
    '--dry-run',
    '--json',
  )
  expect(exit).toBe(0)
  expect((json() as { files: { path: string; status: string }[] }).files).toContainEqual(
    expect.objectContaining({ path: '.claude/agents/writer.md', status: 'deleted' }),
  )
  expect(contents(folder)).toEqual(before)
})

test('a bad edit writes nothing and names the candidates', () => {
  const folder = aRepository()
  const before = contents(folder)
  const { exit, err, json } = dotbox(
    'edit',
    folder,
    '--edits',
    edits([{ remove: 'agent:reviewer' }, { set: 'agent:wirter', field: 'model', value: 'opus' }]),
    '--in-place',
    '--json',
  )
  expect(exit).toBe(2)
  expect(err).toContain('edit 2: There is no “agent:wirter”.')
  expect((json() as { error: { problems: { candidates: string[] }[] } }).error.problems[0]?.candidates).toContain(
    'agent:writer',
  )
  expect(contents(folder)).toEqual(before)
})

test('a name that two agents have is refused; the id that inspect prints, or the file, names one of them', () => {
  const twin = (text: string) => `---\nname: dup\ndescription: ${text}\n---\n${text}\n`
  const folder = write(temporary(), { '.claude/agents/a.md': twin('A'), '.claude/agents/sub/b.md': twin('B') })
  const set = (name: string) =>
    dotbox('edit', folder, '--edits', edits([{ set: name, field: 'description', value: 'New.' }]), '--in-place')
  const both = set('agent:dup')
  expect([both.exit, both.err]).toEqual([2, expect.stringContaining('“agent:dup” fits 2 records.')])
  expect(both.err).toContain('agent:.claude/agents/a.md')
  expect(set('agent:.claude/agents/a.md').exit).toBe(0)
  expect(contents(folder)['.claude/agents/a.md']).toBe(twin('A').replace('description: A', 'description: New.'))
  const { agents } = dotbox('inspect', folder, '--json').json() as {
    agents: { id: string; files: { path: string }[] }[]
  }
  const inSub = agents.find(({ files }) => files[0]?.path.includes('sub'))
  expect(set(inSub?.id ?? '').exit).toBe(0)
  expect(contents(folder)['.claude/agents/sub/b.md']).toContain('description: New.')
})

test('nothing is written through a link, and nothing that is there is lost', () => {
  const folder = aRepository()
  const elsewhere = temporary()
  const out = temporary()
  symlinkSync(elsewhere, join(out, '.claude'))
  const through = dotbox('export', folder, '--out', out)
  expect([through.exit, through.err]).toEqual([2, expect.stringContaining('.claude is a link')])
  expect([readdirSync(elsewhere), readdirSync(out)]).toEqual([[], ['.claude']])

  const taken = write(temporary(), { 'CLAUDE.md': 'Mine.\n' })
  const { exit, json } = dotbox('export', folder, '--out', taken, '--json')
  expect(exit).toBe(2)
  expect((json() as { error: { conflicts: unknown } }).error.conflicts).toEqual([
    { path: 'CLAUDE.md', why: 'There is another file of this name already.' },
  ])
  expect(contents(taken)).toEqual({ 'CLAUDE.md': 'Mine.\n' })
  expect(dotbox('export', folder, '--out', taken, '--overwrite').exit).toBe(0)
  expect(contents(taken)['CLAUDE.md']).toBe('Be kind.\n')
})

test('what a link inside leads to outside is not read', () => {
  const secret = write(temporary(), { 'key.md': '---\nname: secret\ndescription: s\n---\nTOP\n' })
  const folder = aRepository()
  symlinkSync(join(secret, 'key.md'), join(folder, '.claude/agents/key.md'))
  const { exit, out } = dotbox('inspect', folder, '--json')
  expect([exit, out.includes('TOP'), out.includes('"secret"')]).toEqual([0, false, false])
})

test('new lists templates, and writes one that every command then finds in order', () => {
  const listed = dotbox('new', '--json').json() as { id: string; title: string; pattern: string; agents: string[] }[]
  expect(listed.length).toBeGreaterThanOrEqual(3)
  for (const { id, agents } of listed) {
    const out = join(temporary(), id)
    expect(dotbox('new', id, '--out', out).exit).toBe(0)
    const seen = dotbox('inspect', out, '--json').json() as { agents: { name: string; files: { loads: boolean }[] }[] }
    expect(seen.agents.map(({ name }) => name).sort()).toEqual([...agents].sort())
    expect(seen.agents.every(({ files }) => files.length === 2 && files.every(({ loads }) => loads))).toBe(true)
    expect(dotbox('check', out).exit).toBe(0)
    expect(dotbox('export', out, '--dry-run').out).toContain('No file changes')
  }
})

test('check finds an error with exit code 1, in each format', () => {
  const folder = aRepository()
  const { exit, json } = dotbox('check', folder, '--json')
  const { findings, summary } = json() as {
    findings: {
      rule: string
      severity: string
      at: { record: string | null; path: string | null; line: number | null }
    }[]
    summary: { errors: number }
  }
  expect(exit).toBe(summary.errors > 0 ? 1 : 0)
  expect(summary.errors).toBe(findings.filter(({ severity }) => severity === 'error').length)
  expect(findings.map(({ at }) => at.path)).toContain('.claude/agents/reviewer.md')
  const known = (dotbox('rules', '--json').json() as { id: string }[]).map(({ id }) => id)
  expect(findings.filter(({ rule }) => !known.includes(rule))).toEqual([])
  const sarif = JSON.parse(dotbox('check', folder, '--format', 'sarif').out) as {
    version: string
    runs: { results: unknown[] }[]
  }
  expect([sarif.version, sarif.runs[0]?.results.length]).toEqual(['2.1.0', findings.length])
})

test('what cannot be done ends with exit code 2, the reason, and what to do next', () => {
  const folder = aRepository()
  const bad = write(temporary(), { 'design.json': '{ "version": 1,', 'x.zip': 'PK no zip', 'notes.txt': 'x' })
  const attempts: readonly (readonly [args: readonly string[], says: string])[] = [
    [[], 'Which command?'],
    [['fly'], 'There is no command “fly”'],
    [['inspect'], 'Usage: dotbox inspect PATH'],
    [['inspect', 'a', 'b'], 'one word too many'],
    [['inspect', folder, '--frobnicate'], 'Usage: dotbox inspect'],
    [['inspect', join(folder, 'nowhere')], 'cannot be read (ENOENT)'],
    [['inspect', join(bad, 'design.json')], 'is not JSON'],
    [['inspect', join(bad, 'x.zip')], 'cannot be opened'],
    [['inspect', join(bad, 'notes.txt')], 'neither a folder nor a .zip'],
    [['export', folder], 'Say where it goes'],
    [['export', folder, '--to', 'emacs', '--out', 'x'], 'There are: claude-code, opencode'],
    [['export', folder, '--in-place', '--out', 'x'], 'not both'],
    [['edit', folder, '--in-place'], '--edits EDITS.json'],
    [['new', 'nothing', '--out', 'x'], 'There is no template'],
    [['check', folder, '--format', 'xml'], 'There are: text, json, sarif'],
  ]
  for (const [args, says] of attempts) {
    const { exit, out, err } = dotbox(...args)
    expect([args.join(' '), exit, out, err.includes(says) ? says : err]).toEqual([args.join(' '), 2, '', says])
  }
})

test('a file cannot move a terminal’s cursor through DotBox', () => {
  const folder = write(temporary(), { '.claude/agents/x.md': '---\nname: "x\\e[2J\\u202e"\ndescription: y\n---\nz\n' })
  const { out } = dotbox('inspect', folder)
  expect([...out].filter((sign) => sign === '\u001b' || sign === '\u202e')).toEqual([])
})

test('inspect says what is only suggested, and what starts an agent; accepting is an edit as any other', () => {
  const folder = write(temporary(), {
    '.opencode/agents/planner.md':
      '---\ndescription: Plans.\n---\nWrite the plan to `plans/`, then hand off to `builder`.\n',
    '.opencode/agents/builder.md': '---\ndescription: Builds.\n---\nBuild.\n',
    '.opencode/command/plan.md': '---\nagent: planner\n---\nPlan.\n',
  })
  const seen = dotbox('inspect', folder, '--json').json() as {
    agents: { id: string; startedBy: unknown }[]
    directories: unknown[]
    edges: unknown[]
  }
  expect(seen.agents.find(({ id }) => id === 'agent:planner')?.startedBy).toEqual([
    { command: '/plan', path: '.opencode/command/plan.md' },
  ])
  expect(seen.directories).toEqual([{ id: 'directory:plans', path: 'plans', suggested: true, instructions: null }])
  expect(seen.edges).toEqual([
    expect.objectContaining({
      id: 'handoff:planner>builder',
      suggested: true,
      evidence: {
        path: '.opencode/agents/planner.md',
        line: 4,
        text: 'Write the plan to `plans/`, then hand off to `builder`.',
      },
    }),
    expect.objectContaining({ id: 'writes:planner>plans', suggested: true }),
  ])
  const accepting = edits([
    { add: 'directory', fields: { path: 'plans/' } },
    { set: 'handoff:planner>builder', field: 'suggested', value: false },
  ])
  const out = join(temporary(), 'out')
  expect(dotbox('edit', folder, '--edits', accepting, '--out', out).exit).toBe(0)
  const after = dotbox('inspect', out, '--json').json() as { edges: { id: string; suggested: boolean }[] }
  expect(after.edges.find(({ id }) => id === 'handoff:planner>builder')?.suggested).toBe(false)
})
