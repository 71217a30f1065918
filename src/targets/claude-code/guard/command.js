import * as fs from 'node:fs'
import * as path from 'node:path'
import { failuresOf, inWords } from '../../../guard/exported/answer.js'
import { decide } from '../../../guard/exported/decide.js'
import { agentNamed, readPolicy } from '../../../guard/exported/disk.js'
import { APPROVALS, mayWork } from '../../../guard/exported/gates.js'
import { actsOf } from './acts.js'
import { guardEvent, HOOK, home, POLICY, placeFrom } from './guard.js'

// The guard as a person calls it.

const HELP = `The guard of this team: ${POLICY} says who may do what, and Claude Code asks this program before each tool.

  node ${HOOK} --explain AGENT TOOL WHAT   may it, and which rule decides? (WHAT: a path, a command, an agent, …)
  node ${HOOK} --self-test                 does the policy still say what the design said, and does the client ask the guard?
  node ${HOOK} --approve 'A -> B'          let work pass from A to B, where its gate wants a person (in a terminal)

What was refused stands in .claude/dotbox-state/refused.jsonl. To change the rules, change the design and export it again.
`

const say = (line) => process.stdout.write(`${line}\n`)
const fail = (line) => {
  process.stderr.write(`${line}\n`)
  process.exitCode = 1
}

/** The field of a tool's input that WHAT stands for. */
const FIELDS = {
  Bash: 'command',
  PowerShell: 'command',
  Monitor: 'command',
  Agent: 'subagent_type',
  Task: 'subagent_type',
  SendMessage: 'to',
  Skill: 'skill',
  Workflow: 'name',
  WebFetch: 'url',
  Grep: 'path',
  Glob: 'pattern',
  NotebookEdit: 'notebook_path',
}

const explain = async ([who, tool, ...rest]) => {
  if (!who || !tool) return fail(`Name an agent and a tool: node ${HOOK} --explain AGENT TOOL WHAT`)
  const policy = readPolicy(path.join(home, POLICY))
  if (!agentNamed(policy, who))
    return say(
      `“${who}” is not in ${POLICY}, so it is not limited. The team: ${Object.keys(policy.agents).join(', ')}.`,
    )
  const here = placeFrom(policy, { agent_type: who, agent_id: 'explain', session_id: 'explain', cwd: process.cwd() })
  const acts = actsOf(tool, { [FIELDS[tool] ?? 'file_path']: rest.join(' ') }, here)
  if (acts.length === 0) return say(`allow: ${tool} touches nothing.`)
  for (const act of acts) {
    const found = decide(policy, who, act)
    say(
      found.answer === 'allow'
        ? `allow: rule “${found.rule}” in ${POLICY}.`
        : `${found.answer}: ${inWords(found, POLICY).replace(/^DotBox: /, '')}`,
    )
  }
  const held = await mayWork(policy, who, here.world)
  if (held) say(`held: ${inWords(held, POLICY).replace(/^DotBox: /, '')}`)
}

const settingsAt = (file) => {
  try {
    return JSON.parse(fs.readFileSync(path.join(home, file), 'utf8'))
  } catch {
    return null
  }
}

const asksTheGuard = (settings) =>
  (settings?.hooks?.PreToolUse ?? []).some(
    (group) =>
      [undefined, '', '*'].includes(group.matcher) &&
      (group.hooks ?? []).some(
        (hook) => hook.onFailure === 'block' && (hook.args ?? []).some((arg) => arg.endsWith(`/${HOOK}`)),
      ),
  )

const selfTest = () => {
  const policy = readPolicy(path.join(home, POLICY))
  const failures = failuresOf(policy)
  if (!asksTheGuard(settingsAt('.claude/settings.json')))
    failures.push('.claude/settings.json does not ask the guard before each tool. Export the design again.')
  for (const file of ['.claude/settings.json', '.claude/settings.local.json'])
    if (settingsAt(file)?.disableAllHooks)
      failures.push(`${file} turns all hooks off (disableAllHooks), the guard too.`)
  for (const failure of failures) fail(failure)
  if (failures.length === 0)
    say(`The guard agrees with all ${policy.expect?.length ?? 0} expectations of ${POLICY}, and Claude Code asks it.`)
}

const approve = ([which]) => {
  const policy = readPolicy(path.join(home, POLICY))
  const waiting = policy.handoffs.filter((handoff) => handoff.gate?.approval !== undefined)
  const names = waiting.map(({ from, to }) => `${from} -> ${to}`)
  const handoff = waiting[names.indexOf(which ?? '')]
  if (!handoff)
    return fail(
      `Name the handoff: ${names.map((name) => `--approve '${name}'`).join(', ') || 'none here wants an approval'}.`,
    )
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    return fail('An approval is given by a person in a terminal, and this is none.')
  const { notes } = placeFrom(policy, { cwd: home })
  notes.append(APPROVALS, { from: handoff.from, to: handoff.to })
  say(`Approved: “${handoff.from}” may hand over to “${handoff.to}”, for a day or until “${handoff.from}” begins anew.`)
}

const [flag, ...words] = process.argv.slice(2)
try {
  if (flag === undefined) await guardEvent()
  else if (flag === '--explain') await explain(words)
  else if (flag === '--self-test') selfTest()
  else if (flag === '--approve') approve(words)
  else say(HELP)
} catch (error) {
  fail(`DotBox: ${error.message}`)
}
