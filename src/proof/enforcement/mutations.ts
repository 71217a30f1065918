import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  aDelegates,
  aDesign,
  aDirectory,
  aHandoff,
  aSettings,
  aSpec,
  aVerifies,
  aWrites,
} from '../../design/samples.ts'
import { printProject } from '../../project/print.ts'
import { emptyReading } from '../../project/reading.ts'
import { temporaryFolder } from '../hermetic.ts'
import { layOut } from '../lay-out.ts'
import { problemsOf } from './attempt.ts'
import { subfolder } from './claude/places.ts'
import { EVERYTHING, link, put, role, rule } from './claude/team.ts'
import { driveClaude } from './claude/try.ts'

/**
 * The guard broken on purpose: each change below takes a check away, and the probes have to notice. A probe is an event as the
 * real client sends it; two changes are tried with the client itself.
 */
type Mutation = { readonly what: string; readonly from: string; readonly to: string }

const MUTATIONS: readonly Mutation[] = [
  { what: 'places are not looked at', from: "bound && !within(agent.writes, path) ? 'deny' : level", to: 'level' },
  { what: 'what guards the team is not kept', from: 'if (kept !== null)', to: 'if (false)' },
  { what: 'links are not followed', from: 'return fs.realpathSync.native(file)', to: 'return file' },
  { what: 'a link that leads nowhere is not followed', from: 'return link === null', to: 'return true' },
  { what: 'calls without an edge pass', from: 'if (callee === null || !calls.includes(callee))', to: 'if (false)' },
  { what: 'gates are not asked of the receiver', from: 'if (asked.length === 0) return null', to: 'return null' },
  {
    what: 'bounds are not counted',
    from: 'const calls = thisRun(events)',
    to: 'return null\n  const calls = thisRun(events)',
  },
  { what: 'anybody may tick', from: 'if (verifiers && !verifiers.includes(who))', to: 'if (false)' },
  { what: 'redirections pass', from: 'if (!from) return null', to: 'if (!from) continue' },
  {
    what: 'only the first command of a line counts',
    from: 'for (const part of parts.slice(1))',
    to: 'for (const part of [])',
  },
  { what: 'unknown tools pass', from: "denied('unknown',", to: "allowed('unknown') ?? denied('unknown'," },
  {
    what: 'a policy that was changed passes',
    from: 'isSealed(text) ? wrongWith(policy) :',
    to: 'true ? wrongWith(policy) :',
  },
  {
    what: 'what fails lets through',
    from: "process.exitCode = name === 'PreToolUse' ? 2 : 1",
    to: 'process.exitCode = 0',
  },
  { what: 'every tool passes', from: 'const { policy, who, child, agent, world } = here', to: 'return' },
  {
    what: 'refusals of a server are not looked at',
    from: "key === undefined ? 'deny' : agent.mcp[key]",
    to: "'allow'",
  },
  { what: 'joins are not waited for', from: 'waits && !hasEnded(events, handoff.from)', to: 'false' },
]

const design = aDesign(
  aSettings({ lead: 'agent:lead', enforce: true, exportTo: ['claude-code'] }),
  role('lead', EVERYTHING),
  role('writer', { delegate: 'allow' }),
  role('runner', {}, { patterns: { shell: [rule('cat *', 'allow')] } }),
  role('qa'),
  role('other'),
  role('last'),
  role('fixer'),
  role('checker', { edit: 'deny' }),
  aDirectory('src'),
  aSpec('spec.md', { criteria: [{ text: 'one' }] }),
  aDelegates('lead', 'writer'),
  aHandoff('writer', 'qa', { gate: { files: ['ok.txt'] } }),
  aHandoff('writer', 'last', { join: 'all' }),
  aHandoff('other', 'last', { join: 'all' }),
  aHandoff('writer', 'fixer', { bound: 1 }),
  aWrites('writer', 'directory:src'),
  aVerifies('checker', 'spec:spec.md'),
)

type Probe = { readonly who: string; readonly tool: string; readonly input: object; readonly is: 'refused' | 'passed' }

