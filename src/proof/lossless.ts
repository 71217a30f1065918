import { sameContent } from '../files/file-set.ts'
import { printProject } from '../project/print.ts'
import { readProject } from '../project/read.ts'
import type { Reading } from '../project/reading.ts'
import { withSuggestions } from '../project/suggest.ts'
import type { Repository } from './repositories.ts'

/** A repository, read; or what went wrong. */
export type Read = { readonly reading: Reading } | { readonly problem: string }

export const reads = ({ files }: Repository): Read => {
  try {
    return { reading: withSuggestions(readProject(files)) }
  } catch (error) {
    return { problem: `reading threw: ${(error as Error).stack?.split('\n', 3).join(' ')}` }
  }
}

/** Every file that an export of the unedited repository adds, removes or changes. There must be none. */
export const uneditedProblems = ({ files }: Repository, reading: Reading): string[] => {
  const printed = printProject(reading.design, reading)
  const stated = printed.changes
    .filter(({ status }) => status !== 'unchanged')
    .map(({ path, status }) => `unedited: ${path} is ${status}`)
  const paths = [...new Set([...files.keys(), ...printed.files.keys()])]
  const real = paths
    .filter((path) => !sameContent(files.get(path), printed.files.get(path)))
    .map((path) => `unedited: ${path} comes back different`)
  const again = withSuggestions(readProject(printed.files))
  const drift =
    JSON.stringify(again.design) === JSON.stringify(reading.design) ? [] : ['unedited: read back, it is another design']
  return [...stated, ...real, ...drift]
}
