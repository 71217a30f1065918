import { type FileSet, fileSet } from '../files/file-set.ts'
import { printProject } from '../project/print.ts'
import { emptyReading } from '../project/reading.ts'
import { targets } from '../targets/index.ts'
import { templates } from '../templates/index.ts'

/** Repositories of DotBox's own to mutate: what it exports itself, and small ones with the oddities of real files. */
export const ownSamples = (): FileSet[] => [
  ...templates.map((template) => printProject(template.design(targets.map(({ id }) => id)), emptyReading).files),
  ...SMALL.map((files) => fileSet(Object.entries(files))),
]

const SMALL: readonly Readonly<Record<string, string | { readonly link: string }>>[] = [
  {
    '.claude/agents/a.md':
      '---\nname: a\ndescription: One. # cut\ntools: Read, Grep, Bash(git diff:*)\nmodel: sonnet\n---\n\nBody.\n',
    '.claude/agents/b.md':
      '---\nname: "b"\ndescription: >-\n  Folded\n  text\ntools: [Read, "Agent(a)"]\ncolor: blue\nx-own: {a: 1}\n---\nBody\n',
    '.claude/agents/c.md': '---\nname: c\ndescription: user: hello <example>x</example>\ntools: *\n---\n',
    '.claude/settings.json': '{\n  "agent": "b",\n  "permissions": { "deny": ["Read(./.env)"] }\n}\n',
    'CLAUDE.md': '@AGENTS.md\n',
    'AGENTS.md': '# Rules\n\nBe kind.\n',
  },
  {
    '.opencode/agents/r.md':
      '---\ndescription: Reviews\nmode: subagent\ntools:\n  write: false\npermission:\n  edit: deny\n  bash:\n    "*": ask\n    "git *": allow\n  task:\n    "*": deny\n    "w": allow\n---\nReview.\n',
    '.opencode/agents/w.md':
      '---\ndescription: Writes\nmode: primary\nmodel: anthropic/claude-sonnet-4-5\ncolor: "#FF00AA"\n---\r\nWrite.\r\n',
    'opencode.jsonc':
      '{\n  // a comment\n  "agent": {\n    "j": { "description": "In JSON", "prompt": "{file:./p.txt}", "tools": { "bash": false } },\n  },\n  "default_agent": "w",\n}\n',
    'p.txt': 'A prompt in a file.\n',
    'docs/AGENTS.md': 'About docs.\n',
  },
  {
    '.claude/agents/a.md':
      '\ufeff---\r\nname: a\r\ndescription: Windows\r\nmetadata: &m\r\n  k: v\r\nmore: *m\r\n---\r\nBody\r\n',
    '.opencode/agent/a.md': '---\ndescription: |\n  Two\n  lines\n---\n',
    'x/.claude/agents/a.md': '---\nname: a\ndescription: Nested\n---\nN\n',
    'x/INSTRUCTIONS.md': 'What to do here.\n',
    'x/CLAUDE.md': '@INSTRUCTIONS.md\n',
    'plugins/p/agents/q.md': '---\nname: q\ndescription: Of a plugin\n---\nQ\n',
    'plugins/p/.claude-plugin/plugin.json': '{"name":"p"}',
    '.claude/agents/link.md': { link: '../../plugins/p/agents/q.md' },
    '.mcp.json': '{ "mcpServers": {} }',
  },
]
