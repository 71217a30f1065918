/** How long a finger rests to ask for the menu, in milliseconds, and how far it may stray meanwhile, in pixels. */
const REST = 500
const STRAY = 8

type Finger = { readonly clientX: number; readonly clientY: number }
type Touches = { readonly touches: ArrayLike<Finger>; readonly timeStamp: number }

/** Follows the fingers. When the last one is lifted, `up` answers where it rested; null where it did not. */
export const longPress = () => {
  let rests: { readonly clientX: number; readonly clientY: number; readonly since: number } | null = null
  return {
    down: ({ touches, timeStamp }: Touches) => {
      const [finger, second] = Array.from(touches)
      // A second finger pinches.
      rests = finger && !second ? { clientX: finger.clientX, clientY: finger.clientY, since: timeStamp } : null
    },
    move: ({ touches }: Pick<Touches, 'touches'>) => {
      const finger = touches[0]
      if (rests && finger && Math.hypot(finger.clientX - rests.clientX, finger.clientY - rests.clientY) > STRAY)
        rests = null
    },
    up: ({ timeStamp }: Pick<Touches, 'timeStamp'>): Finger | null => {
      const rested = rests && timeStamp - rests.since >= REST ? rests : null
      rests = null
      return rested
    },
    cancel: () => {
      rests = null
    },
  }
}

/**
 * A finger that rests somewhere asks for its menu, as the right button of a mouse does: browsers on an iPad never say so
 * by themselves. The menu comes when the finger is lifted, since lifting it outside of an open menu closes that.
 */
export const longPressed = (element: HTMLElement): (() => void) => {
  const press = longPress()
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true, passive: true }
  element.addEventListener('touchstart', press.down, options)
  element.addEventListener('touchmove', press.move, options)
  element.addEventListener('touchcancel', press.cancel, options)
  const lift = (event: TouchEvent) => {
    const at = press.up(event)
    if (!at || !event.target || (event.target as Element).closest('input, textarea, [role="menu"]')) return
    // No click follows: it would go to whatever of the menu is below the finger.
    event.preventDefault()
    const { clientX, clientY } = at
    event.target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }))
  }
  element.addEventListener('touchend', lift, { ...options, passive: false })
  return () => stop.abort()
}
