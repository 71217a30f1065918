import { ticksBetween } from '../../../../guard/exported/gates.js'

// What a tool call of OpenCode means to the guard: the acts that it would be, one by one. Pure but for the real paths, which
// come in as a function.

/**
 * @typedef {import('../../../../guard/exported/decide.js').Act} Act
 *
 * @typedef {object} Place Where a call is made.
 * @property {string} directory the folder that the session was started in, which relative paths count from
 * @property {(path: string) => string} real a path as the policy spells it: links followed, from the top of the repository
 * @property {(path: string) => string} content what is in a file now; nothing where there is none
 * @property {readonly string[]} servers the MCP servers of the configuration, by name
 * @property {(tool: string) => boolean} named does the policy name this tool for whoever calls it?
 */

/** Tools that touch nothing: an agent that was stopped can still say so. */
const FREE = new Set(['todowrite', 'todoread', 'question', 'invalid', 'plan_enter', 'plan_exit', 'StructuredOutput'])

export const isFree = (tool) => FREE.has(tool)

/** Tools of the client that read what MCP servers offer. */
const RESOURCES = new Set(['list_mcp_resources', 'list_mcp_resource_templates', 'read_mcp_resource'])

/**
 * The acts of one call; null where it cannot be understood, which is refused.
 *
 * @param {string} tool
 * @param {any} args
 * @param {Place} place
 * @returns {readonly Act[] | null}
 */
export const actsOf = (tool, args, place) => {
  if (FREE.has(tool)) return []
  const given = args !== null && typeof args === 'object' ? args : {}
  const kind = Object.hasOwn(KINDS, tool) ? KINDS[tool] : undefined
  if (kind) return kind(given, place)
  if (RESOURCES.has(tool)) {
    const servers = typeof given.server === 'string' ? [given.server] : place.servers
    return servers.map((server) => ({ do: 'mcp', server, tool: 'resources' }))
  }
  const server = serverOf(tool, place.servers)
  if (server !== null) return [{ do: 'mcp', server, tool: tool.slice(server.length + 1) }]
  return [place.named(tool) ? { do: 'mcp', server: tool, tool: '' } : { do: 'other', tool }]
}

const text = (value) => (typeof value === 'string' && value !== '' ? value : null)

const editing = (after) => (args, place) => {
  const path = text(args.filePath)
  return path === null ? null : [edit(place, path, (before) => ticksBetween(before, after(args, before)))]
}

/** An edit, and what it does to the criteria of a spec. */
const edit = ({ real, content }, path, ticksOf) => {
  const ticks = ticksOf(content(path))
  return { do: 'edit', path: real(path), ...(ticks ? { ticks } : {}) }
}

/** What `edit` leaves of a text; where the old string is not in it to the letter, the new one is set against it alone. */
const replaced = ({ oldString, newString, replaceAll }, before) => {
  const [old, now] = [String(oldString ?? ''), String(newString ?? '')]
  if (old === '') return now
  if (!before.includes(old)) return before + now
  return replaceAll === true ? before.split(old).join(now) : before.replace(old, () => now)
}

const searching = (part) => (args, place) => {
  const path = text(args.path)
  return [{ do: 'search', path: place.real(path === null ? place.directory : path), part }]
}

const KINDS = {
  read: ({ filePath }, { real }) => (text(filePath) === null ? null : [{ do: 'read', path: real(filePath) }]),
  lsp: ({ filePath }, { real }) => (text(filePath) === null ? null : [{ do: 'read', path: real(filePath) }]),
  list: searching('files'),
  glob: searching('files'),
  grep: searching('text'),
  edit: editing(replaced),
  write: editing(({ content }) => String(content ?? '')),
  apply_patch: ({ patchText }, place) => {
    const files = filesOfPatch(text(patchText) ?? '')
    return files.length === 0 ? null : files.map(({ path, was, is }) => edit(place, path, () => ticksBetween(was, is)))
  },
  bash: ({ command, workdir }, place) => {
    if (text(command) === null) return null
    // A command in another folder is what `cd` before it would be.
    const away = text(workdir) !== null && place.real(workdir) !== place.real(place.directory)
    return [{ do: 'shell', command: away ? `cd ${workdir} && ${command}` : command }]
  },
  webfetch: ({ url }) => [{ do: 'web', part: 'fetch', host: hostOf(url) }],
  websearch: () => [{ do: 'web', part: 'search' }],
  task: (args) => [{ do: 'call', agent: text(args.subagent_type) }],
  skill: (args) => (text(args.name) === null ? null : [{ do: 'skill', name: args.name }]),
}

const hostOf = (url) => {
  try {
    return new URL(url).hostname
  } catch {
    return ''
  }
}

const HEADS = ['*** Add File:', '*** Update File:', '*** Delete File:', '*** Move to:']

/**
 * Every path that a patch adds, changes, deletes or moves to, with the lines that it shows of the file before and after. Lines
 * end where the client ends them, at \n alone.
 */
export const filesOfPatch = (patch) => {
  const files = []
  for (const line of patch.split('\n')) {
    const head = HEADS.find((one) => line.trimStart().startsWith(one))
    const file = files.at(-1)
    if (head !== undefined) files.push({ path: line.trimStart().slice(head.length).trim(), was: '', is: '' })
    else if (file && line.startsWith('-')) file.was += `${line.slice(1)}\n`
    else if (file && line.startsWith('+')) file.is += `${line.slice(1)}\n`
    else if (file && line.startsWith(' ')) {
      file.was += `${line.slice(1)}\n`
      file.is += `${line.slice(1)}\n`
    }
  }
  return files
}

/** The server whose tool this is; the client writes names with `_` for every sign that a model's tool may not have. */
const serverOf = (tool, servers) => {
  const fitting = servers.filter((server) => tool.startsWith(`${server.replace(/[^a-zA-Z0-9_-]/g, '_')}_`))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null
}

/** Files and agents that the prompt for a called agent attaches: the client reads `@path` for it, whatever it may read. */
export const attachedIn = (prompt) =>
  [...prompt.matchAll(/(?<![\w`])@(\.?[^\s`,.]*(?:\.[^\s`,.]+)*)/g)]
    .map(([, name]) => name)
    .filter((name) => name !== '')
