import { useEffect } from 'react'
import { commandFor } from '../commands/keymap.ts'
import { onMac } from './kit/Keys.tsx'
import { usePage } from './page.tsx'
import { runCommand } from './run-command.ts'

/** Runs the command of a key, wherever on the page it is pressed. */
export const useShortcuts = (): void => {
  const { services, keys } = usePage()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A button that is disabled while it works loses the focus, and the dialog around it with it.
      const over = document.querySelector('dialog:modal')
      const command = commandFor(keys.getState().commands, event, services, onMac, over)
      if (!command) return
      event.preventDefault()
      runCommand(command, services)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [services, keys])
}
