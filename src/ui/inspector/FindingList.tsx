import { ruleOf } from '../../rules/index.ts'
import type { Finding } from '../../rules/rule.ts'
import { Button } from '../kit/Button.tsx'
import { useFindings } from '../page.tsx'
import { SeveritySign } from '../states/SeveritySign.tsx'
import { useInspector } from './use-inspector.ts'

/** What the rules found about a record, each with its fix. What is only worth knowing is folded. */
export const FindingList = ({ id }: { id: string }) => {
  const found = useFindings().filter(({ at }) => at === id)
  const notes = found.filter(({ severity }) => severity === 'info')
  const problems = found.filter(({ severity }) => severity !== 'info')
  if (found.length === 0) return null
  return (
    <div className="flex flex-col gap-2 border-b border-line px-3 py-2.5">
      {problems.length > 0 ? <FindingItems label="Problems" findings={problems} /> : null}
      {notes.length > 0 ? (
        <details>
          <summary className="rounded-small text-small text-soft hover:text-ink">
            {notes.length} {notes.length === 1 ? 'thing' : 'things'} worth knowing
          </summary>
          <div className="mt-2">
            <FindingItems label="Worth knowing" findings={notes} />
          </div>
        </details>
      ) : null}
    </div>
  )
}

const FindingItems = ({ label, findings }: { label: string; findings: readonly Finding[] }) => (
  <ul aria-label={label} className="flex flex-col gap-2">
    {findings.map((finding) => (
      <FindingItem key={`${finding.rule} ${finding.message}`} finding={finding} />
    ))}
  </ul>
)

const FindingItem = ({ finding }: { finding: Finding }) => {
  const { edit } = useInspector()
  const { severity, message, fix } = finding
  return (
    <li className="flex items-start gap-1.5 text-small" title={ruleOf(finding)?.why}>
      <span className="flex h-4.5 items-center">
        <SeveritySign severity={severity} />
      </span>
      <div className="min-w-0 flex-1 wrap-anywhere">
        {message}
        {fix ? (
          <Button
            small
            className="mt-1 flex h-auto! max-w-full shrink! justify-start! py-0.5 text-left whitespace-normal!"
            onClick={() => edit(fix.title, fix.edit)}
          >
            {fix.title}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
