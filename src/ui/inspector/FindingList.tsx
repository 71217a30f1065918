import { ruleOf } from '../../rules/index.ts'
import type { Finding } from '../../rules/rule.ts'
import { Button } from '../kit/Button.tsx'
import { useFindings } from '../page.tsx'
import { SeveritySign } from '../states/SeveritySign.tsx'
import { useInspector } from './use-inspector.ts'

/** What the rules found about a record, each with its fix. */
export const FindingList = ({ id }: { id: string }) => {
  const found = useFindings().filter(({ at }) => at === id)
  if (found.length === 0) return null
  return (
    <ul aria-label="Problems" className="flex flex-col gap-2 border-b border-line px-3 py-2.5">
      {found.map((finding) => (
        <FindingItem key={`${finding.rule} ${finding.message}`} finding={finding} />
      ))}
    </ul>
  )
}

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
            className="mt-1 flex h-auto! max-w-full py-0.5 text-left whitespace-normal"
            onClick={() => edit(fix.title, fix.edit)}
          >
            {fix.title}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
