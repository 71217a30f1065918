/**
 * Marks cards and lines by a style sheet that names them, so that nothing is drawn anew and what comes into view later is
 * marked as well. Made here, not in a style element, which the page's policy would refuse.
 */
export const marks = () => {
  let sheet: CSSStyleSheet | null = null
  /** `rule` is told the selector of all of them. */
  return (ids: Iterable<string> | null, rule: (those: string) => string): void => {
    const those = ids && [...ids].map((id) => `[data-id="${CSS.escape(id)}"]`).join(', ')
    if (!sheet && those === null) return
    if (!sheet) {
      sheet = new CSSStyleSheet()
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    }
    sheet.replaceSync(those === null ? '' : rule(those === '' ? ':not(*)' : those))
  }
}
