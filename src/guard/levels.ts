import { CERTAINTIES, type Certainty } from './certainty.ts'

/** What each level is called, and what it means to somebody who relies on it. */
export const levelWords: Readonly<Record<Certainty, { readonly word: string; readonly means: string }>> = {
  enforced: { word: 'enforced', means: 'The tool refuses what goes against it.' },
  checked: { word: 'checked at the end', means: 'What goes against it is found afterwards, and sent back.' },
  advice: {
    word: 'advice only',
    means: 'It stands in the instructions; nothing stops an agent that does not follow them.',
  },
}

/** The worst of several levels; null of none. */
export const worstOf = (levels: Iterable<Certainty>): Certainty | null => {
  let worst: Certainty | null = null
  for (const level of levels)
    if (worst === null || CERTAINTIES.indexOf(level) > CERTAINTIES.indexOf(worst)) worst = level
  return worst
}
