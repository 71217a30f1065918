import { keySigns } from './keys.ts'

/** A shortcut as small key caps. Read aloud only where it is the content; beside a name it is decoration. */
export const Keys = ({ keys }: { keys: string }) => (
  <span className="inline-flex shrink-0 items-center gap-0.5">
    {keySigns(keys).map((sign) => (
      <kbd
        key={sign}
        className="min-w-4.5 rounded-small border border-line bg-sunken px-1 text-center font-sans text-tiny leading-4 text-soft"
      >
        {sign}
      </kbd>
    ))}
  </span>
)
