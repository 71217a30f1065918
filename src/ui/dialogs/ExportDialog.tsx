import { Download, FileDiff as PatchIcon } from 'lucide-react'
import { useMemo, useState } from 'react'
import { inOrder } from '../../design/edits.ts'
import { slug } from '../../design/ids.ts'
import { settings } from '../../design/queries.ts'
import type { Printed, Status } from '../../project/change.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { type Tab, Tabs } from '../kit/Tabs.tsx'
import { Tag } from '../kit/Tag.tsx'
import { useFindings, usePage, useSession } from '../page.tsx'
import { FileTree } from '../panels/FileTree.tsx'
import { FileView } from '../panels/FileView.tsx'
import { tally } from '../panels/file-rows.ts'
import { ProblemsDock } from '../panels/ProblemsDock.tsx'
import { statusWords } from '../panels/status-words.ts'
import { plural } from '../plural.ts'
import { useNarrow } from '../use-narrow.ts'
import { usePrinted } from '../use-printed.ts'
import type { DialogProps } from './Dialogs.tsx'
import { LossReport } from './LossReport.tsx'

type View = 'files' | 'losses' | 'problems'

/** What would leave: every file with what changes in it, what each tool cannot express, what is wrong. Then the zip. */
export const ExportDialog = ({ onClose }: DialogProps) => {
  const { services } = usePage()
  const { session, io } = services
  const { value, stale, error } = usePrinted()
  const design = useSession((state) => state.design)
  const read = useSession((state) => state.reading.files.size > 0)
  const findings = useFindings()
  const [view, setView] = useState<View>('files')
  const [wrong, setWrong] = useState<string | null>(null)
  const zipName = `${slug(settings(design).name)}.zip`
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const mendable = findings.flatMap(({ severity, fix }) => (severity === 'error' && fix ? [fix.edit] : []))
  const untouched = value?.changes.every(({ status }) => status === 'unchanged') ?? false
  const ready = value !== undefined && !stale && value.files.size > 0

  const attempt = (work: () => Promise<void>) => {
    setWrong(null)
    work().catch((problem: Error) => setWrong(`The download did not work: ${problem.message}`))
  }
  const download = () =>
    attempt(async () => {
      if (!value) return
      await io.saveZip(zipName, value.files)
      session.announce(`Downloaded ${zipName} with ${value.files.size} files.`)
      onClose()
    })
  const downloadPatch = () =>
    attempt(async () => {
      if (!value) return
      const { gitPatch } = await import('../../project/git-patch.ts')
      const { text, unsaid } = gitPatch(value.changes)
      io.saveText(zipName.replace(/\.zip$/, '.patch'), text)
      if (unsaid.length > 0) setWrong(`No patch can hold these files, take them from the zip: ${unsaid.join(', ')}.`)
    })

  return (
    <Dialog
      title="Export"
      width="large"
      tall
      onClose={onClose}
      actions={
        <>
          <span className="min-w-0 flex-1 truncate">{value ? <Tally printed={value} /> : null}</span>
          {read ? (
            <Button icon={PatchIcon} disabled={!ready || untouched} onClick={downloadPatch}>
              Download a patch
            </Button>
          ) : null}
          <Button look="primary" icon={Download} disabled={!ready} onClick={download}>
            Download {zipName.length > 40 ? 'the zip' : zipName}
          </Button>
        </>
      }
    >
      <div className="flex h-full min-h-0 flex-col">
        {wrong || error !== null ? (
          <p role="alert" className="shrink-0 border-b border-line bg-error-wash px-4 py-2 text-error">
            {wrong ?? `The files could not be made: ${error} Undo the last step, then try again.`}
          </p>
        ) : null}
        {errors > 0 ? (
          <p className="flex shrink-0 items-center gap-2 border-b border-line bg-warning-wash px-4 py-1.5 text-warning">
            <span className="min-w-0 flex-1">
              {errors === 1 ? 'One error stands.' : `${errors} errors stand.`} You can export, but a tool may not load
              all of it.
            </span>
            <Button small onClick={() => setView('problems')}>
              Show
            </Button>
            {mendable.length > 0 ? (
              <Button
                small
                onClick={() => session.edit(`Mend ${plural(mendable.length, 'error')}`, inOrder(...mendable))}
              >
                Mend {mendable.length === errors ? (errors === 1 ? 'it' : 'all') : mendable.length}
              </Button>
            ) : null}
          </p>
        ) : null}
        {untouched && ready ? (
          <p className="shrink-0 border-b border-line px-4 py-1.5 text-soft">
            Nothing changed: every file is, to the byte, as it was read.
          </p>
        ) : null}
        {value?.notices.map((notice) => (
          <p key={notice} className="shrink-0 border-b border-line bg-info-wash px-4 py-1.5 text-info">
            {notice}
          </p>
        ))}
        {value ? <Review printed={value} view={view} onView={setView} errors={errors} /> : null}
        {!value && error === null ? <p className="p-4 text-faint">Writing the files…</p> : null}
      </div>
    </Dialog>
  )
}

