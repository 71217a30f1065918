import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
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
} from '../../../design/samples.ts'
import { seal } from '../../../files/seal.ts'
import type { Outcome } from '../attempt.ts'
import { calling, calls, EVERYTHING, put, role, running, writer } from './team.ts'
import { attempt, type ClaudeSession, type Try } from './try.ts'

const workers = ['builder', 'qa', 'slow', 'waiter', 'f-one', 'f-two', 'maker', 'shipper', 'draft', 'press']
const joiners = ['j-one', 'j-two', 'j-all', 'j-any']
const loopers = ['looper', 'fixer', 'redo', 'critic']
const names = [...workers, ...joiners, ...loopers]

const team = (lead: 'agent:lead' | null) =>
  aDesign(
    aSettings({ lead, enforce: true, exportTo: ['claude-code'] }),
    role('lead', EVERYTHING),
    role('island'),
    ...names.map((name) => role(name, { delegate: 'allow' })),
    aDirectory('out'),
    aSpec('spec.md', { content: 'The API.', criteria: [{ text: 'one' }] }),
    ...names.map((name) => aDelegates('lead', name)),
    aHandoff('builder', 'qa', { gate: { command: 'test -f ok.txt || (echo three tests fail; false)' } }),
    aHandoff('slow', 'waiter', { gate: { command: 'sleep 100' } }),
    aHandoff('f-one', 'f-two', { gate: { files: ['dist/*.js'] } }),
    aHandoff('maker', 'shipper', { gate: { verified: 'spec:spec.md' } }),
    aHandoff('draft', 'press', { gate: { approval: 'the texts' } }),
    aHandoff('j-one', 'j-all', { join: 'all' }),
    aHandoff('j-two', 'j-all', { join: 'all' }),
    aHandoff('j-one', 'j-any', { join: 'any' }),
    aHandoff('j-two', 'j-any', { join: 'any' }),
    aHandoff('looper', 'fixer', { bound: 1 }),
    aHandoff('redo', 'critic'),
    aHandoff('critic', 'redo', { bound: 1 }),
    aWrites('maker', 'spec:spec.md'),
    aVerifies('shipper', 'spec:spec.md'),
    aWrites('qa', 'directory:out'),
  )

/** A guard that waits a second for the command of a gate, so that one which hangs is not waited for long. */
const impatient = (folder: string) => {
  const file = join(folder, '.claude/dotbox-policy.json')
  writeFileSync(file, seal(readFileSync(file, 'utf8').replace(/"patience": \d+/, '"patience": 2')))
}

const call = (id: string, tries: string, agent: string, must: Outcome, by = 'lead'): Try =>
  attempt(id, tries, 'Agent', calling(agent), must, { asked: { agent: by, act: { do: 'call', agent } } })

