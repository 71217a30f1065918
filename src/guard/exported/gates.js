import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { fits } from './decide.js'
import { agentNamed, handoffBetween, hasEnded, runsOf, thisRun } from './disk.js'
import { treeState } from './tree.js'

// What depends on the state of the work: gates, joins, bounds on repeats. Each question is answered with null, or with a
// refusal: which rule, why, what to do, and whether a person's approval would open the way.
//
// `world` is where the question is asked: { notes, session, root }, the guard's notes, this session's events, and the tree
// in which the agent works.

/** The most of a command's output that an agent is shown: its end. */
const LONGEST_OUTPUT = 4096

/** Seconds for which the answer of a command counts while the tree stays as it is; longer where the command takes long. */
const LIFETIME = 20
/** Where the tree changed while the command ran, or git does not know it, the answer is soon asked for again. */
const SHORT_LIFETIME = 4

/** Runs a command to its end, or until it has taken too long; nothing that it started is left behind. */
const runCommand = async (command, root, seconds) => {
  const { spawn, spawnSync } = await import('node:child_process')
  const isWindows = process.platform === 'win32'
  return new Promise((resolve) => {
    const child = spawn(command, {
      cwd: root,
      shell: true,
      detached: !isWindows,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let late = false
    const take = (data) => {
      output = (output + data.toString()).slice(-LONGEST_OUTPUT)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    const killAll = () => {
      try {
        if (isWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true })
        else process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It has ended already.
      }
    }
    const timer = setTimeout(() => {
      late = true
      killAll()
    }, seconds * 1000)
    const finish = (code) => {
      clearTimeout(timer)
      killAll()
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ code, late, output: output.trim() })
    }
    child.on('error', (error) => {
      output = error.message
      finish(null)
    })
    // What it left running in the background may hold its output open: a moment for the rest of it, then no longer.
    child.on('exit', (code) => setTimeout(() => finish(code), 30))
  })
}

/** Asks a command, or remembers what it said of the same tree. Of two who ask at once, one runs it. */
const commandHolds = async (command, world, seconds) => {
  const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 24)
  const name = `gate-${hash(`${command}\n${world.root}`)}`
  const stateNow = async () => {
    const state = await treeState(world.root)
    return state === null ? 'unknown' : hash(JSON.stringify(state))
  }
  return world.notes.alone(name, seconds + 60, async () => {
    const before = await stateNow()
    const known = world.notes.read(`${name}.json`)
    if (known && known.state === before && Date.now() < known.until) return known.result
    const started = Date.now()
    const result = await runCommand(command, world.root, seconds)
    const now = Date.now()
    const state = await stateNow()
    const isSteady = state === before && state !== 'unknown'
    const until = now + (isSteady ? Math.max(LIFETIME * 1000, 10 * (now - started)) : SHORT_LIFETIME * 1000)
    world.notes.write(`${name}.json`, { state, until, result })
    return result
  })
}

/** The most files that are looked through for a pattern. */
const MOST_FILES = 50_000

/** Is there a file that fits? `*` stands for anything, folders included. */
const isThere = (root, pattern) => {
  if (!/[*?]/.test(pattern)) return fs.existsSync(path.join(root, pattern))
  const plain = pattern.split(/[*?]/, 1)[0]
  const open = [plain.slice(0, plain.lastIndexOf('/') + 1)]
  for (let seen = 0; open.length > 0 && seen < MOST_FILES; ) {
    const folder = open.pop()
    let entries = []
    try {
      entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true })
    } catch {
      // A folder that is not there holds no file that fits.
    }
    for (const entry of entries) {
      seen++
      const at = folder + entry.name
      if (entry.isDirectory()) {
        if (entry.name !== '.git' && entry.name !== 'node_modules') open.push(`${at}/`)
      } else if (fits(pattern, at)) return true
    }
  }
  return false
}

/** The boxes of a text: the sentence of each, and whether it is ticked. */
export const boxesIn = (text) =>
  text.split('\n').flatMap((line) => {
    const box = /^\s*[-*+] \[([ xX])\] (.*?)\s*$/.exec(line)
    return box ? [{ text: box[2], met: box[1] !== ' ' }] : []
  })

