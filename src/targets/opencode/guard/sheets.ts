import { settings } from '../../../design/queries.ts'
import type { AgentId } from '../../../design/records/shared.ts'
import { fileSet } from '../../../files/file-set.ts'
import { joinPath } from '../../../files/path.ts'
import type { Sheet } from '../../../files/sheet.ts'
import { policyText } from '../../../guard/policy.ts'
import type { Layout } from '../../target.ts'
import { readConfigs, sharedPermission } from '../config.ts'
import { BUILT_IN } from '../json-source.ts'
import type { Named } from '../naming.ts'
import { guardText, loaderText } from './guard-text.ts'
import { GUARD_PATH, PLUGIN_PATH, POLICY_PATH } from './kept.ts'
import { type BuiltIns, OWN_CONFIG, ownConfig } from './own-config.ts'
import { opencodePolicy } from './policy.ts'
import { isOwnConfig } from './recognise.ts'

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
        }),
      })
  }
  return out
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
