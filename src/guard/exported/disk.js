import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { entryOf } from './decide.js'

// What the guard reads from the disk and keeps there: the policy, real paths, and its notes on the work that goes on.
// Whatever cannot be known throws; whoever catches it refuses.

/**
 * The policy, checked as far as a decision rests on it.
 *
 * @param {string} file
 */
export const readPolicy = (file) => {
  const shown = path.basename(file)
  let text
  let policy
  try {
    text = fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
    policy = JSON.parse(text)
  } catch (error) {
    throw new Error(`${shown} cannot be read (${error.message}). Restore it, or export the design again.`)
  }
  const wrong = isSealed(text) ? wrongWith(policy) : 'it is not as DotBox wrote it'
  if (wrong) throw new Error(`${shown} is damaged: ${wrong}. Restore it, or export the design again.`)
  return policy
}

/** What DotBox wrote carries a hash of itself: to notice a change by hand, not to withstand an attacker. */
const isSealed = (text) => {
  const seal = /dotbox:sealed ([0-9a-f]{12})/.exec(text)?.[1]
  const bare = text.replace(/dotbox:sealed [0-9a-f]{12}/, 'dotbox:sealed 000000000000')
  return seal !== undefined && createHash('sha256').update(bare).digest('hex').slice(0, 12) === seal
}

const LEVELS = ['allow', 'ask', 'deny']
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string')
const areLevels = (value) => isRecord(value) && Object.values(value).every((level) => LEVELS.includes(level))
const areRules = (value) =>
  Array.isArray(value) &&
  value.every((rule) => Array.isArray(rule) && typeof rule[0] === 'string' && LEVELS.includes(rule[1]))

const wrongWith = (policy) => {
  if (!isRecord(policy)) return 'it holds no object'
  if (policy.version !== 1) return `its version is ${JSON.stringify(policy.version)}, and this guard knows version 1`
  if (!isRecord(policy.agents)) return '“agents” is missing'
  if (!isTexts(policy.kept) || policy.kept.length === 0) return '“kept” is missing'
  if (!isTexts(policy.workflows)) return '“workflows” is missing'
  if (policy.top !== undefined && typeof policy.top !== 'string') return '“top” is no text'
  if (!Number.isInteger(policy.patience) || policy.patience < 1) return '“patience” is missing'
  if (!isRecord(policy.specs) || !Object.values(policy.specs).every(isTexts)) return '“specs” is missing'
  if (!Array.isArray(policy.handoffs) || !policy.handoffs.every(isHandoff)) return '“handoffs” does not fit'
  const broken = Object.keys(policy.agents).find((name) => !isAgent(policy.agents[name]))
  return broken === undefined ? null : `what it says of “${broken}” does not fit`
}

const isHandoff = (handoff) =>
  isRecord(handoff) &&
  typeof handoff.from === 'string' &&
  typeof handoff.to === 'string' &&
  (handoff.gate === undefined || isGate(handoff.gate)) &&
  (handoff.most === undefined || Number.isInteger(handoff.most))

const isGate = (gate) =>
  isRecord(gate) &&
  (['command', 'verified', 'approval'].some((kind) => typeof gate[kind] === 'string') || isTexts(gate.files))

const isAgent = (agent) =>
  isRecord(agent) &&
  areLevels(agent.may) &&
  areLevels(agent.mcp) &&
  isTexts(agent.calls) &&
  (agent.writes === undefined || isTexts(agent.writes)) &&
  (agent.reads === undefined || isTexts(agent.reads)) &&
  (agent.except === undefined || (isRecord(agent.except) && Object.values(agent.except).every(areRules))) &&
  (agent.waits === undefined || (isRecord(agent.waits) && isTexts(agent.waits.of)))

/** More links in a row than this lead in a circle. */
const MOST_LINKS = 40

/**
 * Where a path really leads, links followed, also for what is not there yet: a link that leads nowhere is followed too,
 * for writing through it makes the file that it names.
 *
 * @param {string} file absolute
 * @returns {string}
 */
