/** Writes text to the system's clipboard, in answer to a click. Throws with what to do instead where the browser refuses. */
export const writeClipboard = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    throw new Error('the browser does not let this page write to the clipboard here. Press the shortcut instead.')
  }
}

export const readClipboard = async (): Promise<string> => {
  try {
    return await navigator.clipboard.readText()
  } catch {
    throw new Error('the browser does not let this page read the clipboard here. Press the shortcut instead.')
  }
}
