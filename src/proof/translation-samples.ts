import { type FileSet, fileSet } from '../files/file-set.ts'
import type { Repository } from './repositories.ts'

/** Small repositories with every form of restriction, because the corpus has few of them: what is lost here, the judge must see. */
export const translationSamples = (): Repository[] => [
  { name: 'samples/claude', files: claude() },
  { name: 'samples/claude-plan-by-default', files: claudeInMode('plan') },
  { name: 'samples/claude-default-mode', files: claudeInMode('default') },
  { name: 'samples/claude-lead-of-strangers', files: claudeLedBy('Agent(somebody-else), Read') },
  { name: 'samples/opencode', files: opencode() },
]

const claudeAgent = (name: string, ...lines: readonly string[]): [string, string] => [
  `.claude/agents/${name}.md`,
  ['---', `name: ${name}`, `description: Does ${name}.`, ...lines, '---', `You are ${name}.`, ''].join('\n'),
]

const CLAUDE_AGENTS = [
  claudeAgent('inherits'),
  claudeAgent('no-fetch', 'disallowedTools: WebFetch'),
  claudeAgent('no-search', 'disallowedTools: [WebSearch, Grep, TodoWrite]'),
  claudeAgent('writes-only', 'tools: Read, Write, Glob'),
  claudeAgent('edits-only', 'tools: Read, Edit, Grep, TodoWrite, LSP'),
  claudeAgent('one-tool', 'tools: Read, mcp__github__get_issue, mcp__docs'),
  claudeAgent('all-but-one', 'disallowedTools: mcp__github__delete_repo, mcp__slack'),
  claudeAgent('part-of-server', 'tools: Read, mcp__github', 'disallowedTools: mcp__github__delete_repo'),
  claudeAgent('plans', 'permissionMode: plan'),
  claudeAgent('asks-nobody', 'permissionMode: dontAsk'),
  claudeAgent('accepts', 'permissionMode: acceptEdits'),
]

const claude = (): FileSet =>
  fileSet([
    ...CLAUDE_AGENTS,
    [
      '.claude/settings.json',
      JSON.stringify({
        permissions: {
          allow: ['Bash(npm test:*)', 'Edit(/docs/**)'],
          ask: ['Bash(git push:*)', 'Edit(/package.json)', 'WebSearch'],
          deny: [
            'Bash(rm:*)',
            'Read(./.env)',
            'Read(/secrets/**)',
            'Edit(/infra/**)',
            'Edit(**/*.lock)',
            'WebFetch(domain:x.test)',
            'mcp__slack',
            'mcp__github__delete_repo',
            'Agent(general-purpose)',
            'Skill(release)',
            'Read(~/.ssh/**)',
          ],
        },
      }),
    ],
  ])

const claudeInMode = (defaultMode: string): FileSet =>
  fileSet([...CLAUDE_AGENTS, ['.claude/settings.json', JSON.stringify({ permissions: { defaultMode } })]])

const claudeLedBy = (tools: string): FileSet =>
  fileSet([
    ...CLAUDE_AGENTS,
    claudeAgent('lead', `tools: ${tools}`),
    ['.claude/settings.json', JSON.stringify({ agent: 'lead' })],
  ])

const openCodeAgent = (name: string, permission: unknown, more: object = {}): [string, string] => [
  `.opencode/agents/${name}.md`,
  `---\n${JSON.stringify({ description: `Does ${name}.`, mode: 'subagent', ...more, permission })}\n---\nYou are ${name}.\n`,
]

const opencode = (): FileSet =>
  fileSet([
    [
      'opencode.json',
      JSON.stringify({
        $schema: 'https://opencode.ai/config.json',
        mcp: { github: { type: 'local', command: ['false'], enabled: false } },
        permission: { webfetch: 'deny', bash: { '*': 'allow', 'rm *': 'deny' }, github_delete_repo: 'deny' },
      }),
    ],
    openCodeAgent('says-nothing', {}),
    openCodeAgent('no-force', { bash: { '*': 'allow', 'git push --force*': 'deny' }, webfetch: 'allow' }),
    openCodeAgent('only-tests', { bash: { '*': 'deny', 'npm test': 'allow' } }),
    openCodeAgent('only-docs', { edit: { '*': 'deny', 'docs/**': 'allow' } }),
    openCodeAgent('not-infra', { edit: { '*': 'allow', 'infra/**': 'deny' } }),
    openCodeAgent('asks', { read: 'ask', grep: 'ask', edit: 'ask', bash: 'ask', task: 'ask', todowrite: 'ask' }),
    openCodeAgent('no-glob', { glob: 'deny', grep: 'allow' }),
    openCodeAgent('no-secrets', { read: { '*': 'allow', 'secrets/**': 'deny' } }),
    openCodeAgent('calls-one', { task: { '*': 'deny', 'only-docs': 'allow' } }),
    openCodeAgent('calls-no-general', { task: { '*': 'allow', general: 'deny' } }),
    openCodeAgent('closed', { '*': 'deny', read: 'allow', 'github_*': 'allow', github_delete_repo: 'deny' }),
    openCodeAgent('one-tool', { '*': 'deny', read: 'allow', github_get_issue: 'allow' }),
    openCodeAgent('old-tools', {}, { tools: { write: false, bash: false, todowrite: false, github_get_issue: false } }),
    openCodeAgent('no-skills', { skill: { '*': 'allow', release: 'deny' } }),
    openCodeAgent('no-writes-anywhere', { '*_write': 'deny', 'github_*': 'allow' }),
    openCodeAgent('no-writes-after', { 'github_*': 'allow', '*_write': 'deny' }),
    openCodeAgent('no-deletes', { '*delete*': 'deny', '?ithub_get_issue': 'ask' }),
    openCodeAgent('closed-but-writes', { '*': 'deny', read: 'allow', 'github_*': 'allow', '*_write': 'deny' }),
    openCodeAgent('explore', {}),
  ])
