import * as fs from 'node:fs'
import * as path from 'node:path'
import { fileURLToPath } from 'node:url'
import { inWords } from '../../../../guard/exported/answer.js'
import { decide } from '../../../../guard/exported/decide.js'
import { agentNamed, placeIn, readPolicy, realPath, runsOf, sessionIn } from '../../../../guard/exported/disk.js'
import { mayCall, mayWork, noteHeld } from '../../../../guard/exported/gates.js'
import { changedOutside, stillOutside, treeState } from '../../../../guard/exported/tree.js'
import { actsOf, attachedIn, isFree } from './calls.js'
import { notesWhile } from './notes.js'

// How the guard meets OpenCode: who makes a call, and what happens to it.

const POLICY = '.opencode/dotbox-policy.json'
export const STATE = '.opencode/dotbox-state'

/** The agents that OpenCode brings along: they still work where the policy is missing, so that it can be put back. */
const BUILT_IN = new Set(['build', 'plan', 'general', 'explore'])

/** The folder that holds `.opencode`. This file lies in it, or in a folder below. */
export const project = () => {
  const here = path.dirname(fileURLToPath(import.meta.url))
  return realPath(path.basename(here) === '.opencode' ? path.dirname(here) : path.resolve(here, '..', '..'))
}

const textAt = (root) => {
  try {
    return fs.readFileSync(path.join(root, POLICY), 'utf8')
  } catch {
    return null
  }
}

/** The policy and its text, or what is wrong with it. */
export const loaded = (root) => {
  try {
    return { policy: readPolicy(path.join(root, POLICY)), text: textAt(root), problem: '' }
  } catch (error) {
    return { policy: null, text: '', problem: error.message }
  }
}

const refusal = (rule, why, next) => new Error(inWords({ rule, why, next }, POLICY))

/** How paths are told in calls that are made from a folder, and what is in these files now. */
export const placeOf = (top, directory) => ({
  directory,
  real: (file) => placeIn(top, path.resolve(directory, file)),
  content: (file) => {
    try {
      return fs.readFileSync(path.resolve(directory, file), 'utf8')
    } catch {
      return ''
    }
  },
})

