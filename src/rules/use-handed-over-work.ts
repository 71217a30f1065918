import { connect } from '../design/edits.ts'
import { edgeId } from '../design/ids.ts'
import { type Design, make, type RecordOf } from '../design/model.ts'
import { facts, get } from '../design/queries.ts'
import { aDesign, aDirectory, aHandoff, anAgent, aReads, aWrites } from '../design/samples.ts'
import { grouped } from './grouped.ts'
import type { Rule } from './rule.ts'

export const useHandedOverWork: Rule = {
  id: 'use-handed-over-work',
  severity: 'info',
  family: 'Contracts',
  why: 'Agents share no memory: what one found out reaches the next only through files that it reads.',
  *check({ design }) {
    const writes = grouped(facts(design, 'writes'), ({ from }) => from)
    const known = new Set(
      [...facts(design, 'reads'), ...facts(design, 'writes')].map(({ from, to }) => `${from} ${to}`),
    )
    for (const handoff of facts(design, 'handoff')) {
      const written = writes.get(handoff.from)?.map(({ to }) => to) ?? []
      const place = written[0]
      if (!place || written.some((to) => known.has(`${handoff.to} ${to}`))) continue
      const path = get(design, place)?.path ?? place
      const reader = get(design, handoff.to)?.name ?? handoff.to
      yield {
        at: handoff.id,
        message: `“${reader}” takes over from “${get(design, handoff.from)?.name}” but reads nothing that it writes.`,
        fix: { title: `Let “${reader}” read “${path}”`, safe: false, edit: reading(handoff.to, place) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b')),
      aDesign(
        anAgent('a'),
        anAgent('b'),
        aDirectory(),
        aHandoff('a', 'b'),
        aWrites('a', 'directory:docs'),
        aReads('b', 'directory:docs'),
      ),
    ],
    fails: [aDesign(anAgent('a'), anAgent('b'), aDirectory(), aHandoff('a', 'b'), aWrites('a', 'directory:docs'))],
  },
}

const reading = (from: RecordOf<'agent'>['id'], to: RecordOf<'reads'>['to']) => (design: Design) =>
  connect(make('reads', edgeId(design, 'reads', from, to), { from, to }))(design)
