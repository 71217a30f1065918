import { type FileSet, fileSet } from '../files/file-set.ts'
import { baseName } from '../files/path.ts'

/** A repository to try things on. */
export type Repository = { readonly name: string; readonly files: FileSet }

/** The repositories of the corpus, those of which only single files are in it among them, and the made variants. */
export const repositoriesIn = (corpus: FileSet): Repository[] => {
  const byName = new Map<string, [string, FileSet extends ReadonlyMap<string, infer C> ? C : never][]>()
  for (const [path, content] of corpus) {
    const [group = '', name = '', ...rest] = path.split('/')
    if (!['repos', 'files', 'made'].includes(group) || rest.length === 0) continue
    const key = `${group}/${name}`
    byName.set(key, [...(byName.get(key) ?? []), [rest.join('/'), content]])
  }
  return [...byName].map(([name, entries]) => ({ name, files: fileSet(entries) }))
}

/**
 * Agents that stand loose in a collection, as teams that the client would load: the files of each collection put into
 * the folder that Claude Code reads.
 */
export const looseTeams = (corpus: FileSet, manifest: string): Repository[] => {
  const teams = new Map<string, FileSet>()
  for (const line of manifest.split('\n')) {
    const [path = '', what = ''] = line.split('\t')
    const content = corpus.get(path)
    const folder = LOOSE[what]
    if (content === undefined || folder === undefined) continue
    const name = `${path.split('/')[1]} (${what})`
    const before = teams.get(name) ?? fileSet()
    const inside = `${folder}/${path.split('/').slice(2, -1).join('-')}-${baseName(path)}`
    teams.set(name, fileSet([...before, [inside, content]]))
  }
  return [...teams].map(([name, files]) => ({ name, files }))
}

const LOOSE: Readonly<Record<string, string>> = {
  'agent:claude-loose': '.claude/agents',
  'agent:opencode-loose': '.opencode/agents',
}