const server = async ({ client, directory }) => {
  const root = project()
  const started = loaded(root)
  const top = realPath(path.join(root, started.policy?.top ?? ''))
  const notes = notesWhile(path.join(root, STATE))
  const place = { ...placeOf(top, directory), servers: [] }
  /** Session to all agents that were spoken to in it since this program runs, the latest last. */
  const spoken = new Map()
  const parents = new Map()
  /** Sessions in which a person has just given a command, and which. */
  const commanded = new Map()
  /** The state of the tree before a call that may change files unseen, by call; and what such calls left, by session. */
  const before = new Map()
  const left = new Map()

  const agentOf = async (sessionID, callID) => {
    const agents = spoken.get(sessionID)
    if (agents?.length === 1) return agents[0]
    // Several agents speak in this session, perhaps at the same time: the message that holds the call says whose it is.
    const { data } = await client.session.messages({ path: { id: sessionID } })
    const holds = ({ parts }) => parts.some((part) => part.callID === callID || part.id === callID)
    const info = (data ?? []).findLast(holds)?.info
    return info?.agent ?? info?.mode ?? null
  }

  const parentOf = async (sessionID) => {
    if (!parents.has(sessionID)) {
      const { data } = await client.session.get({ path: { id: sessionID } })
      if (!data) throw refusal('nobody', 'The guard cannot tell whose session this is.', 'Start a new session.')
      parents.set(sessionID, data.parentID ?? null)
    }
    return parents.get(sessionID)
  }

  /** The session that the person began, and that all others of this run came from. */
  const firstOf = async (sessionID) => {
    const parent = await parentOf(sessionID)
    return parent === null ? sessionID : firstOf(parent)
  }

  const worldOf = async (sessionID) => ({
    notes,
    session: sessionIn(notes, await firstOf(sessionID)),
    root: top,
    approveWith: ({ from, to }) => `node .opencode/dotbox-guard.mjs --approve "${from} -> ${to}"`,
  })

  /** A command of the person's that calls an agent is the person's call, whoever leads the conversation it was given in. */
  const isPersons = (tool, sessionID, callID, args) => {
    const command = commanded.get(sessionID)
    if (tool !== 'task' || command === undefined || args?.command !== command || !callID.startsWith('prt_'))
      return false
    commanded.delete(sessionID)
    return true
  }

  /** Throws the reason for a refusal, and notes it where a person looks for it. */
  const refuse = (who, tool, rule, why, next) => {
    notes.append('refused.jsonl', { who, tool, rule, why })
    throw refusal(rule, why, next)
  }

  const hold = (policy, who, tool, act, child) => {
    const { answer, rule, why, next } = decide(policy, who, act, child)
    // Where the answer is to ask, the agent's own file says so too, and OpenCode asks.
    if (answer === 'deny') refuse(who, tool, rule, why, next)
  }

  const holdCall = async ({ tool, sessionID, callID }, { args }) => {
    const who = await agentOf(sessionID, callID)
    if (who === null) refuse(who, tool, 'nobody', 'The guard cannot tell who makes this call.', 'Start a new session.')
    const { policy } = started
    const agent = policy === null ? null : agentNamed(policy, who)
    if (policy === null ? !BUILT_IN.has(who) : agent !== null && textAt(root) !== started.text) {
      const problem = policy === null ? started.problem : `${POLICY} was changed since OpenCode was started.`
      refuse(
        who,
        tool,
        'version',
        `${problem} So nothing says what “${who}” may do.`,
        'A person has to put the file back as it was exported and start OpenCode again.',
      )
    }
    if (policy === null) return
    const child = (await parentOf(sessionID)) !== null
    const named = (name) => agent !== null && Object.hasOwn(agent.mcp, name)
    const acts = actsOf(tool, args, { ...place, named })
    if (acts === null)
      refuse(
        who,
        tool,
        'unknown',
        `The guard does not understand this call of ${tool}.`,
        'Name one path, as plain text.',
      )
    const world = await worldOf(sessionID)
    const persons = isPersons(tool, sessionID, callID, args)
    if (agent && !persons && !isFree(tool)) {
      const early = await mayWork(policy, who, world)
      if (child) noteHeld(world, who, sessionID, early !== null)
      if (early) refuse(who, tool, early.rule, early.why, early.next)
    }
    if (!persons) for (const act of acts) hold(policy, who, tool, act, child)
    // A person's own call is not refused here, where OpenCode would only report an error: the receiver is, and is told why.
    if (tool === 'task' && !persons) await call(policy, agent ? who : null, args, world)
    if (agent && (tool === 'bash' || acts.some((act) => act.do === 'mcp'))) before.set(callID, await treeState(top))
  }

  const call = async (policy, from, args, world) => {
    const to = args?.subagent_type
    if (typeof to !== 'string' || !agentNamed(policy, to)) return
    // The client reads what a prompt names as `@path`, and hands it over whatever the called agent may read.
    for (const name of attachedIn(String(args.prompt ?? '')))
      if (fs.existsSync(path.resolve(directory, name)))
        hold(policy, to, 'task', { do: 'read', path: place.real(name) }, true)
    const early = await mayCall(policy, from, to, world)
    if (early) refuse(from, 'task', early.rule, early.why, early.next)
  }

  const after = async ({ tool, sessionID, callID, args }, output) => {
    const was = before.get(callID)
    before.delete(callID)
    const { policy } = started
    if (policy === null || !output) return
    if (was !== undefined) {
      const who = await agentOf(sessionID, callID)
      const outside = await changedOutside(policy, who, top, was)
      if (outside.length > 0) {
        left.set(sessionID, [...(left.get(sessionID) ?? []), ...outside])
        notes.append('refused.jsonl', { who, tool, rule: `${who}.writes`, why: `changed ${places(outside)}` })
        say(
          output,
          `DotBox: while this ran, ${places(outside)} changed, where “${who}” may not write. Put it back as it was, or report it.`,
        )
      }
    }
    const child = /^<task id="([^"]+)"/.exec(output.output ?? '')?.[1]
    if (tool === 'task' && child !== undefined) {
      await end(child)
      const outside = await stillOutside(top, left.get(child) ?? [])
      if (outside.length > 0)
        say(
          output,
          `DotBox: “${args.subagent_type}” left ${places(outside)} changed, where it may not write. Let it be put back, or tell the person.`,
        )
    }
  }

  /** Notes that a called agent has ended its work, once. */
  const end = async (sessionID) => {
    const who = spoken.get(sessionID)?.at(-1)
    if (who === undefined || !started.policy || !agentNamed(started.policy, who)) return
    if ((await parentOf(sessionID)) === null) return
    const { session } = await worldOf(sessionID)
    const last = runsOf(session.events(), who).get(sessionID)
    if (last && last.is !== 'end')
      session.add({ is: 'end', who, id: sessionID, ...(last.is === 'held' ? { held: true } : {}) })
  }

  const heard = async ({ sessionID, agent }, { message, parts }) => {
    const who = message?.agent ?? agent
    if (typeof who !== 'string') return
    spoken.set(sessionID, [...(spoken.get(sessionID) ?? []).filter((name) => name !== who), who])
    if (!started.policy) return
    const { session } = await worldOf(sessionID)
    if ((await parentOf(sessionID)) !== null) {
      if (agentNamed(started.policy, who)) session.add({ is: 'start', who, id: sessionID })
    } else if (!parts?.length || parts.some((part) => !part.synthetic)) session.add({ is: 'prompt' })
  }

  return {
    config: async (config) => {
      place.servers = Object.keys(config?.mcp ?? {})
    },
    event: async ({ event }) => {
      if (event.type === 'session.idle') await end(event.properties.sessionID).catch(() => {})
    },
    'chat.message': heard,
    'command.execute.before': async ({ sessionID, command }) => {
      commanded.set(sessionID, command)
    },
    'tool.execute.before': holdCall,
    'tool.execute.after': after,
  }
}

/** Adds a word to what an agent gets back; servers answer in a list of parts. */
const say = (output, text) => {
  if (Array.isArray(output.content)) output.content.push({ type: 'text', text })
  else output.output = `${output.output ?? ''}\n\n${text}`
}

const places = (outside) => outside.map(({ place }) => `\`${place}\``).join(', ')

export default { id: 'dotbox.guard', server }
