import { X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { baseName } from '../../files/path.ts'
import type { Occurrence, Renaming } from '../../project/renaming.ts'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { ScrollArea } from '../kit/ScrollArea.tsx'
import { usePage } from '../page.tsx'
import { plural } from '../plural.ts'

/** What stands to be decided after a rename: every place with its line, and the file. Nothing happens without a choice. */
export const RenameOffer = ({ renaming }: { readonly renaming: Renaming }) => {
  const { renames, services } = usePage()
  const { to, occurrences, file } = renaming
  const [open, setOpen] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [withFile, setWithFile] = useState(false)
  const inReach = occurrences.filter(({ ofFile }) => withFile || !ofFile)
  const chosen = inReach.filter((one) => !left.has(idOf(one)))
  const files = new Set(inReach.map(({ path }) => path)).size
  const said = summary(renaming, inReach.length, files)
  useEffect(() => services.session.announce(said), [services, said])
  const take = () => renames.take(renaming, chosen, withFile)
  const nothing = chosen.length === 0 && !withFile
  const toggle = (one: Occurrence) =>
    setLeft((now) => new Set(now.has(idOf(one)) ? [...now].filter((id) => id !== idOf(one)) : [...now, idOf(one)]))

  return (
    <section
      aria-label={`The old name of ${to}`}
      className="rise pointer-events-auto flex w-[min(40rem,100%)] flex-col rounded-large border border-line bg-raised shadow-float"
    >
      <div className="flex flex-wrap items-start gap-2 py-2 pr-2 pl-3">
        <p className="min-w-0 flex-1 basis-60 py-0.5 [overflow-wrap:anywhere]">{said}</p>
        <span className="flex items-center gap-2">
          {open ? null : (
            <Button small aria-expanded={false} onClick={() => setOpen(true)}>
              Show
            </Button>
          )}
          <Button small look={open ? 'primary' : 'plain'} disabled={nothing} onClick={take}>
            {open ? actionOf(chosen.length, withFile) : inReach.length > 0 ? 'Change all' : 'Rename the file'}
          </Button>
          <IconButton
            small
            icon={X}
            label="Leave the old name where it stands"
            onClick={() => renames.dismiss(renaming)}
          />
        </span>
      </div>
      {open ? (
        <ScrollArea label="Places that say the old name" className="max-h-[min(18rem,40vh)] border-t border-line">
          <div className="flex flex-col gap-1 p-3">
            {file ? (
              <Choice checked={withFile} onChange={() => setWithFile(!withFile)}>
                Rename the file too: <code className="font-mono">{baseName(file.from)}</code> to{' '}
                <code className="font-mono">{baseName(file.to)}</code>
              </Choice>
            ) : null}
            {inReach.map((one, at) => (
              <div key={idOf(one)}>
                {one.path === inReach[at - 1]?.path && at > 0 ? null : (
                  <p className="pt-1.5 font-mono text-small text-soft [overflow-wrap:anywhere]">
                    {one.path ?? 'In the design'}
                  </p>
                )}
                <Choice checked={!left.has(idOf(one))} onChange={() => toggle(one)}>
                  <span className="text-faint tabular-nums">{one.line}</span> <Line occurrence={one} />
                </Choice>
              </div>
            ))}
          </div>
        </ScrollArea>
      ) : null}
    </section>
  )
}

const summary = ({ from, to, file }: Renaming, places: number, files: number): string => {
  const still = `“${from}” is called “${to}” now.`
  if (places > 0)
    return `${still} ${plural(places, 'place')} in ${plural(files, 'file')} still ${places === 1 ? 'says' : 'say'} “${from}”.`
  return file ? `${still} Its file is still ${baseName(file.from)}.` : still
}

const actionOf = (places: number, withFile: boolean): string => {
  if (places === 0) return 'Rename the file'
  return `Change ${plural(places, 'place')}${withFile ? ' and the file' : ''}`
}

const idOf = ({ holder, start, ofFile }: Occurrence): string => JSON.stringify([holder, start, ofFile])

/** How much of a line is shown on either side of the name, in characters. */
const AROUND = 60

/** The line, cut around the name, which stands out. */
const Line = ({ occurrence: { text, start, end, column } }: { readonly occurrence: Occurrence }) => {
  const name = text.slice(column, column + end - start)
  const before = text.slice(0, column).trimStart()
  const after = text.slice(column + end - start)
  return (
    <span className="font-mono text-small [overflow-wrap:anywhere]">
      {before.length > AROUND ? `…${before.slice(-AROUND)}` : before}
      <mark className="rounded-small bg-accent-wash text-accent">{name}</mark>
      {after.length > AROUND ? `${after.slice(0, AROUND)}…` : after}
    </span>
  )
}

type ChoiceProps = { readonly checked: boolean; readonly onChange: () => void; readonly children: ReactNode }

const Choice = ({ checked, onChange, children }: ChoiceProps) => (
  <label className="flex items-start gap-2 py-0.5">
    <input type="checkbox" className="mt-1 accent-accent" checked={checked} onChange={onChange} />
    <span className="min-w-0">{children}</span>
  </label>
)
