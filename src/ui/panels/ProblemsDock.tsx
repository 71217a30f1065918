import { Wrench } from 'lucide-react'
import type { Design, RecordId } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
import { ruleOf } from '../../rules/index.ts'
import type { Finding } from '../../rules/rule.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { useFindings, useServices, useSession } from '../page.tsx'
import { plural } from '../plural.ts'
import { SeveritySign } from '../states/SeveritySign.tsx'
import { isNarrow } from '../use-narrow.ts'

/** The most findings that are listed at once; those that come first are the worst. */
const MOST = 300

/** What is wrong, the worst first, then what is worth knowing. A click shows the thing, a button mends it. */
export const ProblemsDock = () => {
  const findings = useFindings()
  const grave = findings.filter(({ severity }) => severity !== 'info')
  const notes = findings.filter(({ severity }) => severity === 'info')
  return (
    <div className="h-full scrolls">
      {grave.length === 0 ? (
        <EmptyState title="No problems">
          <p>Everything that DotBox can check about this design holds.</p>
        </EmptyState>
      ) : (
        <List findings={grave} />
      )}
      {notes.length > 0 ? (
        <details>
          <summary className="px-3 py-1.5 text-soft hover:bg-hover focus-visible:outline-offset-[-2px]">
            {plural(notes.length, 'note')}: worth knowing, may well be right
          </summary>
          <List findings={notes} />
        </details>
      ) : null}
    </div>
  )
}

const List = ({ findings }: { findings: readonly Finding[] }) => {
  const design = useSession((session) => session.design)
  return (
    <>
      <ul>
        {findings.slice(0, MOST).map((finding) => (
          <Problem
            key={`${finding.rule} ${finding.at} ${finding.path}:${finding.line} ${finding.message}`}
            finding={finding}
            design={design}
          />
        ))}
      </ul>
      {findings.length > MOST ? (
        <p className="p-3 text-soft">
          {findings.length - MOST} more are not listed. They come up as those above are mended.
        </p>
      ) : null}
    </>
  )
}

const Problem = ({ finding, design }: { finding: Finding; design: Design }) => {
  const { session, canvas } = useServices()
  const { at, message, severity, fix, path } = finding
  const show = () => {
    if (at === null || !design.records[at]) return
    session.select([at])
    canvas.fitSelection()
    // There the list makes way for the canvas, and the focus goes along.
    if (isNarrow()) canvas.focus(at)
  }
  const where = at !== null && design.records[at] ? title(design, at as RecordId) : (path ?? null)
  return (
    <li className="flex items-start gap-2 border-b border-line py-1.5 pr-2 pl-3 [contain-intrinsic-size:auto_33px] [content-visibility:auto] hover:bg-hover">
      <span className="flex h-5 items-center">
        <SeveritySign severity={severity} />
      </span>
      <button
        type="button"
        onClick={show}
        disabled={at === null}
        title={ruleOf(finding)?.why}
        className="min-w-0 flex-1 text-left focus-visible:outline-offset-[-2px]"
      >
        {message}
        {where && at !== 'design:main' ? <span className="ml-2 font-mono text-small text-faint">{where}</span> : null}
      </button>
      {fix ? (
        <Button small icon={Wrench} onClick={() => session.edit(fix.title, fix.edit)}>
          {fix.title}
        </Button>
      ) : null}
    </li>
  )
}