const probes = (folder: string): readonly Probe[] => {
  const write = (who: string, path: string, is: Probe['is'], content = 'x'): Probe => ({
    who,
    tool: 'Write',
    input: { file_path: join(folder, path), content },
    is,
  })
  const run = (command: string): Probe => ({ who: 'runner', tool: 'Bash', input: { command }, is: 'refused' })
  const call = (who: string, agent: string, is: Probe['is']): Probe => ({
    who,
    tool: 'Agent',
    input: { subagent_type: agent, prompt: 'p', description: 'd' },
    is,
  })
  return [
    write('writer', 'src/a.txt', 'passed'),
    write('writer', 'docs/a.txt', 'refused'),
    write('writer', 'src/out/a.txt', 'refused'),
    write('writer', 'src/dangling.txt', 'refused'),
    write('other', '.claude/settings.json', 'refused'),
    write('other', 'web/.claude/settings.json', 'refused'),
    write('other', 'spec.md', 'refused', '- [x] one\n'),
    write('qa', 'docs/a.txt', 'refused'),
    write('last', 'docs/a.txt', 'refused'),
    run('cat a > b'),
    run('cat a; touch b'),
    { who: 'writer', tool: 'Teleport', input: {}, is: 'refused' },
    { who: 'writer', tool: 'mcp__files__write_file', input: {}, is: 'refused' },
    call('writer', 'other', 'refused'),
    call('writer', 'fixer', 'passed'),
    call('writer', 'fixer', 'refused'),
  ]
}

/** What the guard says to each probe, until one is not as it should be: then that one in words. */
const noticed = (guard: string): string | null => {
  const folder = temporaryFolder('mutation')
  layOut(printProject(design, emptyReading, { targets: ['claude-code'] }).files, folder)
  put(folder, 'src/keep.txt')
  link(folder, 'src/out', '../docs')
  link(folder, 'src/dangling.txt', '../docs/dangling.txt')
  const file = join(folder, '.claude/hooks/dotbox-guard.mjs')
  writeFileSync(file, guard)
  const ask = ({ who, tool, input }: Probe): string => {
    const event = {
      session_id: 's',
      cwd: folder,
      agent_id: 'a',
      agent_type: who,
      hook_event_name: 'PreToolUse',
      tool_name: tool,
      tool_input: input,
    }
    const { status, stdout } = spawnSync(process.execPath, [file], { input: JSON.stringify(event), encoding: 'utf8' })
    return status === 2 || stdout.includes('"deny"') ? 'refused' : 'passed'
  }
  for (const probe of probes(folder)) {
    const came = ask(probe)
    if (came !== probe.is) return `${probe.who} ${probe.tool} ${JSON.stringify(probe.input)}: ${came}`
  }
  const policy = join(folder, '.claude/dotbox-policy.json')
  writeFileSync(policy, readFileSync(policy, 'utf8').replace('"src/**"', '"**"'))
  const [inside] = probes(folder)
  return inside && ask(inside) === 'passed' ? 'a changed policy: passed' : null
}

const mutated = (guard: string, { what, from, to }: Mutation): string => {
  if (!guard.includes(from))
    throw new Error(`The guard no longer holds “${from}” (${what}): name what stands there now.`)
  return guard.replace(from, () => to)
}

/** Tries every mutation; gives back those that nothing noticed, in words. */
export const proveMutations = async (program: string): Promise<string[]> => {
  const { files } = printProject(design, emptyReading, { targets: ['claude-code'] })
  const guard = String(files.get('.claude/hooks/dotbox-guard.mjs'))
  const whole = noticed(guard)
  if (whole !== null) throw new Error(`The whole guard does not pass its own probes: ${whole}`)
  const missed = MUTATIONS.filter((mutation) => noticed(mutated(guard, mutation)) === null).map(({ what }) => what)
  for (const mutation of [MUTATIONS[0], MUTATIONS.find(({ what }) => what === 'every tool passes')]) {
    if (!mutation) continue
    const results = await driveClaude(program, {
      ...subfolder,
      stage: (folder) => {
        subfolder.stage?.(folder)
        const file = join(folder, '.claude/hooks/dotbox-guard.mjs')
        writeFileSync(file, mutated(readFileSync(file, 'utf8'), mutation))
      },
    })
    if (results.flatMap(problemsOf).length === 0) missed.push(`${mutation.what}, with the client`)
  }
  console.log(`mutations: ${MUTATIONS.length + 2} tried, ${missed.length} unnoticed`)
  for (const what of missed) console.log(`  Nothing fails where ${what}.`)
  return missed
}
