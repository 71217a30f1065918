/** Imports at the top of a built script, not those that are asked for later: `import{a}from"./b.js"`, `export*from"./b.js"`. */
const STATIC = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{][^;"'()]*?from\s*)?["']\.\/([^"']+\.js)["']/g

/** The scripts that a built page needs before it runs: those that it names, and what they import at once. */
export const neededFirst = (html: string, read: (path: string) => string): ReadonlySet<string> => {
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path!)
  const needed = new Set(named)
  // A set goes on to what is added to it on the way.
  for (const path of needed) for (const [, name] of read(path).matchAll(STATIC)) needed.add(`assets/${name}`)
  return needed
}
