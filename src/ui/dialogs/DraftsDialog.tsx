import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { DraftEntry } from '../../store/keeping.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Tag } from '../kit/Tag.tsx'
import { usePage, useSession } from '../page.tsx'
import type { DialogProps } from './Dialogs.tsx'

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** The designs that this browser keeps: open one, or remove it for good. */
export const DraftsDialog = ({ onClose }: DialogProps) => {
  const { keeping } = usePage()
  const open = useSession((session) => session.draft)
  const [entries, setEntries] = useState<readonly DraftEntry[] | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [asked, setAsked] = useState<string | null>(null)

  useEffect(() => {
    keeping.list().then(setEntries, (error: Error) => setWrong(error.message))
  }, [keeping])
  const attempt = (work: Promise<void>, then: () => void) => work.then(then, (error: Error) => setWrong(error.message))

  return (
    <Dialog title="All designs" onClose={onClose}>
      {wrong ? (
        <p role="alert" className="border-b border-line bg-error-wash px-4 py-2 text-error">
          {wrong}
        </p>
      ) : null}
      {entries?.length === 0 ? (
        <p className="p-4 text-soft">
          No design is kept in this browser yet. A design is kept from its first edit on; nothing is sent anywhere.
        </p>
      ) : null}
      <ul className="p-2">
        {entries?.map(({ id, name, savedAt }) => (
          <li key={id} className="flex items-center gap-2 rounded-small px-2 py-1 hover:bg-hover">
            <button
              type="button"
              className="flex min-w-0 flex-1 items-baseline gap-3 py-1 text-left"
              onClick={() => (id === open ? onClose() : attempt(keeping.open(id), onClose))}
            >
              <span className="truncate font-strong">{name}</span>
              <span className="shrink-0 text-small text-faint">{when.format(savedAt)}</span>
            </button>
            {id === open ? (
              <Tag tone="accent">Open</Tag>
            ) : asked === id ? (
              <>
                <Button
                  small
                  look="danger"
                  onClick={() =>
                    attempt(keeping.remove(id), () =>
                      setEntries((now) => now?.filter((entry) => entry.id !== id) ?? null),
                    )
                  }
                >
                  Remove for good
                </Button>
                <Button small onClick={() => setAsked(null)}>
                  Keep
                </Button>
              </>
            ) : (
              <IconButton small icon={Trash2} label={`Remove ${name}`} onClick={() => setAsked(id)} />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
