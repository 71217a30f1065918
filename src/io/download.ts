/** How long a browser may take to begin with a download before its address is withdrawn, in milliseconds. */
const GRACE_MS = 60_000

/** Gives a file to the person: the browser's own download, with its own dialog. `type` is a MIME type. */
export const saveFile = (name: string, content: Uint8Array | string, type: string): void => {
  const url = URL.createObjectURL(new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  document.body.append(anchor)
  anchor.click()
  anchor.remove()
  setTimeout(() => URL.revokeObjectURL(url), GRACE_MS)
}
