/** Brings a saved design from one version to the next. Only upwards: nobody sends us older ones. */
export type Migration = { readonly to: number; readonly why: string; readonly up: (saved: object) => object }

/** In order, without gaps: the first leads to version 2. Version 1 is the first that was ever saved. */
export const migrations: readonly Migration[] = [
  {
    to: 2,
    why: 'Cards can be locked and lie above one another, and a design says where its work flows. Who says nothing means the default.',
    up: (saved) => saved,
  },
]

/** A saved design of any past version in the form of today; the caller still has to check it. */
export const migrate = (saved: { readonly version: number }, known: readonly Migration[] = migrations): object =>
  known
    .filter((migration) => migration.to > saved.version)
    .reduce<object>((at, migration) => ({ ...migration.up(at), version: migration.to }), saved)
