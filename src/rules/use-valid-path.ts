import { type Edit, patch } from '../design/edits.ts'
import type { Design, RecordOf } from '../design/model.ts'
import { placeProblem } from '../design/names.ts'
import { all } from '../design/queries.ts'
import { aDesign, aDirectory, aSpec } from '../design/samples.ts'
import { grouped } from './grouped.ts'
import type { Rule } from './rule.ts'

export const useValidPath: Rule = {
  id: 'use-valid-path',
  severity: 'error',
  family: 'Names and paths',
  why: 'A file can only be written below the folder of the repository, at a path that every system takes, and only one file fits one path.',
  *check({ design }) {
    const places = [...all(design, 'directory'), ...all(design, 'spec')]
    const taken = new Set(places.map(key))
    for (const twins of grouped(places, key).values()) {
      const among: Design = { ...design, records: Object.fromEntries(twins.map((place) => [place.id, place])) }
      for (const place of twins) {
        const problem = placeProblem(among, place.id, place.path)
        if (!problem) continue
        const path = mended(place.path)
        const mends = path !== place.path && !taken.has(path.toLowerCase()) && !placeProblem(among, place.id, path)
        yield {
          at: place.id,
          message: place.path === '' ? problem : `“${place.path}”: ${problem}`,
          ...(mends && { fix: { title: `Use “${path}”`, safe: true, edit: withPath(place, path) } }),
        }
      }
    }
  },
  examples: {
    passes: [aDesign(aDirectory('docs/research'), aSpec('docs/spec.md'))],
    fails: [
      aDesign(aDirectory('')),
      aDesign(aDirectory('../elsewhere')),
      aDesign(aDirectory('docs\\research\\')),
      aDesign(aSpec('./spec.md')),
      aDesign(aDirectory('docs'), aDirectory('Docs')),
    ],
  },
}

const key = ({ path }: { readonly path: string }) => path.toLowerCase()

/** The path that was most likely meant: forward slashes, without `./`, doubled, leading or trailing slashes. */
const mended = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')

const withPath = (place: RecordOf<'directory' | 'spec'>, path: string): Edit =>
  place.kind === 'directory' ? patch(place.id, { path }) : patch(place.id, { path })
