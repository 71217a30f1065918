import { settings } from '../../design/queries.ts'
import { targets } from '../../targets/index.ts'
import type { Loss } from '../../targets/target.ts'
import { Tag } from '../kit/Tag.tsx'
import { useSession } from '../page.tsx'
import { groupedLosses } from './grouped-losses.ts'

/** What the design says and a tool cannot say as well, tool by tool. */
export const LossReport = ({ losses }: { losses: readonly (Loss & { readonly target?: string })[] }) => {
  const design = useSession((state) => state.design)
  const named = targets.filter((target) => settings(design).exportTo.includes(target.id))
  const perTarget = named.map((target) => ({
    target,
    groups: groupedLosses(
      design,
      design ? losses.filter((loss) => loss.target === undefined || loss.target === target.id) : [],
    ),
  }))
  return (
    <div className="h-full overflow-auto p-4">
      {perTarget.map(({ target, groups }) => (
        <section key={target.id} className="mb-6">
          <h3 className="mb-1 text-large font-strong">{target.name}</h3>
          {groups.length === 0 ? (
            <p className="text-soft">It can express everything in this design.</p>
          ) : (
            <table className="w-full border-collapse">
              <thead>
                <tr className="border-b border-line text-left">
                  <th className="caption py-1 pr-4">What</th>
                  <th className="caption py-1 pr-4">Becomes</th>
                  <th className="caption py-1 pr-4">Where</th>
                </tr>
              </thead>
              <tbody>
                {groups.map(({ field, support, note, records }) => (
                  <tr key={`${field} ${note}`} className="border-b border-line align-top">
                    <td className="py-1.5 pr-4 font-mono text-small">{field}</td>
                    <td className="py-1.5 pr-4">
                      <Tag tone={support === 'lost' ? 'error' : 'plain'}>{support === 'lost' ? 'Lost' : 'Words'}</Tag>{' '}
                      {note}
                    </td>
                    <td className="py-1.5 font-mono text-small">{records.join(', ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
      {named.length === 0 ? <p className="text-soft">No tool is switched on at the top.</p> : null}
    </div>
  )
}
