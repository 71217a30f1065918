/** Says whether what stands beside it is unfolded. A plain box: a list has as many of them as it has rows. */
export const Chevron = ({ open }: { open: boolean }) => (
  <i className="chevron" data-open={open || undefined} aria-hidden="true" />
)
