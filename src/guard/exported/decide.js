// What an agent may do: the decision itself, without a disk, a clock or a client. The same text runs in three places:
// inside the guards that are exported, in the evaluator of the page and the command line, and in the tests.

/**
 * @typedef {'allow' | 'ask' | 'deny'} Level
 * @typedef {readonly (readonly [string, Level])[]} Rules Patterns in order; of several that fit, the last one counts.
 *
 * @typedef {object} AgentPolicy
 * @property {Readonly<Record<string, Level>>} may capability, or a part of one (`web.fetch`), to its level
 * @property {Readonly<Record<string, Level>>} mcp server, `server__tool`, or `*` for all others
 * @property {Readonly<Record<string, Rules>> | undefined} [except] capability to its exceptions
 * @property {readonly string[] | undefined} [writes] the only places that it may change; absent: no boundary
 * @property {readonly string[] | undefined} [reads] the only places that it may read; absent: no boundary
 * @property {readonly string[] | undefined} [calls] the only agents that it may call
 *
 * @typedef {object} Policy
 * @property {1} version
 * @property {string | null} lead
 * @property {Readonly<Record<string, AgentPolicy>>} agents
 * @property {Readonly<Record<string, readonly string[]>> | undefined} [specs] spec to the agents that alone may tick its criteria
 * @property {readonly string[]} kept patterns of paths that no agent may change
 * @property {readonly string[] | undefined} [workflows] names of workflow scripts that agents may run
 *
 * @typedef {{ do: 'read', path: string }
 *   | { do: 'search', path: string, part?: string }
 *   | { do: 'edit', path: string, part?: string, ticks?: 'only' | 'among' }
 *   | { do: 'shell', command: string }
 *   | { do: 'web', part?: string, host?: string }
 *   | { do: 'call', agent: string | null }
 *   | { do: 'skill', name: string }
 *   | { do: 'mcp', server: string, tool: string }
 *   | { do: 'workflow', name: string | null }
 *   | { do: 'other', tool: string }} Act
 *   `ticks`: the edit ticks a criterion of a spec and changes nothing else, or among other things.
 *   Paths are real (links followed), relative to the repository, with slashes; what lies outside begins with `..` or `/`.
 *
 * @typedef {{ answer: 'allow' | 'ask' | 'deny' | 'pass', rule: string, why: string, next: string }} Decision
 *   `pass`: the policy says nothing about whoever acts. `rule` names the line of the policy, `next` what to do instead.
 */

/** @returns {Decision} */
const allowed = (rule) => ({ answer: 'allow', rule, why: '', next: '' })
/** @returns {Decision} */
const denied = (rule, why, next) => ({ answer: 'deny', rule, why, next })

/** What an object has under a name of its own; never what every object inherits, such as `toString`. */
export const entryOf = (object, name) => (object && Object.hasOwn(object, name) ? object[name] : undefined)

/** @param {Policy} policy @returns {AgentPolicy | null} */
const agentIn = (policy, who) => (who === null ? null : (entryOf(policy.agents, who) ?? null))

/**
 * May this agent do this, and which line of the policy decides? Gates, joins and bounds are not asked here: they need
 * the state of the work (`runtime.js`).
 *
 * @param {Policy} policy
 * @param {string | null} who the agent by name; null is the main conversation where no agent leads it
 * @param {Act} act
 * @param {boolean} [child] true for an agent that was called, not for the main conversation
 * @returns {Decision}
 */
export const decide = (policy, who, act, child = true) => {
  const agent = agentIn(policy, who)
  const kept = child || agent ? keptBy(policy, act) : null
  if (kept !== null)
    return denied(
      `kept ${kept}`,
      `${act.do === 'edit' ? act.path : `The command names ${kept}, which`} is part of what guards this team.`,
      'Leave it as it is; a person changes it in the design.',
    )
  if (!agent) return { answer: 'pass', rule: 'nobody', why: '', next: '' }
  return judges[act.do](policy, /** @type {string} */ (who), agent, /** @type {never} */ (act))
}

