import { type Edit, patch } from '../design/edits.ts'
import type { Design, RecordOf } from '../design/model.ts'
import { all, facts, get } from '../design/queries.ts'
import type { Gate } from '../design/records/edges.ts'
import type { SpecId } from '../design/records/shared.ts'
import { aDesign, aDirectory, aHandoff, anAgent, aSpec, aVerifies, aWrites } from '../design/samples.ts'
import { isBelow } from '../files/path.ts'
import { permits } from './permits.ts'
import type { Rule } from './rule.ts'

type Handoff = RecordOf<'handoff'>

export const noGateThatNeverHolds: Rule = {
  id: 'no-gate-that-never-holds',
  severity: 'warning',
  family: 'Flow',
  why: 'A gate that waits for what only comes behind it never opens, and the agent behind it never starts.',
  *check({ design }) {
    for (const handoff of facts(design, 'handoff')) {
      const why = handoff.gate && neverHolds(design, handoff, handoff.gate)
      if (!why) continue
      const edit: Edit = patch(handoff.id, { gate: null })
      yield { at: handoff.id, message: why, fix: { title: 'Take the gate away', safe: false, edit } }
    }
  },
  examples: {
    passes: [
      aDesign(
        anAgent('a'),
        anAgent('b'),
        anAgent('c'),
        aSpec(),
        aVerifies('c', 'spec:spec.md'),
        aHandoff('a', 'b', { gate: { verified: 'spec:spec.md' } }),
      ),
      aDesign(
        anAgent('a'),
        anAgent('b'),
        aDirectory(),
        aWrites('a', 'directory:docs'),
        aHandoff('a', 'b', { gate: { files: ['docs/*.md'] } }),
      ),
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b', { gate: { command: 'npm test' } })),
    ],
    fails: [
      aDesign(
        anAgent('a'),
        anAgent('b'),
        aSpec(),
        aVerifies('b', 'spec:spec.md'),
        aHandoff('a', 'b', { gate: { verified: 'spec:spec.md' } }),
      ),
      aDesign(
        anAgent('a'),
        anAgent('b'),
        anAgent('c'),
        aSpec('spec.md', { criteria: [] }),
        aVerifies('c', 'spec:spec.md'),
        aHandoff('a', 'b', { gate: { verified: 'spec:spec.md' } }),
      ),
      aDesign(
        anAgent('a', { capabilities: { edit: 'deny', shell: 'deny' } }),
        anAgent('b'),
        aDirectory(),
        aWrites('b', 'directory:docs'),
        aHandoff('a', 'b', { gate: { files: ['docs/plan.md'] } }),
      ),
    ],
  },
}

const neverHolds = (design: Design, handoff: Handoff, gate: Gate): string | null =>
  'verified' in gate
    ? neverVerified(design, handoff, gate.verified)
    : 'files' in gate
      ? neverWritten(design, handoff, gate.files)
      : null

const neverVerified = (design: Design, { to }: Handoff, id: SpecId): string | null => {
  const spec = get(design, id)
  const receiver = get(design, to)?.name
  if (!spec) return null
  if (spec.criteria.length === 0)
    return `“${receiver}” waits until ${spec.path} is verified, but the spec has no criteria that could be ticked.`
  const verifiers = facts(design, 'verifies').flatMap((edge) => (edge.to === id ? edge.from : []))
  return verifiers.length > 0 && verifiers.every((agent) => agent === to)
    ? `“${receiver}” waits until ${spec.path} is verified, but it is the only one that verifies it.`
    : null
}

/** Files that no agent but the receiver may write. A command of another agent might, so one with a shell counts. */
const neverWritten = (design: Design, { to }: Handoff, files: readonly string[]): string | null => {
  const others = all(design, 'agent').filter(({ id }) => id !== to)
  const lost = files.find(
    (file) => !others.some((agent) => mayWrite(design, agent, file)) && mayWrite(design, get(design, to), file),
  )
  return lost === undefined ? null : `“${get(design, to)?.name}” waits for ${lost}, but no other agent may write there.`
}

const mayWrite = (design: Design, agent: RecordOf<'agent'> | undefined, file: string): boolean => {
  if (!agent) return false
  if (permits(agent, 'shell')) return true
  if (!permits(agent, 'edit')) return false
  const places = facts(design, 'writes').flatMap((edge) => (edge.from === agent.id ? (get(design, edge.to) ?? []) : []))
  // Of a pattern only what stands before its first star is a place.
  const plain = file.split(/[*?]/, 1)[0] ?? ''
  return (
    places.length === 0 ||
    agent.patterns.edit !== undefined ||
    places.some(({ path }) => isBelow(plain, path) || isBelow(path, plain.replace(/\/$/, '')))
  )
}
