/** Tells when Space is held down outside of text fields and buttons; gives the function that stops telling. */
export const spaceHeld = (tell: (held: boolean) => void): (() => void) => {
  const down = (event: KeyboardEvent) => {
    const other =
      event.target instanceof Element &&
      event.target.closest('input, textarea, select, button, [role="button"], [contenteditable="true"], dialog')
    if (event.key === ' ' && !other) tell(true)
  }
  const up = (event: KeyboardEvent) => {
    if (event.key === ' ') tell(false)
  }
  const away = () => tell(false)
  window.addEventListener('keydown', down)
  window.addEventListener('keyup', up)
  window.addEventListener('blur', away)
  return () => {
    window.removeEventListener('keydown', down)
    window.removeEventListener('keyup', up)
    window.removeEventListener('blur', away)
  }
}
