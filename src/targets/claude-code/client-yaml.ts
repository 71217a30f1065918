import { visit } from 'yaml'
import { applyEdits, type Edit } from '../../files/edit.ts'
import { type Parsed, parseYaml, readHeader } from '../../files/yaml.ts'

/**
 * YAML as the client's reader (Bun's) takes it, where that differs from the standard: in a file of CR LF lines, what
 * folds to a blank inside quotes elsewhere is a line break, and each blank line is one more (observed with 2.1.330).
 */
export const clientYaml = (head: string): Parsed => parseYaml(head.includes('\r\n') ? withMoreBreaks(head) : head)

const withMoreBreaks = (head: string): string => {
  const read = readHeader(head)
  if ('why' in read || read.root === null) return head
  const edits: Edit[] = []
  visit(read.root, {
    Scalar: (_, { type, range }) => {
      const [start, end] = range ?? [0, 0]
      const text = head.slice(start, end)
      if ((type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && text.includes('\r\n'))
        edits.push({
          start,
          end,
          text: text.replace(
            BREAKS,
            (run, escape: string) => escape + BREAK.repeat(escape.length + 1) + run.slice(escape.length),
          ),
        })
    },
  })
  return applyEdits(head, edits)
}

const BREAK = '\r\n'
/** A run of line breaks, and the backslash that would take the first of them away. */
const BREAKS = /(\\?)(?:\r\n[ \t]*)+/g
