/** A name as it stands in a text; offsets are those of the name itself, without what decorates it. */
export type Named = {
  readonly id: string
  readonly start: number
  readonly end: number
  /** True where something else of the repository (a skill, a command) has the same name. */
  readonly shared: boolean
}

type Entry = { readonly id: string; readonly shared: boolean }
type Node = { entry: Entry | null; readonly next: Map<string, Node> }

/** The names of agents, to be found in one walk over a text, however many names there are. */
export type NameIndex = {
  readonly first: ReadonlyMap<string, Node>
  /** Marks the first letters and lengths of first words: most words of a text are none of them, and need no look-up. */
  readonly shapes: Uint8Array
}

/** Words are told apart by so many first letters, and lengths up to so many. */
const [LETTERS, LENGTHS] = [128, 32]
const shapeOf = (text: string, start: number, end: number): number =>
  (text.charCodeAt(start) % LETTERS) * LENGTHS + Math.min(end - start, LENGTHS - 1)

/** A name shorter than this is a syllable that stands in every text. */
const SHORTEST = 3
/** The most characters between two words of one name: `DevOps / CI`. */
const WIDEST_GAP = 3

/**
 * An index over names. A name that two agents have names neither.
 *
 * @param names pairs of a name and the id of its agent; one agent may have several
 * @param shared names that mean something else in the repository too, in lower case
 */
export const nameIndex = (
  names: Iterable<readonly [name: string, id: string]>,
  shared: ReadonlySet<string> = new Set(),
): NameIndex => {
  const owners = new Map<string, string | null>()
  for (const [name, id] of names) {
    const key = name.trim().toLowerCase()
    if (key.length < SHORTEST) continue
    const owner = owners.get(key)
    owners.set(key, owner === undefined || owner === id ? id : null)
  }
  const first = new Map<string, Node>()
  for (const [name, id] of owners) if (id !== null) insert(first, name, { id, shared: shared.has(name) })
  const shapes = new Uint8Array(LETTERS * LENGTHS)
  for (const word of first.keys()) shapes[shapeOf(word, 0, word.length)] = 1
  return { first, shapes }
}

const insert = (first: Map<string, Node>, name: string, entry: Entry): void => {
  let level = first
  let node: Node | null = null
  for (let at = wordStart(name, 0), gap = ''; at < name.length; ) {
    const end = wordEnd(name, at)
    const key = gap + name.slice(at, end)
    node = level.get(key) ?? { entry: null, next: new Map() }
    level.set(key, node)
    level = node.next
    const following = wordStart(name, end)
    gap = name.slice(end, following)
    at = following
  }
  if (node) node.entry ??= entry
}

/** Every name in a text, the longest one where several begin at the same word. Linear in the text. */
export const namesIn = (text: string, { first, shapes }: NameIndex): Named[] => {
  const found: Named[] = []
  if (first.size === 0) return found
  const lower = text.toLowerCase()
  // A letter that lower case makes longer would shift every offset behind it; such a text is searched as it is written.
  const searched = lower.length === text.length ? lower : text
  for (let at = wordStart(searched, 0); at < searched.length; ) {
    const end = wordEnd(searched, at)
    const node = shapes[shapeOf(searched, at, end)] === 1 ? first.get(searched.slice(at, end)) : undefined
    const match = node ? longest(searched, node, end) : null
    if (match && !isPrefix(searched, match.end)) found.push({ ...match.entry, start: at, end: match.end })
    at = wordStart(searched, match?.end ?? end)
  }
  return found
}

const longest = (
  text: string,
  from: Node,
  wordsEnd: number,
): { readonly entry: Entry; readonly end: number } | null => {
  let best = from.entry ? { entry: from.entry, end: wordsEnd } : null
  let node = from
  for (let end = wordsEnd; node.next.size > 0; ) {
    const start = wordStart(text, end)
    if (start - end > WIDEST_GAP) break
    const next = wordEnd(text, start)
    const following = node.next.get(text.slice(end, next))
    if (!following) break
    node = following
    end = next
    if (node.entry) best = { entry: node.entry, end }
  }
  return best
}

/** The name of a plugin before the name of something in it, `plugin:agent`, is no agent. */
const isPrefix = (text: string, end: number): boolean => text.charAt(end) === ':' && isLetter(text.charCodeAt(end + 1))

/** Where the next word begins, at `from` or behind it. */
const wordStart = (text: string, from: number): number => {
  let at = from
  while (at < text.length && !isLetter(text.charCodeAt(at))) at++
  return at
}

/** Where the word that begins at `from` ends. A hyphen belongs to it only between letters. */
const wordEnd = (text: string, from: number): number => {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isLetter(code) || (code === HYPHEN && isLetter(text.charCodeAt(at + 1)))) at++
    else break
  }
  return at
}

const HYPHEN = 0x2d

/** A letter, a digit or an underscore; outside of ASCII everything but punctuation, arrows, boxes and emoji. */
const isLetter = (code: number): boolean =>
  code < 0x80
    ? (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x30 && code <= 0x39) ||
      (code >= 0x41 && code <= 0x5a) ||
      code === 0x5f
    : code > 0xbf &&
      !(code >= 0x2000 && code <= 0x2bff) &&
      !(code >= 0x3000 && code <= 0x303f) &&
      !(code >= 0xd800 && code <= 0xf8ff)
