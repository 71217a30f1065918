import type { Design } from '../../design/model.ts'
import { settings } from '../../design/queries.ts'
import { targets } from '../../targets/index.ts'
import { levelsOf } from '../../targets/levels.ts'
import type { Loss, Target } from '../../targets/target.ts'
import { ScrollArea } from '../kit/ScrollArea.tsx'
import { Tag } from '../kit/Tag.tsx'
import { useSession } from '../page.tsx'
import { plural } from '../plural.ts'
import { groupedLosses } from './grouped-losses.ts'
import { fieldWords, unsaid } from './unsaid.ts'

/** What the design says and a tool cannot say as well, tool by tool. */
export const LossReport = ({ losses }: { losses: readonly Loss[] }) => {
  const design = useSession((state) => state.design)
  const named = targets.filter((target) => settings(design).exportTo.includes(target.id))
  return (
    <ScrollArea label="What gets lost" className="h-full p-4">
      <p className="mb-4 max-w-prose text-soft">
        What is in words stands in the instructions: an agent reads it and nothing makes it obey. What is lost is not
        written for that tool at all.
      </p>
      {named.map((target) => (
        <TargetReport
          key={target.id}
          target={target}
          design={design}
          losses={losses.filter((loss) => loss.target === target.id)}
        />
      ))}
      {named.length === 0 ? <p className="text-soft">No tool is switched on at the top.</p> : null}
    </ScrollArea>
  )
}

type TargetReportProps = { readonly target: Target; readonly design: Design; readonly losses: readonly Loss[] }

const TargetReport = ({ target, design, losses }: TargetReportProps) => {
  const groups = groupedLosses(design, losses)
  const told = new Set(groups.map(({ field }) => field))
  const general = unsaid(design, target, levelsOf(design)).filter(({ field }) => !told.has(field))
  const rows = [
    ...groups.map(({ field, support, note, records }) => ({
      field,
      support,
      note,
      where: records.join(', '),
      mono: true,
    })),
    ...general.map(({ field, support, count }) => ({
      field,
      support,
      note: support === 'lost' ? `${target.name} has no place for it.` : 'Written into the instructions.',
      where: plural(count, 'time'),
      mono: false,
    })),
  ]
  return (
    <section className="mb-6">
      <h3 className="mb-1 text-large font-strong">{target.name}</h3>
      {rows.length === 0 ? (
        <p className="text-soft">It can express everything in this design.</p>
      ) : (
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-line text-left">
              <th className="caption w-44 py-1 pr-4">What</th>
              <th className="caption w-16 py-1 pr-4">Becomes</th>
              <th className="caption py-1 pr-4">How</th>
              <th className="caption w-1/4 py-1">Where</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, support, note, where, mono }) => (
              <tr key={`${field} ${note}`} className="border-b border-line align-top">
                <td className="py-1.5 pr-4 font-strong">{fieldWords(field)}</td>
                <td className="py-1.5 pr-4">
                  <Tag tone={support === 'lost' ? 'error' : 'plain'}>{support === 'lost' ? 'Lost' : 'Words'}</Tag>
                </td>
                <td className="py-1.5 pr-4">{note}</td>
                <td className={mono ? 'py-1.5 font-mono text-small' : 'py-1.5 text-soft'}>{where}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
