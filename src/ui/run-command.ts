import type { Command, Services } from '../commands/command.ts'

/** Runs a command; what goes wrong is said on the page. */
export const runCommand = (command: Command, services: Services): void => {
  if (command.enabled && !command.enabled(services)) return
  const failed = (error: unknown) =>
    services.session.say({
      tone: 'error',
      text: `“${command.title}” did not work: ${error instanceof Error ? error.message : String(error)}`,
    })
  try {
    Promise.resolve(command.run(services)).catch(failed)
  } catch (error) {
    failed(error)
  }
}
