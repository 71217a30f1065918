/** The lanes of edges that share their two ends, whichever way they run: edge id to lane. Alone is lane 0 and left out. */
export const lanes = (
  edges: readonly { readonly id: string; readonly from: string; readonly to: string }[],
): ReadonlyMap<string, number> => {
  const pairs = new Map<string, string[]>()
  for (const { id, from, to } of edges) {
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`
    const others = pairs.get(pair)
    if (others) others.push(id)
    else pairs.set(pair, [id])
  }
  const found = new Map<string, number>()
  for (const ids of pairs.values()) {
    if (ids.length > 1) for (const [at, id] of ids.entries()) found.set(id, at - (ids.length - 1) / 2)
  }
  return found
}
