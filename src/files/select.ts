import { baseName } from './path.ts'

const MIB = 1_048_576

/**
 * What is read out of a repository at most. Beyond a limit a file is left out with a reason; a zip that breaks one of
 * `zip` is refused as a whole, because it was made to harm or is no repository.
 */
export const LIMITS = {
  /** Bytes of one file. */
  file: 4 * MIB,
  /** Files of configuration. */
  files: 5_000,
  /** Bytes of all files together. */
  total: 64 * MIB,
  /** Folders below one another. */
  depth: 24,
  /** Names seen while a folder is listed, whether wanted or not. */
  listed: 100_000,
  zip: {
    entries: 20_000,
    /** Bytes of all files together, unpacked. */
    unpacked: 512 * MIB,
    /** How many times its packed size may something unpack to, once it is larger than `bombFrom` bytes. */
    ratio: 100,
    bombFrom: 16 * MIB,
  },
} as const

/** Folders in which a coding tool keeps its configuration: everything below them is wanted. */
const TOOL_FOLDERS: ReadonlySet<string> = new Set([
  '.agents',
  '.amazonq',
  '.augment',
  '.claude',
  '.claude-plugin',
  '.clinerules',
  '.codex',
  '.continue',
  '.cursor',
  '.cursor-plugin',
  '.dotbox',
  '.factory',
  '.gemini',
  '.junie',
  '.kilocode',
  '.kiro',
  '.opencode',
  '.qwen',
  '.roo',
  '.rulesync',
  '.trae',
  '.windsurf',
])

/** True for a folder in which a coding tool keeps its configuration (by its last part, as in `packages/api/.claude`). */
export const isToolFolder = (folderPath: string): boolean => TOOL_FOLDERS.has(baseName(folderPath))

/** Below .github and .vscode only these are for coding tools. */
const GITHUB = /(?:^|\/)\.github\/(?:(?:agents|prompts|instructions|skills|chatmodes|hooks)\/|copilot)/
const VSCODE = /(?:^|\/)\.vscode\/mcp\.json$/

/** Files that a coding tool reads wherever they stand. */
const NAMES: ReadonlySet<string> = new Set([
  '.aider.conf.yml',
  '.clinerules',
  '.cursorrules',
  '.goosehints',
  '.lsp.json',
  '.mcp.json',
  '.roomodes',
  '.rules',
  '.windsurfrules',
  '.worktreeinclude',
  'AGENT.md',
  'AGENTS.local.md',
  'AGENTS.md',
  'AGENTS.override.md',
  'CLAUDE.local.md',
  'CLAUDE.md',
  'CONTEXT.md',
  'CONVENTIONS.md',
  'GEMINI.md',
  'INSTRUCTIONS.md',
  'QWEN.md',
  'SKILL.md',
  'WARP.md',
  'mcp.json',
  'opencode.json',
  'opencode.jsonc',
  'rulesync.jsonc',
])
/** The same names in another case: some disks and tools take them, some do not, and the person is told. */
const MISSPELT = /^(?:agents|claude|claude\.local|gemini|skill)\.md$/i
const NAME_ENDINGS = ['.agent.md', '.chatmode.md', '.instructions.md', '.prompt.md']

/** Folders that hold agents and what belongs to them in plugins, templates and configuration outside of a tool's folder. */
const KIND_FOLDERS: ReadonlySet<string> = new Set([
  'agent',
  'agents',
  'command',
  'commands',
  'hooks',
  'modes',
  'opencode',
  'plugins',
  'prompts',
  'rules',
  'skill',
  'skills',
])
const KIND_ENDINGS = ['.md', '.mdc', '.txt', '.json', '.jsonc', '.toml', '.yaml', '.yml']

const DOCUMENT_ENDINGS = [...KIND_ENDINGS, '.mdx', '.rst']

/** Never entered: made by machines, or another program's own. */
const PRUNED: ReadonlySet<string> = new Set([
  '.cache',
  '.git',
  '.gradle',
  '.hg',
  '.idea',
  '.mypy_cache',
  '.next',
  '.nuxt',
  '.nx',
  '.pnpm-store',
  '.pytest_cache',
  '.ruff_cache',
  '.svelte-kit',
  '.svn',
  '.terraform',
  '.tox',
  '.turbo',
  '.venv',
  '.yarn',
  'Pods',
  '__MACOSX',
  '__pycache__',
  'bower_components',
  'build',
  'coverage',
  'dist',
  'node_modules',
  'out',
  'target',
  'vendor',
  'venv',
])

/** Of these, the ones that are not a person's word either: `.claude/agents/build/` is a folder of agents, this is not. */
const PRUNED_EVERYWHERE: ReadonlySet<string> = new Set([
  '.cache',
  '.git',
  '.venv',
  '__pycache__',
  'bower_components',
  'node_modules',
  'venv',
])

/** What Claude Code 2.1.330 writes while it runs, not what it is told: checkouts of the whole repository, and memories. */
const CLAUDE_RUNTIME = /^(?:worktrees|agent-memory.*)$/

/** True for a folder that is never entered. A folder below one is pruned too, so a path can be asked about at once. */
export const pruned = (folderPath: string): boolean => {
  let inTool = false
  let above = ''
  for (const part of folderPath.split('/')) {
    if ((inTool ? PRUNED_EVERYWHERE : PRUNED).has(part)) return true
    if (above === '.claude' && CLAUDE_RUNTIME.test(part)) return true
    inTool ||= TOOL_FOLDERS.has(part)
    above = part
  }
  return false
}

/** What a file is to DotBox: part of a team's configuration, another text that a design may name, or anything else. */
export type Tier = 'configuration' | 'document' | 'code'

/** The tier of a file, by its path alone. Pruned folders are the caller's business. */
export const tier = (path: string): Tier => {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  if (NAMES.has(name) || MISSPELT.test(name) || NAME_ENDINGS.some((ending) => name.endsWith(ending)))
    return 'configuration'
  if (folders.some((folder) => TOOL_FOLDERS.has(folder))) return 'configuration'
  if (GITHUB.test(path) || VSCODE.test(path)) return 'configuration'
  const ending = endingOf(name)
  if (KIND_ENDINGS.includes(ending) && folders.some((folder) => KIND_FOLDERS.has(folder))) return 'configuration'
  return DOCUMENT_ENDINGS.includes(ending) || /^(?:LICEN[CS]E|NOTICE)/i.test(name) || /^[A-Z][A-Z0-9_-]*$/.test(name)
    ? 'document'
    : 'code'
}

/** True where a folder's name alone says that it belongs into a repository, so it is not a folder around one. */
export const isInside = (folderName: string): boolean =>
  folderName.startsWith('.') || KIND_FOLDERS.has(folderName.toLowerCase())

/** Which of two folders to enter first: the tools' own, then those that hold agents, then the rest. */
export const urgency = (folderPath: string): 0 | 1 | 2 => {
  const parts = folderPath.split('/')
  if (parts.some((part) => TOOL_FOLDERS.has(part) || part === '.github' || part === '.vscode')) return 0
  return parts.some((part) => KIND_FOLDERS.has(part)) ? 1 : 2
}

const endingOf = (name: string): string => {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot).toLowerCase()
}
