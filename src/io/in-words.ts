import { Unreadable } from './unreadable.ts'

const DENIED =
  'The browser did not allow DotBox to read this folder. Choose it again and allow it, or open a zip of it.'

/** What the browser throws, by its name, in words for the person. */
const MESSAGES: Readonly<Record<string, string>> = {
  NotAllowedError: DENIED,
  SecurityError: DENIED,
  NotFoundError: 'The folder is no longer there: it was moved, renamed or deleted. Choose it again.',
}

/** An error of opening as a message for the person; one that is a message already stays as it is. */
export const inWords = (error: { readonly name: string; readonly message: string }): Unreadable => {
  if (error instanceof Unreadable) return error
  if (error.name.startsWith('Unreadable')) return new Unreadable(error.message, { cause: error })
  return new Unreadable(
    MESSAGES[error.name] ?? 'The browser could not read this folder. Try again, or open a zip of it.',
    { cause: error },
  )
}
