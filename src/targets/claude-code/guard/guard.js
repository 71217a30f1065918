import * as fs from 'node:fs'
import * as path from 'node:path'
import { inWords } from '../../../guard/exported/answer.js'
import { decide } from '../../../guard/exported/decide.js'
import { agentNamed, notesIn, readPolicy, sessionIn, treeOf } from '../../../guard/exported/disk.js'
import { mayCall, mayWork, noteEnd, noteHeld, ticksBetween } from '../../../guard/exported/gates.js'
import { changedOutside, stillOutside, treeState } from '../../../guard/exported/tree.js'
import { actsOf, keptFile, REPORTS } from './acts.js'

// The guard as Claude Code calls it: one event of a session on its input, an answer on its output. It never allows
// anything by itself: it refuses, asks, or leaves it to the client. Whatever goes wrong is a refusal.

export const HOOK = '.claude/hooks/dotbox-guard.mjs'
export const POLICY = '.claude/dotbox-policy.json'
export const home = path.resolve(import.meta.dirname, '../..')

/** Where everything is, for one event. */
export const placeFrom = (policy, event) => {
  const top = path.resolve(home, policy.top ?? '.')
  const cwd = event.cwd || top
  const notes = notesIn(path.join(home, '.claude/dotbox-state'))
  // Only what was called has an id; the main conversation has a name where an agent of the person's choice runs it.
  const child = Boolean(event.agent_id)
  const who = event.agent_type || null
  const tree = treeOf(top, cwd, '.claude/worktrees')
  const session = sessionIn(notes, event.session_id)
  const world = {
    notes,
    session,
    root: tree,
    approveWith: ({ from, to }) => `node ${HOOK} --approve ${JSON.stringify(`${from} -> ${to}`)}`,
  }
  return {
    policy,
    top,
    cwd,
    child,
    who,
    agent: agentNamed(policy, who),
    tree,
    session,
    notes,
    world,
    id: event.agent_id,
  }
}

const answerWith = (answer) => process.stdout.write(JSON.stringify(answer))

const permission = (decision, reason) =>
  answerWith({
    hookSpecificOutput: { hookEventName: 'PreToolUse', permissionDecision: decision, permissionDecisionReason: reason },
  })

const refuse = (refusal, event, here) => {
  try {
    here.notes.append('refused.jsonl', {
      session: event.session_id,
      who: here.who,
      tool: event.tool_name,
      rule: refusal.rule,
      why: refusal.why,
    })
  } catch {
    // A refusal stands whether or not it can be written down.
  }
  permission('deny', inWords(refusal, POLICY))
}

/** Before a tool is used: may it? */
const beforeTool = async (event, here) => {
  const { policy, who, child, agent, world } = here
  const input = event.tool_input ?? {}
  const acts = actsOf(event.tool_name, input, here)
  let asks = null
  for (const act of acts) {
    const found = decide(policy, who, act, child)
    if (found.answer === 'deny') return refuse(found, event, here)
    if (act.do === 'edit' && (child || agent) && isKept(event, here)) return refuse(keptRefusal(act), event, here)
    if (found.answer === 'ask') asks ??= found
  }
  if (agent && !REPORTS.includes(event.tool_name)) {
    const refusal = await mayWork(policy, who, world)
    noteHeldWhereAsked(here, refusal !== null)
    if (refusal) return refuse(refusal, event, here)
  }
  for (const act of acts) {
    // Whoever is no agent of the team may call its agents; what they wait for holds all the same.
    if (act.do !== 'call' || act.agent === null) continue
    const refusal = await mayCall(policy, agent ? who : null, act.agent, world, input.name ? { name: input.name } : {})
    if (refusal) return refuse(refusal, event, here)
  }
  if (isWatched(here, acts))
    here.notes.write(watchName(event), { state: await treeState(here.tree), specs: specsNow(here) })
  if (asks) permission('ask', inWords(asks, POLICY))
}

const keptRefusal = ({ path: place }) => ({
  rule: 'kept',
  why: `${place} leads to a file that guards this team.`,
  next: 'Leave it as it is; a person changes it in the design.',
})

const isKept = (event, here) => {
  const input = event.tool_input ?? {}
  const file = path.resolve(here.cwd, String(input.file_path ?? input.notebook_path ?? ''))
  return keptFile(file, { ...here, decides: (act) => decide(here.policy, null, act, true).answer === 'deny' })
}

/** Only an agent that waits for something is ever held; for all others nothing has to be written down. */
const noteHeldWhereAsked = ({ policy, who, id, world }, isHeld) => {
  if (isHeld || policy.handoffs.some((handoff) => handoff.to === who)) noteHeld(world, who, id, isHeld)
}

