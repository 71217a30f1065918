import { settings } from '../../../design/queries.ts'
import type { AgentId } from '../../../design/records/shared.ts'
import { fileSet } from '../../../files/file-set.ts'
import { isObject, type Json, type JsonObject } from '../../../files/json.ts'
import { joinPath } from '../../../files/path.ts'
import { parseJsonc } from '../../../files/revise-json.ts'
import type { Sheet } from '../../../files/sheet.ts'
import { policyText } from '../../../guard/policy.ts'
import { agentFor, type Layout, type Place } from '../../target.ts'
import { readConfigs, sharedPermission } from '../config.ts'
import { BUILT_IN } from '../json-source.ts'
import type { Named } from '../naming.ts'
import { permissionMap } from '../permission.ts'
import { permissionSheet } from '../permission-sheet.ts'
import { reachOf } from '../reach.ts'
import { guardText, loaderText } from './guard-text.ts'
import { GUARD_PATH, PLUGIN_PATH, POLICY_PATH } from './kept.ts'
import { type BuiltIns, OWN_CONFIG, ownConfig, SHUT } from './own-config.ts'
import { opencodePolicy } from './policy.ts'
import { isOwnConfig } from './recognise.ts'
import { isWrittenOut, statedIn } from './written-out.ts'

/** The files of enforcement, for each project of the design: the guard, its policy, and DotBox's own configuration. */
export const guardSheets = (
  layout: Layout,
  named: ReadonlyMap<AgentId, Named>,
  depth: number,
): ReadonlyMap<string, Sheet> => {
  const out = new Map<string, Sheet>()
  for (const root of new Set([...named.values()].map(({ agent }) => agent.root))) {
    const policy = policyText(opencodePolicy(layout.design, named, root))
    out.set(joinPath(root, GUARD_PATH), { kind: 'text', text: guardText, goesWith: policy })
    out.set(joinPath(root, PLUGIN_PATH), { kind: 'text', text: loaderText, goesWith: policy })
    out.set(joinPath(root, POLICY_PATH), { kind: 'text', text: policy })
    const config = joinPath(root, OWN_CONFIG)
    if (isFree(layout, config))
      out.set(config, {
        kind: 'json',
        value: ownConfig({
          builtIns: builtInsOf(layout),
          shared: sharedPermission(readConfigs(theirs(layout, root))),
          designed: new Set([...named.values()].flatMap(({ name }) => (BUILT_IN.has(name) ? [name] : []))),
          depth,
          others: othersIn(layout, named, root),
        }),
      })
  }
  return out
}

/** What the person's own agent files leave open, by agent: the baseline would shut it, and the design opens it again. */
const othersIn = (layout: Layout, named: ReadonlyMap<AgentId, Named>, root: string): ReadonlyMap<string, JsonObject> =>
  new Map(
    [...named].flatMap(([id, { agent, name, place }]) => {
      if (agent.root !== root || isWrittenOut(layout, place)) return []
      const stated = place.pointer ? entryAt(layout, place) : statedIn(layout.textOf(place.path) ?? '')
      const sheet = permissionSheet(agentFor(agent, 'opencode'), reachOf(layout, named, id))
      const open = [...SHUT, 'external_directory'].filter(
        (key) => sheet[key] !== undefined && stated[key] === undefined,
      )
      return open.length === 0
        ? []
        : [[name, Object.fromEntries(open.map((key) => [key, sheet[key] as Json]))] as const]
    }),
  )

/** The permissions of an agent that stands in a configuration file. */
const entryAt = (layout: Layout, place: Place): JsonObject => {
  const parsed = parseJsonc(layout.textOf(place.path) ?? '')
  const entry = (place.pointer ?? []).reduce<Json | undefined>(
    (value, key) => (isObject(value) ? value[key] : undefined),
    parsed.ok ? parsed.value : undefined,
  )
  return isObject(entry) ? permissionMap(entry) : {}
}

/** A file of the person's in that place stays theirs, and the baseline is left out. */
const isFree = (layout: Layout, path: string): boolean => {
  const there = layout.textOf(path)
  return !layout.has(`${path}c`) && (there === null || isOwnConfig(there))
}

const builtInsOf = ({ design }: Layout): BuiltIns =>
  settings(design).targets.opencode?.builtIns === 'off' ? 'off' : 'keep'

/** The person's own configuration of a project, as it was read. */
const theirs = (layout: Layout, root: string) =>
  fileSet(
    ['opencode.json', 'opencode.jsonc'].flatMap((name) => {
      const text = layout.textOf(joinPath(root, name))
      return text === null ? [] : [[name, text] as const]
    }),
  )
