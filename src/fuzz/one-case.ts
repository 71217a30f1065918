import { inspect } from '../cli/inspect.ts'
import { patch } from '../design/edits.ts'
import { DESIGN_ID, type Design } from '../design/model.ts'
import { all, nodes, settings } from '../design/queries.ts'
import { type FileSet, isLink, realPath, sameContent } from '../files/file-set.ts'
import { isObject, sameJson } from '../files/json.ts'
import { splitPage } from '../files/page.ts'
import { parseJsonc } from '../files/revise-json.ts'
import { sectionsOf } from '../files/section.ts'
import { parseYamlSlowly } from '../files/yaml.ts'
import { applyEdits } from '../project/apply-edits.ts'
import type { Printed } from '../project/change.ts'
import { arrange } from '../project/layout.ts'
import { printProject } from '../project/print.ts'
import { readProject } from '../project/read.ts'
import type { Reading } from '../project/reading.ts'
import { check } from '../rules/index.ts'
import { targets } from '../targets/index.ts'
import type { EditPlan, FuzzCase } from './case.ts'

/** What came of one case: what is wrong, and how long each step and all together took, in milliseconds. */
export type CaseOutcome = {
  readonly problems: readonly string[]
  readonly steps: readonly Step[]
  readonly milliseconds: number
  readonly edited: boolean
}

/** Starts to measure; what it gives back says how many milliseconds went by since. */
export type Stopwatch = () => () => number

/** How long a case may take with all its steps, in milliseconds, whatever it holds. */
const BUDGET = 100
/** How often a slow case is tried again; its fastest time is what it takes. */
const MORE_TRIES = 5

/**
 * Reads a case, prints it unedited, runs the rules, makes its edit, prints and reads again.
 *
 * @param watch starts to measure a time
 */
export const tryCase = (one: FuzzCase, watch: Stopwatch): CaseOutcome => {
  const first = tryOnce(one, watch)
  if (first.problems.length > 0 || first.milliseconds <= BUDGET) return first
  // A busy machine is no hang: it must be slow each time.
  const again = Array.from({ length: MORE_TRIES }, () => afresh(one, watch)).reduce((a, b) =>
    a.milliseconds < b.milliseconds ? a : b,
  )
  if (again.milliseconds <= BUDGET) return again
  return {
    ...again,
    problems: [
      `it takes ${again.milliseconds.toFixed(0)} ms, and ${BUDGET} are allowed (${stepsInWords(again.steps)})`,
    ],
  }
}

/** Once more with other broken headers read and other boxes arranged in between, so that nothing is remembered from before. */
const afresh = (one: FuzzCase, watch: Stopwatch) => {
  for (let at = 0; at < 64; at++) {
    parseYamlSlowly(`"broken ${at}`)
    const boxes = [0, 1].map((id) => ({ id: `${id}`, width: at + 1, height: 1 }))
    arrange(boxes, [{ from: '0', to: '1' }], { direction: 'down' })
  }
  return tryOnce(one, watch)
}

export type Step = readonly [name: string, milliseconds: number]

/** How long each step took, in words, in whole milliseconds. */
export const stepsInWords = (steps: readonly Step[]): string =>
  steps.map(([name, milliseconds]) => `${name} ${milliseconds.toFixed(0)}`).join(', ')

const tryOnce = ({ files, edit }: FuzzCase, watch: Stopwatch): CaseOutcome => {
  const problems: string[] = []
  const steps: Step[] = []
  let edited = false
  const step = <T>(name: string, run: () => T): T | undefined => {
    const took = watch()
    try {
      return run()
    } catch (error) {
      problems.push(`“${name}” threw: ${(error as Error).stack?.split('\n').slice(0, 6).join('\n    ')}`)
      return undefined
    } finally {
      steps.push([name, took()])
    }
  }
  const outcome = () => ({
    problems,
    steps,
    milliseconds: steps.reduce((sum, [, milliseconds]) => sum + milliseconds, 0),
    edited,
  })

  const reading = step('reading', () => readProject(files))
  if (!reading) return outcome()
  const same = step('printing it unedited', () => printProject(reading.design, reading))
  if (same) problems.push(...unequal(files, same))
  step('the rules', () => check(reading.design, reading))
  step('inspecting', () => JSON.stringify(inspect({ design: reading.design, reading, notes: [] }).json))
  const design = step('editing', () => editedBy(reading, edit))
  if (!design || design === reading.design) return outcome()
  edited = true
  const printed = step('printing it edited', () => printProject(design, reading))
  if (!printed) return outcome()
  problems.push(...damage(reading, design, edit, printed))
  const again = step('reading what was printed', () => readProject(printed.files))
  const twice = again && step('printing it a second time', () => printProject(again.design, again))
  if (twice) problems.push(...unequal(printed.files, twice).map((problem) => `after the edit, ${problem}`))
  return outcome()
}

/** Files that an unedited export does not give back as they were. */
const unequal = (files: FileSet, printed: Printed): string[] =>
  [...new Set([...files.keys(), ...printed.files.keys()])].flatMap((path) => {
    const [before, after] = [files.get(path), printed.files.get(path)]
    const how = before === undefined ? 'is added' : after === undefined ? 'is lost' : 'is changed'
    return sameContent(before, after) ? [] : [`unedited, ${JSON.stringify(path)} ${how}`]
  })

