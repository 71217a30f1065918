/**
 * Asks for files, or for a folder where the browser has no other way to give one. Empty where the person cancelled. To
 * be called in answer to a click or a key. `accept`: as the attribute of that name, `.zip,.json`.
 */
export const chooseFiles = (options: {
  readonly accept?: string
  readonly folder?: boolean
}): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    if (options.accept !== undefined) input.accept = options.accept
    if (options.folder) input.webkitdirectory = true
    // A browser may drop an input that is not on the page while its dialog is open.
    input.hidden = true
    document.body.append(input)
    const answer = () => {
      resolve([...(input.files ?? [])])
      input.remove()
    }
    input.addEventListener('change', answer)
    input.addEventListener('cancel', answer)
    input.click()
  })
