import { Check, CloudOff, Loader } from 'lucide-react'
import { useSession } from '../page.tsx'

const states = {
  saved: { icon: Check, text: 'Kept in this browser' },
  saving: { icon: Loader, text: 'Keeping…' },
  refused: { icon: CloudOff, text: 'Not kept' },
}

/** Says whether the last edit is safe. Quiet, and without a word while nothing was done. */
export const SavedSign = () => {
  const saved = useSession((session) => session.saved)
  const begun = useSession((session) => session.past.length > 0 || session.saved === 'refused')
  const { icon: Icon, text } = states[saved]
  if (!begun) return null
  return (
    <span
      title={text}
      className={`flex items-center gap-1 px-1 text-small ${saved === 'refused' ? 'text-error' : 'text-faint'}`}
    >
      <Icon size={14} strokeWidth={1.5} aria-hidden />
      <span className="max-[1100px]:sr-only">{text}</span>
    </span>
  )
}