/** What runs a command or a server may write anywhere: then it is looked at what came of it. */
const isWatched = ({ agent, policy }, acts) =>
  Boolean(agent) &&
  (agent.writes !== undefined || agent.may.edit === 'deny' || Object.keys(policy.specs).length > 0) &&
  acts.some((act) => act.do === 'shell' || act.do === 'mcp')

const watchName = (event) => `before-${event.tool_use_id ?? event.agent_id ?? 'main'}.json`
const outsideName = (event) => `outside-${event.agent_id ?? 'main'}.json`

const told = (outside) =>
  `${outside
    .slice(0, 20)
    .map(({ place }) => `\`${place}\``)
    .join(', ')}${outside.length > 20 ? ` and ${outside.length - 20} more` : ''}`

/** After a command or a server's tool: what did it change outside of the places of the agent? */
const afterTool = async (event, here) => {
  const before = here.notes.read(watchName(event))
  here.notes.remove(watchName(event))
  if (!here.agent || !before) return
  const outside = await changedOutside(here.policy, here.who, here.tree, before.state)
  const ticked = tickedSince(before.specs, here)
  if (outside.length === 0 && ticked.length === 0) return
  const known = here.notes.read(outsideName(event)) ?? []
  const names = new Set(outside.map(({ name }) => name))
  here.notes.write(outsideName(event), [...known.filter(({ name }) => !names.has(name)), ...outside])
  const whys = [
    ...(outside.length > 0 ? [`While you ran this, ${told(outside)} changed, where “${here.who}” may not write.`] : []),
    ...ticked.map((spec) => `While you ran this, criteria of ${spec} were ticked, which “${here.who}” may not do.`),
  ]
  const rule = outside.length > 0 ? `${here.who}.writes` : `specs ${ticked[0]}`
  const why = whys.join(' ')
  here.notes.append('refused.jsonl', { session: event.session_id, who: here.who, tool: event.tool_name, rule, why })
  const next = 'If it was you, undo it now; if it was not, say so in your answer.'
  answerWith({ decision: 'block', reason: inWords({ why, next, rule }, POLICY) })
}

/** The specs whose criteria this agent may not tick, as they stand. */
const specsNow = ({ policy, who, tree }) =>
  Object.fromEntries(
    Object.entries(policy.specs)
      .filter(([, verifiers]) => !verifiers.includes(who))
      .map(([spec]) => [spec, textAt(path.join(tree, spec))]),
  )

const tickedSince = (before, { tree }) =>
  Object.keys(before ?? {}).filter((spec) => ticksBetween(before[spec], textAt(path.join(tree, spec))) !== undefined)

const textAt = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

const atStart = (_event, { session, who, id }) => session.add({ is: 'start', who, id })

/** A run begins with what the person says. News of an agent that ended comes as a prompt too, under the id of the person's. */
const atPrompt = (event, { session }) => {
  const last = session.events().findLast(({ is }) => is === 'prompt')
  const isNews = String(event.prompt ?? '').startsWith('<task-notification>')
  if (!isNews && (last === undefined || !event.prompt_id || last.run !== event.prompt_id))
    session.add({ is: 'prompt', run: event.prompt_id })
}

/** At the end of an agent's work: what it changed outside of its places goes back to it, once. */
const atEnd = async (event, here) => {
  const outside = here.agent && !event.stop_hook_active ? (here.notes.read(outsideName(event)) ?? []) : []
  const still = outside.length > 0 ? await stillOutside(here.tree, outside) : []
  if (still.length > 0) {
    answerWith({
      decision: 'block',
      reason: inWords(
        {
          why: `${told(still)} still differ, where “${here.who}” may not write.`,
          next: 'Undo it if it was you; if it was not, say so, and end your answer.',
          rule: `${here.who}.writes`,
        },
        POLICY,
      ),
    })
    return
  }
  noteEnd(here.world, here.who, here.id)
}

const EVENTS = {
  PreToolUse: beforeTool,
  PostToolUse: afterTool,
  PostToolUseFailure: afterTool,
  SubagentStart: atStart,
  SubagentStop: atEnd,
  UserPromptSubmit: atPrompt,
}

/** The one event that Claude Code hands over. A guard that cannot decide refuses: exit 2, and why. */
export const guardEvent = async () => {
  let name = 'PreToolUse'
  try {
    const event = JSON.parse(fs.readFileSync(0, 'utf8'))
    name = event.hook_event_name ?? name
    const policy = readPolicy(path.join(home, POLICY))
    await EVENTS[name]?.(event, placeFrom(policy, event))
  } catch (error) {
    process.stderr.write(`DotBox: the guard cannot decide, so it refuses. ${error.message}\n`)
    // At all other events there is nothing to refuse: a prompt is the person's own, and what is done is done.
    process.exitCode = name === 'PreToolUse' ? 2 : 1
  }
}
