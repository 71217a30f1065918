import type { Design } from '../design/model.ts'
import { facts, get } from '../design/queries.ts'
import { Criterion } from '../design/records/places.ts'
import type { SpecId } from '../design/records/shared.ts'
import { code } from './code.ts'
import { list, oneLine } from './names.ts'

/** The `criteria` section of a spec's file: its acceptance criteria as boxes to tick, and who verifies them. */
export const specSection = (design: Design, id: SpecId): string | null => {
  const spec = get(design, id)
  if (!spec) return null
  const verifiers = facts(design, 'verifies')
    .filter((edge) => edge.to === id)
    .map((edge) => code(oneLine(get(design, edge.from)?.name ?? edge.from)))
  if (spec.criteria.length === 0 && verifiers.length === 0) return null
  const lines = [
    '# Acceptance criteria',
    '',
    ...spec.criteria.map((criterion) => `- [${criterion.met ? 'x' : ' '}] ${criterion.text}`),
  ]
  if (verifiers.length > 0) lines.push('', `Verified by ${list(verifiers)}, independently of whoever implements this.`)
  return lines.join('\n')
}

/** The criteria of a `criteria` section. */
export const readCriteria = (content: string): Criterion[] =>
  content.split('\n').flatMap((line) => {
    const box = /^- \[([ xX])\] (.*)$/.exec(line)
    const criterion = Criterion.safeParse({ text: box?.[2], met: box?.[1] !== ' ' })
    return criterion.success ? [criterion.data] : []
  })
