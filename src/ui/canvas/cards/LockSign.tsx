import { Pin } from 'lucide-react'

/** At the corner of a card that stays where it is. A pin, because a lock on a directory says who may write there. */
export const LockSign = ({ locked }: { locked: boolean }) =>
  locked ? (
    <span className="pinned" title="Locked: it stays where it is">
      <Pin aria-hidden="true" />
    </span>
  ) : null
