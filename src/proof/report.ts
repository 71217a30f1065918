/** What came of one case: what was compared, and every disagreement in words. */
export type Outcome = { readonly name: string; readonly compared: string; readonly problems: readonly string[] }

/**
 * Prints the outcomes as a table, every disagreement below it, and the closing line. Gives back the exit code.
 *
 * @param what one word for what was tried, before the closing counts
 */
export const report = (what: string, outcomes: readonly Outcome[]): 0 | 1 => {
  const width = Math.max(...outcomes.map(({ name }) => name.length), 4)
  for (const { name, compared, problems } of outcomes)
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(width)}  ${compared}`)
  const failed = outcomes.filter(({ problems }) => problems.length > 0)
  for (const { name, problems } of failed) {
    console.log(`\n${name}`)
    for (const problem of problems) console.log(`  ${problem}`)
  }
  console.log(`\n${what}: ${outcomes.length - failed.length} passed, ${failed.length} failed`)
  return failed.length === 0 && outcomes.length > 0 ? 0 : 1
}

/** Two values that should be the same, as a problem where they are not. */
export const same = (what: string, client: unknown, dotbox: unknown): string[] => {
  const [seen, said] = [JSON.stringify(client) ?? 'nothing', JSON.stringify(dotbox) ?? 'nothing']
  if (seen === said) return []
  const at = [...seen].findIndex((sign, index) => sign !== said[index])
  const from = Math.max(0, (at < 0 ? said.length : at) - 30)
  return [`${what}: the client has ${cut(seen, from)}, DotBox says ${cut(said, from)}`]
}

const cut = (text: string, from: number): string =>
  `${from > 0 ? '…' : ''}${text.slice(from, from + 160)}${text.length > from + 160 ? '…' : ''}`

/** Runs tasks, a few at a time, and gives back their results in order. */
export const inParallel = async <T, R>(
  atOnce: number,
  items: readonly T[],
  run: (item: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [at, item] of queue) results[at] = await run(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
