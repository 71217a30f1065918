import { type Block, blocksOf, lineCounter } from './blocks.ts'
import { type Named, type NameIndex, namesIn } from './names.ts'
import { chainsIn, maySay, type Relation, relationIn, type Voice } from './relation.ts'
import { sentenceBounds, sentenceOf } from './sentence.ts'

/** Two agents of which a text says that work passes between them, with the words that say it. */
export type Mention = {
  readonly kind: Relation['kind']
  readonly from: string
  readonly to: string
  /** The line of the name, from 1. */
  readonly line: number
  /** The sentence, list item or table row. */
  readonly text: string
  readonly weight: number
}

/** A text, and whose it is. */
export type Source = {
  readonly text: string
  /** The agent that the text is written for; null for a text that is nobody's own. */
  readonly self: string | null
  readonly voice: Voice
}

/** The longest evidence that is kept, in characters. */
const LONGEST = 400
/** How plainly an arrow between two names says that work passes on. */
const CHAIN_WEIGHT = 3

/**
 * What a text says about handing over and delegating between agents. It reads sentences, lists and tables in their
 * Markdown, not their meaning: precision before recall. Linear in the text.
 */
export const mentionsIn = ({ text, self, voice }: Source, index: NameIndex): Mention[] => {
  const named = fewOfEach(namesIn(text, index))
  if (!named.some((one) => one.id !== self)) return []
  const found: Mention[] = []
  let next = 0
  for (const block of blocksOf(text)) {
    const mine: Named[] = []
    for (let one = named[next]; one && one.start < block.start + block.text.length; one = named[++next])
      if (one.start >= block.start) mine.push(one)
    if (mine.some((one) => one.id !== self)) found.push(...inBlock(block, mine, self, voice))
  }
  return found
}

/** A text that says a name more often says nothing new of it; and however long a text is, this much of it is enough. */
const MOST_OF_EACH = 50
const MOST_IN_ALL = 1000

const fewOfEach = (named: readonly Named[]): Named[] => {
  const counts = new Map<string, number>()
  const few: Named[] = []
  for (const one of named) {
    const count = (counts.get(one.id) ?? 0) + 1
    counts.set(one.id, count)
    if (count <= MOST_OF_EACH) few.push(one)
    if (few.length === MOST_IN_ALL) break
  }
  return few
}

const inBlock = (block: Block, named: readonly Named[], self: string | null, voice: Voice): Mention[] => {
  const found: Mention[] = []
  const lineOf = lineCounter(block)
  for (let at = 0; at < named.length; ) {
    const first = named[at]
    if (!first) break
    const [start, end] = sentenceBounds(block, first.start - block.start, first.end - block.start)
    const together = [first]
    for (let next = named[++at]; next && next.start < block.start + end; next = named[++at]) together.push(next)
    if (!maySay(block, block.text.slice(start, end))) continue
    const sentence = sentenceOf(block, start, end, together)
    const say = (kind: Relation['kind'], from: string, to: string, place: Named, weight: number) => {
      if (from === to) return
      const text = sentence.source.slice(0, LONGEST)
      found.push({ kind, from, to, line: lineOf(place.start), text, weight })
    }
    if (block.kind !== 'code' && !block.example && voice === 'prompt')
      for (const [left, right] of chainsIn(sentence)) {
        const [from, to] = [sentence.mentions[left], sentence.mentions[right]]
        if (from && to) say('handoff', from.id, to.id, to, CHAIN_WEIGHT)
      }
    if (self === null) continue
    for (const [index, mention] of sentence.mentions.entries()) {
      const relation = mention.id === self ? null : relationIn(sentence, index, block, voice)
      if (relation?.direction === 'to') say(relation.kind, self, mention.id, mention, relation.weight)
      else if (relation) say(relation.kind, mention.id, self, mention, relation.weight)
    }
  }
  return found
}
