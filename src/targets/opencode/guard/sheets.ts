import { settings } from '../../../design/queries.ts'
import type { AgentId } from '../../../design/records/shared.ts'
import { fileSet } from '../../../files/file-set.ts'
import type { JsonObject } from '../../../files/json.ts'
import type { Sheet } from '../../../files/sheet.ts'
import type { Layout } from '../../target.ts'
import { readConfigs, sharedPermission } from '../config.ts'
import { BUILT_IN } from '../json-source.ts'
import type { Named } from '../naming.ts'
import { guardText, loaderText } from './guard-text.ts'
import { GUARD_PATH, PLUGIN_PATH, POLICY_PATH } from './kept.ts'
import { type BuiltIns, OWN_CONFIG, ownConfig } from './own-config.ts'
import { opencodePolicy } from './policy.ts'
import { isOwnConfig } from './recognise.ts'

/** The files of enforcement: the guard, its policy, and DotBox's own configuration. */
export const guardSheets = (
  layout: Layout,
  named: ReadonlyMap<AgentId, Named>,
  depth: number,
): ReadonlyMap<string, Sheet> => {
  const out = new Map<string, Sheet>([
    [GUARD_PATH, { kind: 'text', text: guardText }],
    [PLUGIN_PATH, { kind: 'text', text: loaderText }],
    [POLICY_PATH, { kind: 'json', value: opencodePolicy(layout.design, named) as JsonObject }],
  ])
  // A file of the person's in that place stays theirs, and the baseline is left out (`levels.ts` says what that means).
  const there = layout.textOf(OWN_CONFIG)
  const isFree = !layout.has(`${OWN_CONFIG}c`) && (there === null || isOwnConfig(there))
  if (isFree) out.set(OWN_CONFIG, { kind: 'json', value: ownConfigOf(layout, named, depth) })
  return out
}

const ownConfigOf = (layout: Layout, named: ReadonlyMap<AgentId, Named>, depth: number): JsonObject =>
  ownConfig({
    builtIns: builtInsOf(layout),
    shared: sharedPermission(readConfigs(theirs(layout))),
    designed: new Set([...named.values()].map(({ name }) => name).filter((name) => BUILT_IN.has(name))),
    depth,
  })

const builtInsOf = ({ design }: Layout): BuiltIns =>
  settings(design).targets.opencode?.builtIns === 'off' ? 'off' : 'keep'

/** The person's own configuration at the top, as it was read. */
const theirs = (layout: Layout) =>
  fileSet(
    ['opencode.json', 'opencode.jsonc'].flatMap((path) => {
      const text = layout.textOf(path)
      return text === null ? [] : [[path, text] as const]
    }),
  )
