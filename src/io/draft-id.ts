/** The id of a design that is new to the browser's storage. */
export const newDraftId = (): string => `draft-${crypto.getRandomValues(new Uint32Array(3)).join('-')}`