const Tally = ({ printed }: { printed: Printed }) => {
  const counts = tally(printed.changes)
  return (
    <span className="flex flex-wrap gap-1.5">
      {(Object.keys(statusWords) as Status[])
        .filter((status) => counts[status] > 0)
        .map((status) => (
          <Tag key={status} tone={statusWords[status].tone}>
            {counts[status]} {statusWords[status].word.toLowerCase()}
          </Tag>
        ))}
    </span>
  )
}

type ReviewProps = {
  readonly printed: Printed
  readonly view: View
  readonly onView: (view: View) => void
  readonly errors: number
}

const Review = ({ printed, view, onView, errors }: ReviewProps) => {
  const [path, setPath] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const reading = useSession((state) => state.reading)
  const kept = useMemo(() => new Set(reading.kept), [reading])
  const narrow = useNarrow()
  const moved = printed.changes.filter(({ status }) => status !== 'unchanged')
  const changes = all || moved.length === 0 ? printed.changes : moved
  const shown = changes.find((change) => change.path === path) ?? changes[0]
  const tabs: readonly Tab<View>[] = [
    { value: 'files', label: 'Files' },
    { value: 'losses', label: 'What gets lost', count: printed.losses.length || undefined },
    { value: 'problems', label: 'Problems', count: errors || undefined, tone: errors > 0 ? 'error' : undefined },
  ]
  return (
    <div className="min-h-0 flex-1">
      <Tabs label="Review" value={view} tabs={tabs} onChange={onView}>
        {view === 'losses' ? <LossReport losses={printed.losses} /> : null}
        {view === 'problems' ? <ProblemsDock /> : null}
        {view === 'files' ? (
          <div className={narrow ? 'flex h-full min-h-0 flex-col' : 'flex h-full min-h-0'}>
            <div
              className={
                narrow
                  ? 'flex h-2/5 min-h-0 flex-col border-b border-line'
                  : 'flex w-72 shrink-0 flex-col border-r border-line'
              }
            >
              <div className="min-h-0 flex-1">
                <FileTree changes={changes} kept={kept} chosen={shown?.path ?? null} onChoose={setPath} />
              </div>
              {moved.length > 0 && moved.length < printed.changes.length ? (
                <label className="flex shrink-0 items-center gap-2 border-t border-line px-3 py-1.5 text-small text-soft">
                  <input
                    type="checkbox"
                    className="accent-accent"
                    checked={all}
                    onChange={(event) => setAll(event.target.checked)}
                  />
                  Show the {printed.changes.length - moved.length} unchanged too
                </label>
              ) : null}
            </div>
            <div className="min-h-0 min-w-0 flex-1">
              {shown ? (
                <FileView change={shown} kept={kept.has(shown.path)} />
              ) : (
                <p className="p-4 text-soft">
                  There is nothing to export yet. Add an agent, or switch a tool on at the top.
                </p>
              )}
            </div>
          </div>
        ) : null}
      </Tabs>
    </div>
  )
}
