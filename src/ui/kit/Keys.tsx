import { keysAsText } from '../../commands/keymap.ts'

export const onMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)

/** A shortcut as a key cap. */
export const Keys = ({ keys }: { keys: string }) => (
  <kbd className="shrink-0 rounded-small border border-line bg-sunken px-1 font-sans text-tiny leading-4 text-soft">
    {keysAsText(keys, onMac)}
  </kbd>
)
