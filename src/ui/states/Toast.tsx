import { CircleAlert, Info, X } from 'lucide-react'
import { useEffect } from 'react'
import { IconButton } from '../kit/IconButton.tsx'
import { useServices, useSession } from '../page.tsx'

/** How long a message that asks for nothing stays, in milliseconds. */
const STAYS = 8000

/** A message that has no place of its own. An error stays until it is put away. */
export const Toast = () => {
  const { session } = useServices()
  const message = useSession((state) => state.message)
  useEffect(() => {
    if (message?.tone !== 'info') return
    const timer = setTimeout(() => session.say(null), STAYS)
    return () => clearTimeout(timer)
  }, [message, session])
  if (!message) return null
  const Icon = message.tone === 'error' ? CircleAlert : Info
  return (
    <div
      role={message.tone === 'error' ? 'alert' : 'status'}
      className="rise pointer-events-auto flex max-w-[min(36rem,100%)] items-start gap-2 rounded-large border border-line bg-raised py-2 pr-2 pl-3 shadow-float"
    >
      <Icon
        size={16}
        strokeWidth={1.75}
        aria-hidden
        className={`mt-1 shrink-0 ${message.tone === 'error' ? 'text-error' : 'text-info'}`}
      />
      <p className="min-w-0 flex-1 py-0.5 [overflow-wrap:anywhere]">{message.text}</p>
      <IconButton small icon={X} label="Put the message away" onClick={() => session.say(null)} />
    </div>
  )
}
