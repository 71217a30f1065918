import type { Design, EdgeKind, Kind, RecordOf } from '../design/model.ts'
import type { Capability } from '../design/records/agent.ts'
import type { Limit } from '../design/records/limit.ts'
import type { AgentId, DirectoryId, Evidence } from '../design/records/shared.ts'
import type { FileSet } from '../files/file-set.ts'
import type { Json, JsonObject } from '../files/json.ts'
import type { Sheets } from '../files/sheet.ts'
import type { Act, MayAnswer } from '../guard/answer.ts'
import type { RuleLevels } from '../guard/certainty.ts'
import type { Problem } from './problem.ts'

/** native: has its own place in the tool's files · prose: written into instructions · lost: not exported. */
export type Support = 'native' | 'prose' | 'lost'

/** What only the canvas needs, or what ties records together, is no field that a target could support. */
type Unprinted =
  | 'kind'
  | 'id'
  | 'at'
  | 'group'
  | 'locked'
  | 'layer'
  | 'flow'
  | 'from'
  | 'to'
  | 'suggested'
  | 'evidence'
  | 'targets'
  | 'leftOut'
  | 'root'
  | 'exportTo'
  | 'textEdits'
  | 'fileMoves'
  | 'capabilities'
  | 'patterns'
  | 'parts'
type FieldsOf<K extends Kind> = K extends Kind ? `${K}.${Exclude<keyof RecordOf<K> & string, Unprinted>}` : never
type EdgeItself = Exclude<EdgeKind, 'handoff'>

/** Everything that a target has to say something about. A new field of a record does not compile until each target has. */
export type Field =
  | FieldsOf<Exclude<Kind, 'note' | 'group' | EdgeItself>>
  | EdgeItself
  | `capability.${Capability | 'mcp'}`
  | `capability.${Capability | 'mcp'}.ask`
  | `patterns.${Capability}`

/**
 * A field that only this target has, for the inspector and the command line: `targets.<target>.<key>`.
 * `type` says how it is edited; `values` lists the words for a choice.
 */
export type OwnField = {
  readonly key: string
  readonly title: string
  readonly help: string
  readonly type: 'text' | 'number' | 'flag' | 'choice' | 'list' | 'json'
  readonly values?: readonly string[]
  /** What people read in place of the values of a choice. */
  readonly words?: Readonly<Record<string, string>>
}

/** Where one agent stands in the files that were read. */
export type Place = {
  /** The file that holds the agent. */
  readonly path: string
  /** For an agent inside a JSON file: the keys that lead to it. */
  readonly pointer?: readonly string[]
  /** True where the file itself states the agent's name, for a tool that else takes it from the path. */
  readonly named?: true
  /** The file that its instructions stand in, where that is another one and holds nothing else. */
  readonly instructions?: string
}

/** What the real client would do with one file, and what it would see. */
export type Verdict = {
  readonly loads: boolean
  /** Why it does not load, or what the tool sees otherwise than the author meant; null where all is well. */
  readonly why: string | null
  /** The same one by one, with the line and, where there is one, the change that mends it. */
  readonly problems: readonly Problem[]
  /** The values that the tool would see, in the tool's own words (name, description, model, tools, …). */
  readonly seen: JsonObject
}

/** The fields of an agent that a file can state. What a file leaves open is not in here, the default of a record is meant. */
export type AgentFields = Partial<
  Pick<RecordOf<'agent'>, 'description' | 'instructions' | 'model' | 'color' | 'capabilities' | 'patterns' | 'parts'>
>

export type FoundAgent = {
  readonly place: Place
  /** The folder of the project whose configuration the file belongs to, '' for the top. */
  readonly root: string
  /** What the tool calls it; where the tool reads no name, what a person would. */
  readonly name: string
  readonly fields: AgentFields
  /** Fields that only this target has and DotBox knows (see `ownFields`), as read. */
  readonly own: JsonObject
  readonly verdict: Verdict
}

/** An edge that the files state in the tool's own words; ends are agents by name and places by path, within one root. */
export type FoundEdge = {
  readonly kind: EdgeKind
  readonly root: string
  readonly from: string
  readonly to: string
  readonly toKind: 'agent' | 'directory' | 'spec'
  readonly suggested: boolean
  readonly evidence: Evidence | null
  /** True where a permission states it that allows nothing else. */
  readonly strict?: true
}

/** A folder that has instructions of its own in a file of this tool (a nested CLAUDE.md or AGENTS.md, a rule for it). */
export type FoundDirectory = { readonly path: string; readonly file: string; readonly instructions: string }

/** The main instruction file; `imports` are the files whose text the tool puts in place of a line in it, as they are written. */
export type MainFile = { readonly path: string; readonly text: string; readonly imports?: readonly string[] }

/** A file that is kept as it is, with the reason and, where it can be mended, the problem. */
export type Skipped = {
  readonly path: string
  readonly why: string
  readonly problem?: Problem
  /** True where the tool refuses to load anything at all because of this file. */
  readonly breaksAll?: true
}

/**
 * A command or skill of the tool that an agent answers. It is no edge: a person starts it, nobody of the design does. What
 * stands in it is said to the agent.
 */
export type FoundStart = {
  readonly root: string
  /** What the tool calls the agent. */
  readonly agent: string
  /** As a person types it: `/deploy`. */
  readonly command: string
  readonly path: string
}

