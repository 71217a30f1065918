/** The colours of who writes at a place, and in words how many they are. */
export const Writers = ({ colors }: { colors: readonly string[] }) => (
  <span className="writers">
    {colors.slice(0, 8).map((color, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two agents may share a colour, and a dot has no state
      <i key={at} style={{ background: color }} />
    ))}
    {colors.length === 0 ? 'nobody writes' : colors.length === 1 ? 'one writes' : `${colors.length} write`}
  </span>
)