/** The criteria of a spec: the boxes of DotBox's section where there is one, else all. */
const criteriaIn = (text) => {
  const section = /^<!-- dotbox:criteria begin [^\n]*\n([\s\S]*?)^<!-- dotbox:criteria end/m.exec(text)?.[1]
  return boxesIn(section ?? text)
}

/**
 * What an edit of a spec does to its criteria: ticks or takes away an open one and changes nothing else (`only`), or among
 * other things (`among`); undefined where no criterion comes to count as met.
 */
export const ticksBetween = (before, after) => {
  const [was, is] = [criteriaIn(before), criteriaIn(after)]
  const count = (boxes, met) => boxes.filter((box) => box.met === met).length
  const met = new Map()
  for (const box of was) if (box.met) met.set(box.text, (met.get(box.text) ?? 0) + 1)
  const ticked = is.some((box) => {
    if (!box.met) return false
    met.set(box.text, (met.get(box.text) ?? 0) - 1)
    return met.get(box.text) < 0
  })
  if (!ticked && count(is, false) >= count(was, false)) return undefined
  const blank = (text) => text.replace(/^(\s*[-*+] \[)[ xX](\] )/gm, '$1 $2')
  return blank(before) === blank(after) ? 'only' : 'among'
}

const specHolds = (file, shown) => {
  let text
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch {
    return `\`${shown}\` is not there`
  }
  const criteria = criteriaIn(text)
  if (criteria.length === 0) return `\`${shown}\` holds no criteria to verify`
  const open = criteria.filter((box) => !box.met)
  return open.length === 0
    ? null
    : `of \`${shown}\` ${open.length} of ${criteria.length} criteria are not verified: ${open
        .slice(0, 5)
        .map((box) => `“${box.text}”`)
        .join(', ')}`
}

/** A day: nobody remembers longer what it was that they approved. */
const APPROVAL_COUNTS = 24 * 60 * 60 * 1000
export const APPROVALS = 'approvals.jsonl'

/**
 * Did a person approve since the work that is handed over was last begun? Work that goes on after it was stopped for want of an
 * approval is not begun anew: the person was asked about it.
 */
const isApproved = ({ from, to }, world) => {
  let begun = 0
  let isAsked = false
  for (const event of world.session.events()) {
    if (event.is === 'asked' && event.to === to) isAsked = true
    else if (event.is === 'call' && event.to === to) isAsked = false
    else if (event.is === 'start' && event.who === from && !isAsked) begun = event.at
  }
  return world.notes
    .lines(APPROVALS)
    .some((one) => one.from === from && one.to === to && one.at > begun && Date.now() - one.at < APPROVAL_COUNTS)
}

