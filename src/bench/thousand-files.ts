import { type FileSet, fileSet } from '../files/file-set.ts'

/** A kind of repository to measure: a thousand agent files of some 6 KB, as one tool has them. */
export type Thousand = { readonly name: string; readonly files: FileSet }

const COUNT = 1_000
/** Characters of a file, about: the median of four thousand real ones is between five and six thousand. */
const SIZE = 6_000

/** One set for each form of header that is common: both hold eleven keys in some 700 characters. */
export const thousands = (): Thousand[] => [
  { name: 'Claude Code', files: fileSet(each((at) => [`.claude/agents/${nameOf(at)}.md`, claudeFile(at)])) },
  { name: 'OpenCode', files: fileSet(each((at) => [`.opencode/agents/${nameOf(at)}.md`, openCodeFile(at)])) },
]

const each = <T>(make: (at: number) => T): T[] => Array.from({ length: COUNT }, (_, at) => make(at))

const nameOf = (at: number): string => `${pick(ROLES, at)}-${pick(FIELDS, at * 7)}-${at}`

const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? ''

const ROLES = ['reviewer', 'writer', 'tester', 'planner', 'migrator', 'auditor', 'researcher', 'packager']
const FIELDS = ['payments', 'search', 'accounts', 'billing', 'catalogue', 'delivery', 'reporting', 'sign-in', 'media']
const MODELS = ['sonnet', 'opus', 'haiku', 'inherit']
const COLORS = ['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan']

const description = (at: number): string =>
  `Use this agent after a change to ${pick(FIELDS, at)} that touches more than one module. It reads the change, looks for what the tests of ${pick(FIELDS, at * 7)} do not cover, and reports every gap with the file and the line. It changes nothing by itself, and it asks before it runs a command that takes longer than a minute. Give it the range of commits, and it gives back a list that is sorted by how much each gap matters`

const claudeFile = (at: number): string =>
  withBody(
    at,
    `name: ${nameOf(at)}
description: ${description(at)}.
tools: Read, Grep, Glob, Bash, WebFetch
disallowedTools: Write, Edit, NotebookEdit
model: ${pick(MODELS, at)}
color: ${pick(COLORS, at)}
permissionMode: default
maxTurns: ${20 + (at % 30)}
skills:
  - release-notes
  - ${pick(FIELDS, at)}-glossary
category: quality
version: "1.${at % 10}.0"
`,
  )

const openCodeFile = (at: number): string =>
  withBody(
    at,
    `description: >-
  ${description(at).replaceAll('. ', '.\n  ')}.
mode: subagent
model: anthropic/claude-sonnet-4-5
temperature: 0.${at % 10}
top_p: 0.9
steps: ${20 + (at % 30)}
color: "#${(0x100000 + at * 4_001).toString(16).slice(0, 6)}"
hidden: false
variant: high
tools:
  write: false
permission:
  edit: deny
  bash:
    "*": ask
    "git diff *": allow
    "git push --force*": deny
  webfetch: ask
`,
  )

const withBody = (at: number, header: string): string => {
  let text = `---\n${header}---\n\n# ${nameOf(at)}\n`
  for (let part = 0; text.length < SIZE; part++) {
    text += `\n## ${pick(HEADINGS, at + part)}\n\nStart from what changed in ${pick(FIELDS, at + part)}, then follow every caller of it.\n\n`
    for (let line = 0; line < 6; line++)
      text += `- ${pick(RULES, at + part * 5 + line)} \`src/${pick(FIELDS, at * 3 + line)}/index.ts\`\n`
  }
  return text
}

const HEADINGS = ['What to look at', 'How to report', 'When to stop', 'What not to do', 'Where things are']
const RULES = [
  'Read the tests before the code, and say which of them would still pass if the change were wrong:',
  'Name the file and the line of every finding, and how sure you are of it:',
  'Leave the style alone; the linter speaks about that:',
  'Stop and ask where a rule of the house says something else than the change does:',
  'Give one example for each finding, as short as it can be:',
]
