import { all } from '../design/queries.ts'
import { fileSet } from '../files/file-set.ts'
import { readProject } from '../project/read.ts'
import type { Reading } from '../project/reading.ts'
import { withSuggestions } from '../project/suggest.ts'
import type { Opened } from './opened.ts'

/** A repository, and what it names besides its configuration: the specs, say, of which only the team's section tells. */
export const readRepository = async ({ files, skipped, readMore }: Opened): Promise<Reading> => {
  const first = readProject(files)
  const named = all(first.design, 'spec').map(({ path }) => path)
  const more = await readMore(named.filter((path) => !files.has(path)))
  const certain = more.files.size === 0 ? first : readProject(fileSet([...files, ...more.files]))
  const reading = withSuggestions(certain)
  return { ...reading, skipped: [...reading.skipped, ...skipped, ...more.skipped] }
}
