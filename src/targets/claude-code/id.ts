/** The target's id: its key in `targets.<id>` of a record. */
export const CLAUDE_CODE = 'claude-code'
