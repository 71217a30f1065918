import type { Capability, Level, Part } from '../../design/records/agent.ts'
import type { Segment } from '../kit/Segmented.tsx'

export const levels: readonly Segment<Level>[] = [
  { value: 'allow', label: 'Allow', tone: 'good' },
  { value: 'ask', label: 'Ask', tone: 'ask' },
  { value: 'deny', label: 'Deny', tone: 'bad' },
]

/** What each capability is called, what it lets an agent do, and what its patterns are. */
export const capabilityWords: Readonly<Record<Capability, { name: string; what: string; pattern: string }>> = {
  read: { name: 'Read', what: 'Read files', pattern: 'secrets/**' },
  search: { name: 'Search', what: 'Find files and search in them', pattern: 'vendor/**' },
  edit: { name: 'Edit', what: 'Create and change files', pattern: 'docs/**' },
  shell: { name: 'Shell', what: 'Run commands', pattern: 'npm test' },
  web: { name: 'Web', what: 'Fetch pages and search the web', pattern: 'example.org' },
  delegate: { name: 'Delegate', what: 'Call other agents', pattern: 'reviewer' },
  skills: { name: 'Skills', what: 'Use skills', pattern: 'release-notes' },
}

/** What each part of a capability is called. */
export const partWords: Readonly<Record<Part, string>> = {
  'search.text': 'Search in files',
  'search.files': 'Find files',
  'edit.change': 'Change files',
  'edit.create': 'Create files',
  'web.fetch': 'Fetch pages',
  'web.search': 'Search the web',
  'other.todo': 'To-do list',
  'other.lsp': 'Language server',
}
