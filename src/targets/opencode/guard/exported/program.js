import { createInterface } from 'node:readline/promises'
import { pathToFileURL } from 'node:url'
import { failuresOf } from '../../../../guard/exported/answer.js'
import { decide } from '../../../../guard/exported/decide.js'
import { notesIn, realPath } from '../../../../guard/exported/disk.js'
import { APPROVALS } from '../../../../guard/exported/gates.js'
import { actsOf } from './calls.js'
import { loaded, placeOf, project, STATE } from './plugin.js'

// The guard as a program, for people and for CI. As a plugin of OpenCode it never comes to this part.

const USAGE = `Usage:
  node .opencode/dotbox-guard.mjs --explain AGENT TOOL VALUE   what would come of a call, and which rule says so
  node .opencode/dotbox-guard.mjs --self-test                  does the policy still say what the design said?
  node .opencode/dotbox-guard.mjs --approve "AGENT -> AGENT"   approve a handoff, in a terminal`

/** The value of a call on the command line, as the tool would get it. */
const argsOf = (tool, value) => ({
  filePath: value,
  path: value,
  command: value,
  subagent_type: value,
  name: value,
  url: value,
  content: '',
  patchText: `*** Update File: ${value}`,
  ...(tool === 'glob' || tool === 'grep' ? { pattern: '*' } : {}),
})

const explain = (policy, top, [who, tool, value = '']) => {
  if (!who || !tool) return [USAGE, 2]
  const servers = [...new Set(Object.values(policy.agents).flatMap((agent) => Object.keys(agent.mcp)))]
  const named = (name) => Object.hasOwn(policy.agents[who]?.mcp ?? {}, name)
  const acts = actsOf(tool, argsOf(tool, value), { ...placeOf(top, process.cwd()), servers, named })
  if (acts === null) return [`${tool} needs a value, such as a path or a command.`, 2]
  const lines = acts.map((act) => {
    const { answer, rule, why, next } = decide(policy, who, act)
    return `${answer}: rule “${rule}”.${why === '' ? '' : ` ${why} ${next}`}`
  })
  return [lines.join('\n') || 'allow: this tool touches nothing.', 0]
}

const selfTest = (policy) => {
  const failures = failuresOf(policy)
  const count = (policy.expect ?? []).length
  return failures.length === 0
    ? [`The policy says what the design said, in ${count} of ${count} acts.`, 0]
    : [`${failures.join('\n')}\nThe policy was changed, or the guard. Export the design again.`, 1]
}

const approve = async (policy, root, [handoff = '']) => {
  const [from, to] = handoff.split('->').map((name) => name.trim())
  const found = policy.handoffs.find((one) => one.from === from && one.to === to && one.gate?.approval !== undefined)
  if (!found) return [`No handoff “${handoff}” waits for an approval.`, 2]
  if (!process.stdin.isTTY || !process.stdout.isTTY) return ['Only a person in a terminal may approve.', 1]
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const said = await asking.question(`Pass work from “${from}” to “${to}” (${found.gate.approval})? Type yes: `)
  asking.close()
  if (said.trim() !== 'yes') return ['Not approved.', 1]
  notesIn(`${root}/${STATE}`).append(APPROVALS, { from, to })
  return ['Approved.', 0]
}

const program = async ([what, ...rest]) => {
  const root = project()
  const { policy, problem } = loaded(root)
  if (policy === null) return [problem, 1]
  if (what === '--explain') return explain(policy, realPath(`${root}/${policy.top ?? ''}`), rest)
  if (what === '--self-test') return selfTest(policy)
  if (what === '--approve') return approve(policy, root, rest)
  return [USAGE, what === '--help' ? 0 : 2]
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realPath(process.argv[1])).href) {
  const [text, code] = await program(process.argv.slice(2))
  console.log(text)
  process.exitCode = code
}
