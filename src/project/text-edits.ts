import type { Design } from '../design/model.ts'
import { settings } from '../design/queries.ts'
import { type Content, realPath } from '../files/file-set.ts'
import { editText } from '../files/text-edit.ts'
import { grouped } from '../rules/grouped.ts'

/**
 * Makes the text edits of a design in the files of an export. They come before the sheets: their offsets are those of
 * the files as read, at the paths as read, and a header that one of them mends can then be revised like any other.
 * Gives back, for a person, what could not be done.
 */
export const makeTextEdits = (after: Map<string, Content>, design: Design): string[] =>
  [...grouped(settings(design).textEdits, ({ path }) => path)].flatMap(([path, edits]) => {
    const real = realPath(after, path)
    const content = real === null ? undefined : after.get(real)
    if (real === null || typeof content !== 'string')
      return [`${path} is not there as text, so a change of its text was not made. Open the repository again.`]
    const { text, refused } = editText(content, edits)
    after.set(real, text)
    return refused.map(
      ({ was }) =>
        `${path}: “${shortened(was)}” does not stand where it stood, so it was not changed. Look at the file and change it there.`,
    )
  })

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
