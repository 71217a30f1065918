import { baseName } from '../files/path.ts'
import { isToolFolder, tier } from '../files/select.ts'
import { targets } from '../targets/index.ts'

/** What files are that DotBox keeps as they are, in the order in which they are listed. */
export const KEPT_KINDS = ['skills', 'commands', 'rules', 'mcp', 'settings', 'tools', 'documents'] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

/** What each kind is called in a list. */
export const keptKindNames: Readonly<Record<KeptKind, string>> = {
  skills: 'Skills',
  commands: 'Commands',
  rules: 'Rules and instructions',
  mcp: 'MCP servers',
  settings: 'Hooks and settings',
  tools: 'Other tools',
  documents: 'Documents',
}

/** Folders whose name says what is in them, whichever tool reads them. */
const FOLDERS: Readonly<Record<string, KeptKind>> = {
  skill: 'skills',
  skills: 'skills',
  command: 'commands',
  commands: 'commands',
  prompts: 'commands',
  rules: 'rules',
  instructions: 'rules',
  hook: 'settings',
  hooks: 'settings',
  plugin: 'settings',
  plugins: 'settings',
  tool: 'settings',
  tools: 'settings',
}

/** A folder that several tools share, so that what is in it belongs to none of them alone. */
const SHARED_FOLDER = '.agents'

/** What a kept file is, by its path: of a tool that DotBox writes for, of another tool, or a document. */
export const keptKind = (path: string): KeptKind => {
  const folders = path.split('/').slice(0, -1)
  const name = baseName(path)
  const owned = targets.some((target) => target.owns(path))
  if (!owned && folders.some((folder) => folder !== SHARED_FOLDER && isToolFolder(folder))) return 'tools'
  if (/^\.?mcp\.json$/.test(name)) return folders.some(isHidden) && !owned ? 'tools' : 'mcp'
  if (name === 'SKILL.md') return 'skills'
  // A plugin's commands are commands, and a skill's hooks belong to the skill.
  const known = KEPT_KINDS.find((kind) => folders.some((folder) => FOLDERS[folder] === kind))
  if (known) return known
  if (/\.jsonc?$/.test(name) && (owned || folders.length === 0)) return 'settings'
  if (owned) return /\.(?:md|mdc|txt)$/i.test(name) ? (folders.some(isHidden) ? 'documents' : 'rules') : 'settings'
  // What is configuration of some tool, but of none that DotBox writes for.
  return tier(path) === 'configuration' && folders.length === 0 ? 'tools' : 'documents'
}

/** Paths that are kept, by what they are; kinds of which there is none are left out. */
export const keptByKind = (paths: readonly string[]): (readonly [KeptKind, readonly string[]])[] =>
  KEPT_KINDS.map((kind) => [kind, paths.filter((path) => keptKind(path) === kind)] as const).filter(
    ([, some]) => some.length > 0,
  )

const isHidden = (folder: string): boolean => folder.startsWith('.')
