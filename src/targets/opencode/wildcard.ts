/**
 * Does a pattern of OpenCode match a whole value? `*` is any run of characters, slashes included; `?` is one character;
 * all else is literal, case counts, `\` is `/`. A pattern that ends in ` *` also matches without anything after the
 * word before it (`git *` matches `git`). Source: `Wildcard.match` in the bundle of 1.18.33.
 *
 * Walked by hand and not as a regular expression: patterns come from strangers, and `*a*a*a*` would take for ever.
 */
export const matches = (pattern: string, value: string): boolean => {
  if (pattern === '*') return true
  const wanted = pattern.replaceAll('\\', '/')
  const text = value.replaceAll('\\', '/')
  return glob(wanted, text) || (wanted.endsWith(' *') && glob(wanted.slice(0, -2), text))
}

/** Linear in practice, at worst length times length: only the last star is ever tried again. */
const glob = (pattern: string, text: string): boolean => {
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    const wanted = pattern[p]
    if (wanted === '*') {
      star = p++
      resume = t
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** True for a pattern that matches everything: `*`, or `**`, which means the same here. */
export const matchesAll = (pattern: string): boolean => /^\*+$/.test(pattern)

export const hasWildcard = (pattern: string): boolean => /[*?]/.test(pattern)
