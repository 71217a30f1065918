import { useEffect } from 'react'
import { copied, copy, cut, paste, pasteConnected, putIn, takenOut } from '../commands/clipboard.ts'
import type { Command } from '../commands/command.ts'
import { isTyping } from '../commands/keymap.ts'
import { usePage } from './page.tsx'

/**
 * Copy, cut and paste as the browser tells of them: its events bring the clipboard along without asking for a permission.
 * In a text field, and where text is marked, they are the browser's own.
 */
export const useClipboard = (): void => {
  const { services, keys } = usePage()
  useEffect(() => {
    let shift = false
    const hands = (event: Event) =>
      !event.defaultPrevented && !isTyping(event.target) && !isTyping(document.activeElement)
    // A command with other keys of its own no longer answers to the browser's.
    const listens = (command: Command) => !Object.hasOwn(keys.getState().changed, command.id)
    const marked = () => !(window.getSelection()?.isCollapsed ?? true)
    const take = (command: Command, after: () => void) => (event: ClipboardEvent) => {
      if (!hands(event) || marked() || !listens(command)) return
      const text = copied(services)
      if (text === null) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      after()
    }
    const onCopy = take(copy, () => {})
    const onCut = take(cut, () => takenOut(services))
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!hands(event) || text === '' || !listens(shift ? pasteConnected : paste)) return
      event.preventDefault()
      void putIn(services, text, shift)
    }
    const onKey = (event: KeyboardEvent) => {
      shift = event.shiftKey
    }
    window.addEventListener('keydown', onKey, true)
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCut)
    document.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCut)
      document.removeEventListener('paste', onPaste)
    }
  }, [services, keys])
}