/** The design with the edit made; the same where there is nothing to edit, or the edit is refused with a reason. */
const editedBy = (reading: Reading, edit: EditPlan): Design => {
  const { design } = reading
  const agents = all(design, 'agent')
  if (edit.do === 'translate') return patch(DESIGN_ID, { exportTo: targets.map(({ id }) => id) })(design)
  const listed = ((): unknown => {
    if (edit.do === 'add') return { add: 'agent', fields: { name: edit.name, description: 'Made by a fuzzer.' } }
    if (edit.do === 'connect') {
      const [from, to] = [agents[edit.from % agents.length], nodes(design)[edit.to % nodes(design).length]]
      return from && to ? { add: edit.kind, from: from.id, to: to.id } : null
    }
    const agent = agents[edit.agent % agents.length]
    if (!agent) return null
    return edit.do === 'remove' ? { remove: agent.id } : { set: agent.id, field: edit.field, value: edit.value }
  })()
  if (listed === null) return design
  const applied = applyEdits(design, [listed], reading)
  return applied.ok ? applied.design : design
}

/**
 * Files that say what all agents of an enforced design may do, and how deep they may call one another: any of them may change
 * these.
 */
const guards = (path: string): boolean =>
  /(?:^|\/)(?:\.claude\/settings\.json|dotbox-policy\.json|dotbox-guard\.m?js|opencode\.jsonc?)$/.test(path)

/** Files that the edit lost, or touched although it had no business there. */
const damage = (reading: Reading, design: Design, edit: EditPlan, printed: Printed): string[] => {
  const own = edit.do === 'set' || edit.do === 'remove' ? ownPaths(reading, edit.agent) : new Set<string>()
  const name = edit.do === 'set' && edit.field === 'name'
  const enforced = settings(design).enforce
  // How deep agents may call one another depends on who may call at all.
  const shared = enforced || (edit.do === 'set' && edit.field === 'capabilities.delegate')
  const problems: string[] = []
  for (const [path, before] of reading.files) {
    const after = printed.files.get(path)
    if (sameContent(before, after)) continue
    const what = after === undefined ? 'is lost' : 'is changed'
    if (
      after === undefined &&
      !(own.has(path) && (edit.do === 'remove' || name)) &&
      !(edit.do === 'remove' && (onlyNamesLead(before) || (enforced && guards(path))))
    )
      problems.push(`${JSON.stringify(path)} ${what} by “${edit.do}”`)
    else if (isLink(before) && after !== undefined) problems.push(`the link ${JSON.stringify(path)} ${what}`)
    else if (edit.do === 'set' && !own.has(path) && !name && !holdsSections(before) && !(shared && guards(path)))
      problems.push(`${JSON.stringify(path)} ${what}, which is not the agent’s file`)
    else if (edit.do !== 'remove') problems.push(...unknownKeysLost(path, before, after))
  }
  const listed = new Map(printed.changes.map(({ path, status }) => [path, status]))
  for (const path of new Set([...reading.files.keys(), ...printed.files.keys()])) {
    const same = sameContent(reading.files.get(path), printed.files.get(path))
    if (same !== (listed.get(path) === 'unchanged'))
      problems.push(`the list of changes is wrong about ${JSON.stringify(path)}`)
  }
  return Object.keys(design.records).length === 0 ? ['the design is empty', ...problems] : problems
}

/** A file of settings that says nothing but who leads: with that agent gone, it goes. */
const onlyNamesLead = (content: unknown): boolean => {
  const parsed = typeof content === 'string' ? parseJsonc(content) : null
  return parsed?.ok === true && isObject(parsed.value) && Object.keys(parsed.value).every((key) => LEADS.has(key))
}
const LEADS = new Set(['agent', 'default_agent', 'subagent_depth', '$schema'])

/** The files that hold an agent, links followed. */
const ownPaths = (reading: Reading, chosen: number): ReadonlySet<string> => {
  const agents = all(reading.design, 'agent')
  const id = agents[chosen % agents.length]?.id ?? ''
  return new Set(
    Object.values(reading.places).flatMap((byAgent) => {
      const paths = [byAgent[id]?.path, byAgent[id]?.instructions].filter((path) => path !== undefined)
      return paths.flatMap((path) => [path, realPath(reading.files, path) ?? path])
    }),
  )
}

const holdsSections = (content: unknown): boolean =>
  typeof content === 'string' && (sectionsOf(content).length > 0 || content.includes('dotbox:'))

/** Keys of a frontmatter that no target knows: they must say what they said. */
const unknownKeysLost = (path: string, before: unknown, after: unknown): string[] => {
  if (typeof before !== 'string' || typeof after !== 'string') return []
  const [was, now] = [headerOf(before), headerOf(after)]
  if (was === null || now === null) return []
  return Object.keys(was)
    .filter((key) => UNKNOWN.test(key) && !sameJson(was[key], now[key]))
    .map((key) => `${JSON.stringify(path)}: the key “${key}”, which no tool knows, is lost or changed`)
}

/** Keys that the fuzzer and real files have, and that mean nothing to any tool. */
const UNKNOWN = /^(?:x-own|category|version|author|metadata|more|tags|emoji|vibe|k\d+)$/

const headerOf = (text: string) => {
  const head = splitPage(text, 'line').head
  const parsed = head === null ? null : parseYamlSlowly(head)
  return parsed?.ok ? parsed.value : null
}
