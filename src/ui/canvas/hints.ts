const SVG = 'http://www.w3.org/2000/svg'

/**
 * Gives the part of a picture under the pointer its words as a tooltip: those of its `data-hint`, or what a line is called. They
 * come when the pointer does, since a `<title>` in each would be some elements more in every card and line.
 */
export const showHint = (target: EventTarget | null): void => {
  if (!(target instanceof SVGElement)) return
  const owner = target.closest('[data-hint], .react-flow__edge')
  const words = owner?.getAttribute('data-hint') ?? owner?.getAttribute('aria-label')
  if (!owner || !words) return
  const known = [...owner.children].find(({ localName }) => localName === 'title')
  const title = known ?? document.createElementNS(SVG, 'title')
  if (title.textContent !== words) title.textContent = words
  if (!known) owner.prepend(title)
}