/** What a target reads out of a repository. It never throws and never stops at one bad file. */
export type Found = {
  readonly agents: readonly FoundAgent[]
  readonly edges: readonly FoundEdge[]
  readonly directories: readonly FoundDirectory[]
  readonly starts: readonly FoundStart[]
  /** The main instruction file at the top that this tool reads, links and pointers followed; null where there is none. */
  readonly main: MainFile | null
  /** The name of the agent that runs the main conversation; null where none is named. */
  readonly lead: string | null
  /** What the tool's settings take away from every agent. */
  readonly limits: readonly Limit[]
  /** Files that belong to this tool but cannot be understood, with the reason and what the tool makes of them. */
  readonly skipped: readonly Skipped[]
  /** True where the repository holds configuration of this tool at all. */
  readonly present: boolean
  /** True where the policy of a guard of DotBox's is among this tool's files: what the canvas says is enforced. */
  readonly enforced: boolean
  /** What the files state for this target about the design as a whole (`settings.targets`). */
  readonly own?: JsonObject
}

/** What a target needs to lay out a design: the records, and where those that were read already stand. */
export type Layout = {
  readonly design: Design
  /** The place of an agent in this target's files, or null for one that has no file yet. */
  readonly placeOf: (id: AgentId) => Place | null
  /** The path of the main instruction file that is there, or null. */
  readonly mainPath: string | null
  /** The file that holds a directory's instructions: its INSTRUCTIONS.md, or the nested file they were read from. */
  readonly instructionsFile: (id: DirectoryId) => string
  /** The paths of the repository as it was read (to choose `opencode.jsonc` over `opencode.json`, say). */
  readonly has: (path: string) => boolean
  /**
   * Where only some agents changed: these, all of which have a place; the sheets of their files are all that is asked for.
   * What an agent's file says may depend on other agents only by what they are called, where they stand, and the edges
   * between them.
   */
  readonly only?: ReadonlySet<AgentId> | null
  /** The text of a file of that repository, links followed; null where there is none. */
  readonly textOf: (path: string) => string | null
  /** The other targets that the design is exported to in the same go. */
  readonly beside: readonly string[]
}

/** One thing that a target cannot say as the design says it. */
export type Loss = {
  readonly target: string
  readonly record: string
  readonly field: string
  readonly support: 'prose' | 'lost'
  readonly note: string
}

/** A tool whose files DotBox reads and writes. One folder, one object, one line in `index.ts`. */
export type Target = {
  readonly id: string
  readonly name: string
  /** The version of the client that these rules were checked against. */
  readonly client: string
  readonly docs: string
  readonly supports: Readonly<Record<Field, Support>>
  readonly ownFields: readonly OwnField[]
  /** Questions that only this tool asks about an enforced design as a whole: `targets.<target>.<key>` of the design. */
  readonly guardFields?: readonly OwnField[]
  /** Is this a path that the tool reads? Detection, import and clean-up all ask this. */
  readonly owns: (path: string) => boolean
  readonly read: (files: FileSet) => Found
  /** Capabilities whose parts have one rule in this tool; the narrowest level of the parts holds for all of them. */
  readonly undivided?: readonly Capability[]
  /** Every file that the design needs for this tool, as sheets. Pure, total, in a stable order. */
  readonly sheets: (layout: Layout) => Sheets
  /**
   * Where an agent's file must stand once the agent is changed: for a tool that takes the name from the path, renaming
   * moves the file. Without it, files stay where they are.
   */
  readonly moved?: (place: Place, before: RecordOf<'agent'>, now: RecordOf<'agent'>, files: FileSet) => Place
  /** Values of one agent that this target cannot say exactly, beyond what `supports` says of the field. */
  readonly losses: (design: Design, agent: RecordOf<'agent'>) => readonly Loss[]
  /** What this tool would call an agent of this name, where it takes the name from a file's path; the name itself else. */
  readonly nameFor?: (name: string) => string
  /** How far this tool holds to each rule of a design: its edges and what its agents may do. */
  readonly levels?: (design: Design) => RuleLevels
  /** May an agent do this, and which line of which file decides? As the real client would, its own order of rules included. */
  readonly may?: (design: Design, agent: AgentId, act: Act) => MayAnswer
  /** A model in this target's spelling, from any spelling; null where the target has no such model. */
  readonly modelFor: (model: string) => string | null
  /** Models to offer when one is chosen. */
  readonly models: readonly string[]
  /** A colour in this target's spelling, from any spelling; null where it has none near. */
  readonly colorFor: (color: string) => string | null
}

/** What an agent is for one target: its fields with the target's own values over them. */
export const agentFor = (agent: RecordOf<'agent'>, targetId: string): RecordOf<'agent'> => {
  const own = agent.targets[targetId]
  if (!own) return agent
  const over: Record<string, Json> = {}
  for (const key of OVERRIDABLE) if (own[key] !== undefined) over[key] = own[key] as Json
  // A capability, or the patterns of one, may differ alone: what is set for all targets still reaches the others.
  if (own.capabilities) over.capabilities = { ...agent.capabilities, ...own.capabilities } as Json
  if (own.patterns) over.patterns = withoutEmpty({ ...agent.patterns, ...own.patterns })
  if (own.parts) over.parts = { ...agent.parts, ...own.parts } as Json
  return { ...agent, ...over } as RecordOf<'agent'>
}

/** No patterns at all is how a target says that it has none where the agent has some. */
const withoutEmpty = (patterns: RecordOf<'agent'>['patterns']): Json =>
  Object.fromEntries(Object.entries(patterns).filter(([, rules]) => rules.length > 0))

/** The fields of an agent that may differ from target to target. */
export const OVERRIDABLE = [
  'name',
  'description',
  'instructions',
  'model',
  'color',
  'capabilities',
  'patterns',
  'parts',
] as const satisfies readonly (keyof RecordOf<'agent'>)[]
