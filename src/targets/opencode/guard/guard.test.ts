import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transform } from 'esbuild'
import { afterAll, expect, test, vi } from 'vitest'
import { Capabilities } from '../../../design/records/agent.ts'
import {
  aDelegates,
  aDesign,
  aDirectory,
  aHandoff,
  anAgent,
  aReads,
  aSettings,
  aSpec,
  aWrites,
} from '../../../design/samples.ts'
import { printSheet } from '../../../files/revise.ts'
import { isSealed } from '../../../files/seal.ts'
import { opencode } from '../index.ts'
import { guardText, loaderText } from './guard-text.ts'

const can = (fields: object) => ({
  capabilities: Capabilities.parse({ shell: 'deny', mcp: { '*': 'deny' }, ...fields }),
})
const team = aDesign(
  aSettings({ enforce: true, lead: 'agent:lead' }),
  anAgent('lead', can({})),
  anAgent('dev', { ...can({}), patterns: { shell: [{ pattern: 'echo fine', level: 'allow' }] } }),
  anAgent('qa', can({ edit: 'deny' })),
  anAgent('reader', can({ read: 'deny' })),
  ...['src', 'specs', 'docs'].map((path) => aDirectory(path)),
  aSpec('specs/api.md'),
  aWrites('lead', 'directory:specs'),
  aWrites('dev', 'directory:src'),
  aReads('reader', 'directory:docs'),
  aDelegates('lead', 'dev'),
  aHandoff('dev', 'qa', { gate: { command: 'test -f passed' }, bound: 2 }),
)

// Each guard is a program of its own that asks git and the disk.
vi.setConfig({ testTimeout: 60_000 })

const around = mkdtempSync(join(tmpdir(), 'dotbox-guard-'))
afterAll(() => rmSync(around, { recursive: true, force: true }))