export const realPath = (file, links = 0) => {
  try {
    return fs.realpathSync.native(file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
  }
  const parent = path.dirname(file)
  if (parent === file) return file
  if (links > MOST_LINKS) throw new Error(`${file} is a link that leads in a circle.`)
  const link = linkAt(file)
  return link === null
    ? path.join(realPath(parent, links), path.basename(file))
    : realPath(path.resolve(realPath(parent, links), link), links + 1)
}

const linkAt = (file) => {
  try {
    return fs.readlinkSync(file)
  } catch {
    return null
  }
}

/** A real path as the policy spells it: below the root, with slashes; what lies outside begins with `..`. */
export const placeIn = (root, file) =>
  path.relative(realPath(root), realPath(file)).split(path.sep).join('/').normalize('NFC')

/**
 * The copy of the repository in which an agent works: the repository, or one of the worktrees that the tool makes.
 *
 * @param {string} top the repository
 * @param {string} at where the agent stands
 * @param {string} worktrees the folder in which the tool makes them, below the repository
 */
export const treeOf = (top, at, worktrees) => {
  const home = realPath(path.join(top, worktrees)) + path.sep
  const here = realPath(at)
  return here.startsWith(home) ? path.join(home, here.slice(home.length).split(path.sep)[0]) : realPath(top)
}

/**
 * Notes of the guard, in a folder of its own that git does not see: one file a session of what happened, in order, and
 * small files beside it. `refused.jsonl` is where a person looks for what was refused.
 *
 * @param {string} folder
 */
export const notesIn = (folder) => {
  const at = (name) => path.join(folder, name.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 120))
  const prepare = () => {
    if (fs.existsSync(at('.gitignore'))) return
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(at('.gitignore'), '*\n')
  }
  return {
    folder,
    append: (name, entry) => {
      prepare()
      fs.appendFileSync(at(name), `${JSON.stringify({ at: Date.now(), ...entry })}\n`)
    },
    lines: (name) => {
      const text = fs.existsSync(at(name)) ? fs.readFileSync(at(name), 'utf8') : ''
      return text.split('\n').flatMap((line) => {
        try {
          return line === '' ? [] : [JSON.parse(line)]
        } catch {
          return []
        }
      })
    },
    read: (name) => {
      try {
        return JSON.parse(fs.readFileSync(at(name), 'utf8'))
      } catch {
        return null
      }
    },
    /** Another process sees the old file or the new one, never half of it. */
    write: (name, value) => {
      prepare()
      const draft = `${at(name)}.${process.pid}`
      fs.writeFileSync(draft, JSON.stringify(value))
      fs.renameSync(draft, at(name))
    },
    remove: (name) => fs.rmSync(at(name), { force: true }),
    /** Does something while no other guard does it. A lock of a process that is gone, or too old, does not count. */
    alone: async (name, seconds, work) => {
      prepare()
      const lock = at(`${name}.lock`)
      const until = Date.now() + seconds * 1000
      while (!taken(lock)) {
        if (isStale(lock, seconds)) fs.rmSync(lock, { force: true })
        else if (Date.now() > until) throw new Error(`Another guard holds ${lock} for longer than ${seconds} seconds.`)
        else await new Promise((resolve) => setTimeout(resolve, 40))
      }
      try {
        return await work()
      } finally {
        fs.rmSync(lock, { force: true })
      }
    },
  }
}

const taken = (lock) => {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

const isStale = (lock, seconds) => {
  try {
    if (Date.now() - fs.statSync(lock).mtimeMs > seconds * 1000) return true
    const holder = Number(fs.readFileSync(lock, 'utf8'))
    if (holder === 0) return false
    process.kill(holder, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** What happened in a session so far: `prompt`, `start`, `end`, `call`, `held`, `free`, each with who and when. */
export const sessionIn = (notes, id) => {
  const name = `session-${id || 'unknown'}.jsonl`
  return { events: () => notes.lines(name), add: (event) => notes.append(name, event) }
}

/** The last thing that happened to each run of an agent, by the run's id. */
export const runsOf = (events, who) => {
  const runs = new Map()
  for (const event of events) if (event.who === who && event.id) runs.set(event.id, event)
  return runs
}

/** What happened since the person last said something: that is one run of the team. */
export const thisRun = (events) => events.slice(events.findLastIndex((event) => event.is === 'prompt') + 1)

/** True for an agent of which one run came to its end, and none goes on. One that was held at its gate did nothing. */
export const hasEnded = (events, who) => {
  const last = [...runsOf(events, who).values()]
  const goesOn = [...runsOf(thisRun(events), who).values()].some(({ is }) => is === 'start' || is === 'free')
  return last.some((event) => event.is === 'end' && !event.held) && !goesOn
}

/** True where a handoff stands in the policy from one agent to the other. */
export const handoffBetween = (policy, from, to) =>
  policy.handoffs.find((handoff) => handoff.from === from && handoff.to === to) ?? null

export const agentNamed = (policy, who) => (who === null ? null : (entryOf(policy.agents, who) ?? null))