/** Why the gate of a handoff does not hold, in words; null where it does, or where there is none. */
const whyShut = async (handoff, world, seconds) => {
  const { gate } = handoff
  if (!gate) return null
  if (gate.command !== undefined) {
    const { code, late, output } = await commandHolds(gate.command, world, seconds)
    if (code === 0 && !late) return null
    const how = late ? `did not end within ${seconds} seconds` : code === null ? 'could not be run' : `exited ${code}`
    return `\`${gate.command}\` must exit 0, and it ${how}${output === '' ? '' : `:\n${output}\n`}`
  }
  if (gate.files !== undefined) {
    const missing = gate.files.filter((pattern) => !isThere(world.root, pattern))
    return missing.length === 0 ? null : `${missing.map((file) => `\`${file}\``).join(', ')} must exist`
  }
  if (gate.verified !== undefined) return specHolds(path.join(world.root, gate.verified), gate.verified)
  return isApproved(handoff, world)
    ? null
    : `a person has to approve${gate.approval === '' ? '' : ` (${gate.approval})`}: in a terminal, ${world.approveWith(handoff)}`
}

const needsApproval = ({ gate }) => gate?.approval !== undefined

const shut = (handoff, why) => ({
  rule: `handoffs ${handoff.from} -> ${handoff.to} gate`,
  why: `Before work passes from “${handoff.from}” to “${handoff.to}”, ${why}.`,
  next: `Stop here and report this to whoever called you; “${handoff.from}” has to mend it first.`,
  asksPerson: needsApproval(handoff),
})

/**
 * May an agent work now? Asked at each of its acts, so that it holds on every route by which it may have been started. Handoffs
 * that go back are left out: their gate is asked when they are made.
 */
export const mayWork = async (policy, who, world) => {
  const waits = agentNamed(policy, who)?.waits
  const incoming = policy.handoffs.filter((handoff) => handoff.to === who && !handoff.back)
  const asked = waits ? incoming : incoming.filter((handoff) => handoff.gate)
  if (asked.length === 0) return null
  const events = waits ? world.session.events() : []
  const needed =
    !waits || waits.for === 'all' ? asked.length : waits.for === 'any' ? 1 : Math.min(waits.for, asked.length)
  let arrived = 0
  let first = null
  let asksPerson = false
  for (const handoff of asked) {
    const works = waits && !hasEnded(events, handoff.from)
    const why = works ? `“${handoff.from}” has to end its work` : await whyShut(handoff, world, policy.patience)
    if (why === null) arrived++
    else first ??= shut(handoff, why)
    if (why !== null && !works && needsApproval(handoff)) asksPerson = true
    if (arrived >= needed) return null
    if (why !== null && needed === asked.length) break
  }
  return waits && needed < asked.length && first
    ? {
        ...first,
        why: `“${who}” waits for ${needed} of ${asked.length} handoffs; ${arrived} arrived. ${first.why}`,
        asksPerson,
      }
    : first && { ...first, asksPerson }
}

/** How often the team has made this call since the person last spoke, against how often it may. */
const tooOften = (policy, from, to, events) => {
  const calls = thisRun(events).filter((event) => event.is === 'call' && event.to === to)
  const handoff = handoffBetween(policy, from, to)
  const count = (test) => calls.filter(test).length
  const refusal = (most, rule) => ({
    rule,
    why: `Work passes to “${to}” at most ${most} times in one run, and that many times it did.`,
    next: 'Stop, and report what is still open to the person.',
  })
  if (handoff)
    return handoff.most !== undefined && count((call) => call.from === from) >= handoff.most
      ? refusal(handoff.most, `handoffs ${from} -> ${to} most`)
      : null
  // Whoever leads carries what its agents pass on: then the bounds of all handoffs hold together.
  const incoming = policy.handoffs.filter((one) => one.to === to)
  const bounded = incoming.filter((one) => one.most !== undefined)
  if (bounded.length === 0) return null
  const free = incoming.length - bounded.length || (bounded.every((one) => one.back) ? 1 : 0)
  const most = bounded.reduce((sum, one) => sum + one.most, free)
  return count((call) => !handoffBetween(policy, call.from, to)) >= most
    ? refusal(most, `handoffs ${bounded.map((one) => `${one.from} -> ${to}`).join(', ')} most`)
    : null
}

/**
 * May this call be made now? If so, it is noted.
 *
 * @param {string | null} from null for a main conversation that no agent of the team leads
 * @param {object} [more] what else to note of it
 */
export const mayCall = async (policy, from, to, world, more = {}) => {
  if (!agentNamed(policy, to)) return null
  const early = tooOften(policy, from, to, world.session.events())
  if (early) return early
  const handoff = handoffBetween(policy, from, to)
  const why = handoff ? await whyShut(handoff, world, policy.patience) : null
  const refusal = why === null ? await mayWork(policy, to, world) : shut(handoff, why)
  if (refusal) {
    if (refusal.asksPerson) world.session.add({ is: 'asked', to })
    return refusal
  }
  return world.notes.alone('calls', 30, async () => {
    const late = tooOften(policy, from, to, world.session.events())
    if (!late) world.session.add({ ...more, is: 'call', from, to })
    return late
  })
}

/** Notes that a run of an agent came to its end. */
export const noteEnd = (world, who, id) => {
  const held = runsOf(world.session.events(), who).get(id)?.is === 'held'
  world.session.add({ is: 'end', who, id, ...(held ? { held } : {}) })
}

/** Notes that a run of an agent was held at its gate, or goes on after it was: one that was held did not do its work. */
export const noteHeld = (world, who, id, isHeld) => {
  if (!id) return
  const last = runsOf(world.session.events(), who).get(id)
  if (isHeld ? last?.is !== 'held' : last?.is === 'held') world.session.add({ is: isHeld ? 'held' : 'free', who, id })
}