const put = (folder: string, path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

let count = 0
/** The team as it is exported, in a folder of its own. */
const laidOut = (guard: string = guardText): string => {
  const folder = join(around, `team-${count++}`)
  const sheets = opencode.sheets({
    design: team,
    placeOf: () => null,
    mainPath: null,
    instructionsFile: () => '',
    has: () => false,
    textOf: () => null,
    beside: [],
  })
  for (const [path, sheet] of sheets) put(folder, path, printSheet(sheet))
  put(folder, '.opencode/dotbox-guard.mjs', guard)
  put(folder, 'specs/api.md', '- [ ] It works.\n')
  mkdirSync(join(folder, 'src'), { recursive: true })
  symlinkSync('../specs', join(folder, 'src', 'link'))
  return folder
}

type Hook = (input: object, output: object) => Promise<void>
type Plugin = { readonly default: { readonly server: (given: object) => Promise<Record<string, Hook>> } }

/** OpenCode as the plugin sees it: sessions with an agent each, a called agent's below the first. */
const started = async (folder: string) => {
  const { default: plugin } = (await import(
    /* @vite-ignore */ pathToFileURL(join(folder, '.opencode/plugins/dotbox-guard.js')).href
  )) as Plugin
  const client = {
    session: {
      get: async ({ path: { id } }: { path: { id: string } }) => ({
        data: id === 'main' ? { id } : { id, parentID: 'main', agent: id },
      }),
      messages: async () => ({ data: [] }),
    },
  }
  const hooks = await plugin.server({ client, directory: folder })
  await hooks.config?.({ mcp: { files: {} } }, {})
  const speak = (sessionID: string, agent: string) =>
    hooks['chat.message']?.({ sessionID, agent }, { message: { agent }, parts: [] })
  await speak('main', 'build')
  for (const agent of ['lead', 'dev', 'qa', 'reader', 'general']) await speak(agent, agent)
  /** null where the call goes through, else what the agent is told. */
  return async (who: string, tool: string, args: object): Promise<string | null> => {
    try {
      await hooks['tool.execute.before']?.(
        { tool, sessionID: who === 'build' ? 'main' : who, callID: `call-${count++}` },
        { args },
      )
      return null
    } catch (error) {
      return (error as Error).message
    }
  }
}

test('guard and plugin are programs, sealed, and need nothing but Node', async () => {
  for (const text of [guardText, loaderText]) {
    await transform(text, { loader: 'js', format: 'esm' })
    expect(isSealed(text)).toBe(true)
  }
  const imports = [...guardText.matchAll(/^import .* from '([^']+)'$/gm)].map(([, from]) => from)
  expect(imports.filter((from) => !from?.startsWith('node:'))).toEqual([])
})

/** What is tried of a guard: who, with which tool, and whether it may. */
const TRIED: readonly (readonly [who: string, tool: string, args: object, may: boolean])[] = [
  ['dev', 'write', { filePath: 'src/a.ts', content: '' }, true],
  ['dev', 'write', { filePath: 'specs/a.md', content: '' }, false],
  ['dev', 'write', { filePath: 'src/../specs/a.md', content: '' }, false],
  ['dev', 'write', { filePath: 'src/link/a.md', content: '' }, false],
  ['dev', 'apply_patch', { patchText: '*** Update File: src/a.ts\n*** Move to: a.ts\n' }, false],
  ['dev', 'bash', { command: 'echo fine' }, true],
  ['dev', 'bash', { command: 'echo fine > x' }, false],
  ['dev', 'bash', { command: 'echo fine', workdir: 'specs' }, false],
  ['dev', 'task', { subagent_type: 'general', prompt: '' }, false],
  ['dev', 'task', { subagent_type: 'qa', prompt: '' }, false],
  ['build', 'task', { subagent_type: 'qa', prompt: '' }, false],
  ['build', 'task', { subagent_type: 'dev', prompt: '' }, true],
  ['build', 'task', { subagent_type: 'reader', prompt: 'See @specs/api.md' }, false],
  ['qa', 'read', { filePath: 'src/a.ts' }, false],
  ['reader', 'read', { filePath: 'docs/INSTRUCTIONS.md' }, true],
  ['reader', 'read', { filePath: 'specs/api.md' }, false],
  ['reader', 'grep', { pattern: 'x' }, false],
  ['dev', 'files_write', { path: 'x' }, false],
  ['dev', 'strange', {}, false],
  ['general', 'write', { filePath: '.opencode/dotbox-policy.json', content: '' }, false],
  ['build', 'write', { filePath: 'anywhere.txt', content: '' }, true],
]

const outcomes = async (folder: string): Promise<boolean[]> => {
  const may = await started(folder)
  const answers: boolean[] = []
  for (const [who, tool, args] of TRIED) answers.push((await may(who, tool, args)) === null)
  return answers
}

test('the exported guard refuses what the design does not allow, and nothing else', async () => {
  expect(await outcomes(laidOut())).toEqual(TRIED.map(([, , , may]) => may))
})

test('once its gate holds, the receiver may be called and may work, as often as the handoff says', async () => {
  const folder = laidOut()
  const may = await started(folder)
  put(folder, 'passed', '')
  const call = () => may('dev', 'task', { subagent_type: 'qa', prompt: '' })
  expect([await call(), await call()]).toEqual([null, null])
  expect(await call()).toContain('at most 2 times')
  expect(await may('qa', 'read', { filePath: 'src/a.ts' })).toBe(null)
})

test('without a policy, or without a guard, only the agents that come with the client may do anything', async () => {
  const withoutPolicy = laidOut()
  rmSync(join(withoutPolicy, '.opencode/dotbox-policy.json'))
  const broken = laidOut(`${guardText}\n}}`)
  for (const folder of [withoutPolicy, broken]) {
    const may = await started(folder)
    expect(await may('dev', 'read', { filePath: 'src/a.ts' })).toContain('DotBox: ')
    expect(await may('general', 'read', { filePath: 'src/a.ts' })).toBe(null)
  }
})

test('a policy that is changed while OpenCode runs stops every agent of the team', async () => {
  const folder = laidOut()
  const may = await started(folder)
  put(folder, '.opencode/dotbox-policy.json', '{}')
  expect(await may('dev', 'read', { filePath: 'src/a.ts' })).toContain('was changed since OpenCode was started')
  expect(await may('build', 'read', { filePath: 'src/a.ts' })).toBe(null)
})

/** Checks taken out of the guard, each of which something must notice. */
const MUTATIONS: readonly (readonly [what: string, from: string, to: string])[] = [
  [
    'it returns at once',
    'const holdCall = async ({ tool, sessionID, callID }, { args }) => {',
    'const holdCall = async ({ tool, sessionID, callID }, { args }) => {\n    return',
  ],
  ['refusals are not thrown', "if (answer === 'deny') refuse(who, tool, rule, why, next)", ''],
  [
    'gates are not asked when a call is made',
    'const early = await mayCall(policy, from, to, world)',
    'const early = null',
  ],
  ['gates are not asked of the receiver', 'const early = await mayWork(policy, who, world)', 'const early = null'],
  [
    'files that a prompt attaches are not looked at',
    'of attachedIn(String(args.prompt',
    'of []; void (String(args.prompt',
  ],
  ['Move to is not read', ", '*** Move to:']", ']'],
  ['the folder of a command does not count', 'const away = text(workdir) !== null &&', 'const away = false &&'],
  ['links are not followed', 'return fs.realpathSync.native(file)', 'return file'],
  [
    'boundaries are not held',
    'const bound = agent.writes !== undefined',
    'const bound = false && agent.writes !== undefined',
  ],
  ['redirections are harmless', 'if (!from) return null', 'if (!from) return [part.trim()]'],
  ['unknown tools are free', "{ do: 'other', tool }]", "{ do: 'skill', name: '' }]"],
  ['what guards the team is not kept', 'const kept = child || agent ? keptBy(policy, act) : null', 'const kept = null'],
  ['searches are not held', 'if (agent.reads && !within(agent.reads, path))\n', 'if (agent.reads === null)\n'],
]

test.each(MUTATIONS)('a guard that was broken is noticed: %s', async (_, from, to) => {
  expect(guardText).toContain(from)
  const answers = await outcomes(laidOut(guardText.replace(from, to)))
  expect(answers).not.toEqual(TRIED.map(([, , , may]) => may))
})

test('the guard explains itself, and checks its policy, with nothing but Node', () => {
  const folder = laidOut()
  const run = (...args: string[]) => {
    const { stdout, status } = spawnSync(process.execPath, ['.opencode/dotbox-guard.mjs', ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
    return `${status} ${stdout.trim()}`
  }
  expect(run('--explain', 'dev', 'write', 'src/a.ts')).toBe('0 allow: rule “dev.writes”.')
  expect(run('--explain', 'dev', 'write', 'specs/a.md')).toContain('0 deny: rule “dev.writes”.')
  expect(run('--self-test')).toMatch(/^0 The policy says what the design said, in \d+ of \d+ acts\.$/)
  expect(run('--approve', 'dev -> qa')).toContain('2 No handoff')
  expect(run('--help')).toContain('--explain')
})
