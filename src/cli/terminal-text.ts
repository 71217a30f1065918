/** Text for a terminal: without the control characters with which a hostile file could move the cursor or hide lines. */
export const terminalText = (text: string): string =>
  [...text].filter((sign) => sign === '\n' || sign === '\t' || !isControl(sign.codePointAt(0) ?? 0)).join('')

const isControl = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069)