const steps: ClaudeSession['steps'] = (folder) => {
  const write = (agent: string, id: string, tries: string, path: string, must: Outcome) =>
    writer(folder, agent)(id, tries, path, must)
  const open = () => put(folder, 'ok.txt')
  const shut = () => rmSync(join(folder, 'ok.txt'), { force: true })
  const staged = (before: () => void, one: Try): Try => ({ ...one, before })
  return {
    lead: [
      calls('builder'),
      call('gate-by-lead', 'the lead calls the receiver while the gate is shut', 'qa', 'refuse'),
      { before: open, calls: [{ tool: 'Agent', input: calling('qa', { name: 'quinn' }) }] },
      attempt(
        'gate-resumed',
        'a message resumes the receiver while the gate is shut',
        'SendMessage',
        { to: 'quinn', message: 'go on', summary: 's' },
        'refuse',
        { asked: { agent: 'lead', act: { do: 'call', agent: 'qa' } } },
      ),
      { before: open, calls: [{ tool: 'Agent', input: calling('qa', { run_in_background: true }) }] },
      { calls: [{ tool: 'Bash', input: running('sleep 3') }] },
      call('gate-hangs', 'calls the receiver where the command of the gate hangs', 'waiter', 'refuse'),
      call('files-shut', 'calls the receiver where files are missing', 'f-two', 'refuse'),
      { before: () => put(folder, 'dist/deep/a.js'), calls: [{ tool: 'Agent', input: calling('f-two') }] },
      call('spec-shut', 'calls the receiver where criteria are open', 'shipper', 'refuse'),
      {
        before: () => put(folder, 'spec.md', readFileSync(join(folder, 'spec.md'), 'utf8').replace('[ ]', '[x]')),
        calls: [{ tool: 'Agent', input: calling('shipper') }],
      },
      call('call-edge', 'calls an agent to which it has an edge', 'draft', 'succeed'),
      call('approval-shut', 'calls the receiver that nobody approved', 'press', 'refuse'),
      { before: () => approve(folder), calls: [{ tool: 'Agent', input: calling('press') }] },
      call('join-early', 'calls the receiver before any agent before it', 'j-all', 'refuse'),
      calls('j-one'),
      call('join-half', 'calls the receiver when one of two has ended', 'j-all', 'refuse'),
      calls('j-any'),
      calls('j-two'),
      calls('j-all'),
      calls('looper'),
      calls('redo'),
      calls('redo'),
      call('bound-by-lead', 'the lead carries work back once more than the bound says', 'redo', 'refuse'),
      call('call-none', 'calls an agent without an edge', 'island', 'refuse'),
      attempt(
        'call-message',
        'sends a message to an agent without an edge',
        'SendMessage',
        { to: 'island', message: 'go', summary: 's' },
        'refuse',
        { asked: { agent: 'lead', act: { do: 'call', agent: 'island' } } },
      ),
      call('call-builtin', 'calls an agent of the client’s own', 'general-purpose', 'refuse'),
      attempt('call-unnamed', 'calls without naming an agent', 'Agent', { description: 'd', prompt: 'go' }, 'refuse', {
        asked: { agent: 'lead', act: { do: 'call', agent: null } },
      }),
      attempt(
        'call-workflow-script',
        'runs a script of its own that calls an agent',
        'Workflow',
        {
          script:
            "export const meta = { name: 'w', description: 'd' }\nreturn await agent('go', { agentType: 'island' })\n",
        },
        'refuse',
        { asked: { agent: 'lead', act: { do: 'workflow', name: null } } },
      ),
    ],
    builder: [
      [
        call('gate-shut', 'hands over while the gate is shut', 'qa', 'refuse', 'builder'),
        call('call-nested', 'an agent that was called calls one without an edge', 'island', 'refuse', 'builder'),
      ],
    ],
    qa: [
      write('qa', 'gate-open', 'works while its gate is open', 'out/qa1.txt', 'succeed'),
      staged(
        shut,
        write('qa', 'gate-shut-again', 'goes on working when its gate has shut again', 'out/qa2.txt', 'refuse'),
      ),
      { says: 'Stopped.' },
      staged(
        shut,
        write('qa', 'gate-background', 'works in the background when its gate has shut', 'out/qa3.txt', 'refuse'),
      ),
      { says: 'Stopped.' },
    ],
    'f-two': [write('f-two', 'files-open', 'works when the files are there', 'out/f.txt', 'succeed')],
    shipper: [write('shipper', 'spec-open', 'works when all criteria are met', 'out/s.txt', 'succeed')],
    press: [write('press', 'approval-open', 'works when a person approved', 'out/p.txt', 'succeed')],
    'j-any': [
      write('j-any', 'join-any', 'works when one of two has ended, where any is enough', 'out/any.txt', 'succeed'),
    ],
    'j-all': [write('j-all', 'join-all', 'works when both have ended', 'out/all.txt', 'succeed')],
    looper: [
      call('bound-within', 'hands over as often as the bound says', 'fixer', 'succeed', 'looper'),
      call('bound-over', 'hands over once more', 'fixer', 'refuse', 'looper'),
    ],
  }
}

/** What a person does in a terminal: the guard asks for one, so this gives it one. */
const approve = (folder: string): void => {
  const command = "node .claude/hooks/dotbox-guard.mjs --approve 'draft -> press'"
  const args = process.platform === 'linux' ? ['-qec', command, '/dev/null'] : ['-q', '/dev/null', 'sh', '-c', command]
  execFileSync('script', args, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] })
}

export const gates: ClaudeSession = {
  name: 'calls, gates, joins, bounds',
  design: team('agent:lead'),
  stage: impatient,
  steps,
}

/** The agents of a script are called by nobody whom the guard sees; their own acts wait for their gates all the same. */
export const gatedWorkflow: ClaudeSession = {
  name: 'a gate in a workflow script',
  design: team(null),
  stage: impatient,
  steps: (folder) => ({
    main: [
      {
        calls: [
          {
            tool: 'Workflow',
            input: {
              script:
                "export const meta = { name: 'w', description: 'd' }\nreturn await agent('go', { agentType: 'qa' })\n",
            },
          },
        ],
      },
      { calls: [{ tool: 'Bash', input: running('sleep 6') }] },
    ],
    qa: [
      writer(folder, 'qa')(
        'gate-workflow',
        'works as an agent of a script while its gate is shut',
        'out/w.txt',
        'refuse',
      ),
    ],
  }),
}
