/** The value that several things share; `same` is false where they differ, and then there is none. */
export const common = <T, V>(things: readonly T[], pick: (thing: T) => V): { same: boolean; value: V | undefined } => {
  const [first, ...others] = things.map(pick)
  const same = others.every((value) => value === first)
  return { same, value: same ? first : undefined }
}
