import { readCorpus } from '../proof/corpus-archive.ts'
import { CORPUS } from '../proof/places.ts'
import { repositoriesIn } from '../proof/repositories.ts'
import { type Pool, poolOf } from './case.ts'
import { ownSamples } from './samples.ts'

/** Everything that can be mutated: DotBox's own samples, and the corpus where it stands beside this checkout. */
export const wholePool = (): Pool & { readonly hasCorpus: boolean } => {
  const corpus = readCorpus(CORPUS)
  const repositories = corpus ? repositoriesIn(corpus).map(({ files }) => files) : []
  return { ...poolOf([...ownSamples(), ...repositories]), hasCorpus: corpus !== null }
}