/** The pattern of `kept` that an act would touch; null for none. Case does not count: on many disks it does not either. */
const keptBy = (policy, act) => {
  if (act.do === 'edit')
    return policy.kept.find((pattern) => within([pattern.toLowerCase()], act.path.toLowerCase())) ?? null
  if (act.do !== 'shell' || isQuestion(act.command)) return null
  // No proof against a shell, which has other ways to spell a name; but the plain ways are shut.
  const bare = act.command.replace(/["'\\]/g, '').toLowerCase()
  return policy.kept.find((pattern) => namesOf(pattern.toLowerCase()).some((name) => bare.includes(name))) ?? null
}

/** How a command would name what a pattern keeps: by its path, and by its last part where that is DotBox's own. */
const namesOf = (pattern) => {
  const path = pattern.replace(/^\*+\/?|\/?\*+$/g, '')
  const last = path.split('/').at(-1) ?? ''
  return [...(path.length >= 10 ? [path] : []), ...(last.includes('dotbox') ? [last] : [])]
}

/** Asking the guard what it would say is open to everybody. */
const isQuestion = (command) =>
  /\s--(?:explain|self-test|help)(?:\s|$)/.test(command) &&
  !command.includes('--approve') &&
  partsOf(command)?.length === 1

/** The level of a capability, or of a part of it where that differs. */
const levelOf = (agent, capability, part) =>
  (part === undefined ? undefined : entryOf(agent.may, `${capability}.${part}`)) ??
  entryOf(agent.may, capability) ??
  'deny'

/** The level that exceptions leave for a value. */
const graded = (level, rules, value) => {
  let left = { level, by: null }
  for (const [pattern, its] of rules ?? []) if (fits(pattern, value)) left = { level: its, by: pattern }
  return left
}

/** The same for a path: what is forbidden is forbidden in any case of its letters, what is allowed only as it is written. */
const gradedPath = (level, rules, path) => {
  let left = { level, by: null }
  for (const [pattern, its] of rules ?? [])
    if (fits(pattern, path) || (its !== 'allow' && fits(pattern.toLowerCase(), path.toLowerCase())))
      left = { level: its, by: pattern }
  return left
}

/**
 * The answer of a level. `why` says who “may not” do what; where a person is to be asked, it says that instead.
 *
 * @returns {Decision}
 */
const byLevel = (level, rule, why, next) =>
  level === 'allow'
    ? allowed(rule)
    : { answer: level, rule, why: level === 'ask' ? why.replace(' may not ', ' needs a person’s word to ') : why, next }

const judges = {
  read: (_policy, who, agent, { path }) => {
    const level = levelOf(agent, 'read')
    if (agent.reads && !within(agent.reads, path) && gradedPath('deny', agent.except?.read, path).level === 'deny')
      return denied(
        `${who}.reads`,
        `“${who}” may read only in ${listed(agent.reads)}; ${path} is outside.`,
        'Ask whoever called you for what you need.',
      )
    const { level: left, by } = gradedPath(agent.reads ? 'allow' : level, agent.except?.read, path)
    return byLevel(
      left,
      by === null ? `${who}.may.read` : `${who}.except.read ${by}`,
      `“${who}” may not read ${path}.`,
      'Do without it, or ask whoever called you.',
    )
  },

  search: (_policy, who, agent, { path, part }) => {
    if (agent.reads && !within(agent.reads, path))
      return denied(
        `${who}.reads`,
        `“${who}” may search only in ${listed(agent.reads)}.`,
        'Name one of these folders as the path to search in.',
      )
    // A search for names shows nothing of what is in the files.
    const secret =
      part === 'files'
        ? undefined
        : (agent.except?.read ?? []).find(([pattern, level]) => level !== 'allow' && mayLieBelow(pattern, path))
    if (secret)
      return denied(
        `${who}.except.read ${secret[0]}`,
        `The search would look into ${secret[0]}, which “${who}” may not read freely.`,
        'Name a narrower folder as the path to search in.',
      )
    const { level, by } = gradedPath(levelOf(agent, 'search', part), agent.except?.search, path)
    return byLevel(
      level,
      by === null ? `${who}.may.search` : `${who}.except.search ${by}`,
      `“${who}” may not search.`,
      'Ask whoever called you for the paths that you need.',
    )
  },

  edit: (policy, who, agent, { path, part, ticks }) => {
    const level = levelOf(agent, 'edit', part)
    const verifiers = ticks ? entryOf(policy.specs, path) : undefined
    if (verifiers && !verifiers.includes(who))
      return denied(
        `specs ${path}`,
        `Only ${listed(verifiers)} may tick the criteria of ${path}: who implements does not verify.`,
        'Leave the boxes as they are and pass the work on.',
      )
    if (verifiers && ticks === 'only') return allowed(`specs ${path}`)
    if (level === 'deny' && !(agent.except?.edit ?? []).some(([, its]) => its !== 'deny'))
      return denied(`${who}.may.edit`, `“${who}” may not change files.`, 'Report what should change instead.')
    const bound = agent.writes !== undefined && level !== 'deny'
    const base = bound && !within(agent.writes, path) ? 'deny' : level
    const { level: left, by } = gradedPath(base, agent.except?.edit, path)
    if (left === 'deny' && by === null && bound)
      return denied(
        `${who}.writes`,
        `“${who}” may write only in ${listed(agent.writes)}; ${path} is outside.`,
        'Write there, or report what should change elsewhere.',
      )
    return byLevel(
      left,
      by === null ? (bound ? `${who}.writes` : `${who}.may.edit`) : `${who}.except.edit ${by}`,
      `“${who}” may not change ${path}.`,
      'Report what should change instead.',
    )
  },

  shell: (_policy, who, agent, { command }) => {
    const level = levelOf(agent, 'shell')
    const rules = agent.except?.shell ?? []
    const next =
      level === 'allow'
        ? 'Do it another way, or report it.'
        : 'Run exactly what is allowed, one command at a time, or report it.'
    if (rules.length === 0)
      return byLevel(
        level,
        `${who}.may.shell`,
        `“${who}” may not run ${level === 'ask' ? command : 'commands'}.`,
        'Report what should be run instead.',
      )
    // A list of refusals is held against every place at which a command might begin, a list of permissions against
    // the commands as they stand.
    const parts = level === 'allow' ? wordsAnywhere(command) : partsOf(command)
    if (parts === null)
      return denied(
        `${who}.may.shell`,
        level === 'allow'
          ? `The command is longer than ${LONGEST_COMMAND} characters.`
          : `“${who}” may run only ${listed(opened(rules))}; this command writes to a file, or holds another one inside.`,
        next,
      )
    const { level: left, by, part } = strictest(parts, level, rules)
    return byLevel(
      left,
      by === null ? `${who}.may.shell` : `${who}.except.shell ${by}`,
      left === 'ask'
        ? `“${who}” may not run ${part}.`
        : level === 'allow'
          ? `“${who}” may not run ${by ?? part}.`
          : `“${who}” may run only ${listed(opened(rules))}, not ${part}.`,
      next,
    )
  },

  web: (_policy, who, agent, { part, host }) => {
    const { level, by } = graded(levelOf(agent, 'web', part), agent.except?.web, host ?? '')
    return byLevel(
      level,
      by === null ? `${who}.may.web` : `${who}.except.web ${by}`,
      `“${who}” may not use the web${host ? ` (${host})` : ''}.`,
      'Work with what is in the repository.',
    )
  },

  call: (policy, who, agent, { agent: callee }) => {
    const level = levelOf(agent, 'delegate')
    if (level === 'deny' && !(agent.except?.delegate ?? []).some(([, its]) => its !== 'deny'))
      return denied(
        `${who}.may.delegate`,
        `“${who}” may call no other agent.`,
        'End your answer; whoever called you goes on.',
      )
    const calls = agent.calls ?? []
    if (callee === null || !calls.includes(callee))
      return denied(
        `${who}.calls`,
        `There is no handoff from “${who}” to ${callee === null ? 'an agent without a name' : `“${callee}”`}.`,
        calls.length === 0
          ? 'End your answer; whoever called you goes on.'
          : `It may call ${listed(calls)}${policy.lead === null || policy.lead === who ? '' : '; anything else goes through whoever called it'}.`,
      )
    const { level: left, by } = graded(level, agent.except?.delegate, callee)
    return byLevel(
      left,
      by === null ? `${who}.calls` : `${who}.except.delegate ${by}`,
      `“${who}” may not call “${callee}”.`,
      'Ask first, or end your answer; whoever called you goes on.',
    )
  },

  skill: (_policy, who, agent, { name }) => {
    const { level, by } = graded(levelOf(agent, 'skills'), agent.except?.skills, name)
    return byLevel(
      level,
      by === null ? `${who}.may.skills` : `${who}.except.skills ${by}`,
      `“${who}” may not use the skill ${name}.`,
      'Work without it.',
    )
  },

  mcp: (_policy, who, agent, { server, tool }) => {
    const key = [`${server}__${tool}`, server, '*'].find((one) => entryOf(agent.mcp, one) !== undefined)
    return byLevel(
      key === undefined ? 'deny' : agent.mcp[key],
      `${who}.mcp ${key ?? '*'}`,
      `“${who}” may not use ${tool} of the MCP server ${server}.`,
      'Work without it.',
    )
  },

  workflow: (policy, who, _agent, { name }) =>
    name !== null && (policy.workflows ?? []).includes(name)
      ? allowed('workflows')
      : denied(
          'workflows',
          `“${who}” may run only the workflows of this team${policy.workflows?.length ? `: ${listed(policy.workflows)}` : ', and there are none'}.`,
          'Call the agents one by one.',
        ),

  other: (_policy, who, _agent, { tool }) =>
    denied('unknown', `The tool ${tool} is not known to the guard, so “${who}” may not use it.`, 'Use another tool.'),
}

const listed = (items) => items.map((item) => `\`${item}\``).join(', ') || 'nothing'
const opened = (rules) => rules.filter(([, level]) => level !== 'deny').map(([pattern]) => pattern)

/** Is a path one of these places? `dir/**` is everything below a directory, and the directory itself. */
const within = (places, path) =>
  !isOutside(path) &&
  places.some((place) => fits(place, path) || (place.endsWith('/**') && path === place.slice(0, -3)))

/** No place of a design lies outside of the repository, whatever its pattern fits. */
const isOutside = (path) => path === '..' || /^(?:\.\.\/|\/|[a-z]:)/i.test(path)

/** Could something that fits the pattern lie in this folder? Only what stands before the first star is looked at. */
const mayLieBelow = (pattern, folder) => {
  const plain = pattern.split(/[*?]/, 1)[0]
  return folder === '' || plain === '' || plain.startsWith(`${folder}/`) || `${folder}/`.startsWith(plain)
}

/**
 * Does a pattern fit a whole value? `*` is any run of characters, slashes included, `?` is one; a pattern that ends in
 * ` *` also fits without anything behind. Walked by hand: no pattern takes longer than length times length.
 */
export const fits = (pattern, value) =>
  glob(pattern, value) || (pattern.endsWith(' *') && glob(pattern.slice(0, -2), value))

const glob = (pattern, text) => {
  let [p, t, star, resume] = [0, 0, -1, 0]
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++
      resume = t
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

const ORDER = { allow: 0, ask: 1, deny: 2 }

/** The strictest answer over the simple commands of a line. */
const strictest = (parts, level, rules) => {
  let worst = { ...graded(level, rules, parts[0] ?? ''), part: parts[0] ?? '' }
  for (const part of parts.slice(1)) {
    const one = graded(level, rules, part)
    if (ORDER[one.level] > ORDER[worst.level]) worst = { ...one, part }
  }
  return worst
}

/** Redirections that write to no file. */
const TO_NOWHERE = /^(?:\d*>&\d|\d*>{1,2} ?\/dev\/null|&> ?\/dev\/null|< ?\/dev\/null)(?=[\s;|&]|$)/

/**
 * The simple commands of a shell line; null for a line with anything inside that could run or write something else: a
 * substitution, a redirection to a file, a here-document, a subshell. Quotes hide all of that but a substitution.
 *
 * @param {string} command
 * @returns {string[] | null}
 */
export const partsOf = (command) => {
  const parts = []
  let part = ''
  let quote = ''
  for (let at = 0; at < command.length; at++) {
    const char = command[at]
    const next = command[at + 1]
    if (quote === "'") {
      if (char === "'") quote = ''
      part += char
    } else if (char === '`' || (char === '$' && (next === '(' || next === '{' || next === "'" || next === '"'))) {
      return null
    } else if (char === '\\') {
      if (next === undefined || next === '\n') return null
      part += char + next
      at++
    } else if (quote === '"') {
      if (char === '"') quote = ''
      part += char
    } else if (char === '"' || char === "'") {
      quote = char
      part += char
    } else if (char === '<' || char === '>' || (char === '&' && next === '>')) {
      const digits = /\d+$/.exec(part)?.[0] ?? ''
      const from = TO_NOWHERE.exec(command.slice(at - digits.length))
      if (!from) return null
      part = part.slice(0, part.length - digits.length)
      at += from[0].length - digits.length - 1
    } else if (char === '(' || char === ')') return null
    else if (char === ';' || char === '|' || char === '&' || char === '\n') {
      parts.push(part)
      part = ''
    } else part += char
  }
  if (quote !== '') return null
  parts.push(part)
  return parts.map(spaced).filter((one) => one !== '')
}

/** One blank between words. Only what a shell takes for a blank is one. */
const spaced = (text) => text.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')

/** The longest command that a list of refusals is held against; nobody needs a longer one. */
const LONGEST_COMMAND = 8000

/** Every place in a line at which a command might begin, quotes taken away: what a list of refusals is held against. */
const wordsAnywhere = (command) => {
  if (command.length > LONGEST_COMMAND) return null
  const bare = command.replace(/["'`\\]/g, '').replace(/[();|&{}<>\n]|\$\(/g, ' ; ')
  return bare
    .split(';')
    .map(spaced)
    .flatMap((one) => {
      const words = one.split(' ')
      return words.map((_, at) => words.slice(at).join(' '))
    })
}
