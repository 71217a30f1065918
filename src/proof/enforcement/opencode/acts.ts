import type { Act } from '../../../guard/answer.ts'

// What the evaluator is asked, in the words of its acts.
export const editing = (path: string): Act => ({ do: 'edit', path })
export const reading = (path: string): Act => ({ do: 'read', path })
export const running = (command: string): Act => ({ do: 'shell', command })
export const calling = (agent: string): Act => ({ do: 'call', agent })
