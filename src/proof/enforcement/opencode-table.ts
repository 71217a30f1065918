import { TABLE } from '../../targets/opencode/guard/table.ts'
import type { Result } from './attempt.ts'

type Tried = Pick<Result, 'came'> & { readonly attempt: Pick<Result['attempt'], 'id' | 'must' | 'rows'> }

/**
 * Where the table of levels says more than was tried: a case that was not tried, a row that claims `enforced` without an
 * attempt against it that was refused, or with one that went through.
 */
export const tableProblems = (results: readonly Tried[]): string[] => {
  const byId = new Map(results.map((result) => [result.attempt.id, result]))
  const twice = results.map(({ attempt }) => attempt.id).filter((id, at, all) => all.indexOf(id) !== at)
  const rows = Object.entries(TABLE).flatMap(([row, { level, cases }]): string[] => {
    const missing = cases
      .filter((id) => !byId.has(id))
      .map((id) => `The row “${row}” rests on “${id}”, which is not tried.`)
    if (level !== 'enforced' || row === 'allowed') return missing
    const held = cases.some((id) => ['refuse', 'ask'].includes(byId.get(id)?.came ?? ''))
    const through = results.filter(
      ({ attempt, came }) =>
        attempt.rows.includes(row) && attempt.must !== 'succeed' && ['succeed', 'told', 'hole'].includes(came),
    )
    return [
      ...missing,
      ...(held ? [] : [`The row “${row}” claims enforced, and no attempt against it was refused.`]),
      ...through.map(({ attempt }) => `The row “${row}” claims enforced, and “${attempt.id}” went through.`),
    ]
  })
  const unknown = results.flatMap(({ attempt }) =>
    attempt.rows
      .filter((row) => !Object.hasOwn(TABLE, row))
      .map((row) => `“${attempt.id}” shows a row that is not there: “${row}”.`),
  )
  return [...rows, ...unknown, ...twice.map((id) => `Two attempts are called “${id}”.`)]
}
