import type { Certainty } from '../../../guard/certainty.ts'

/** One row: what kind of rule, how far OpenCode holds to it, why, and the attempts of the proof that show it. */
export type Row = { readonly level: Certainty; readonly why: string; readonly proofs: readonly string[] }

const V2 = 'OpenCode 2 reads the agents’ own files but does not run this guard.'

/**
 * How far OpenCode 1.18.33 holds to each kind of rule. Every level that is told anywhere comes from here, and no row claims
 * `enforced` without attempts that tried to break it in the real client.
 */
export const TABLE = {
  allowed: {
    level: 'enforced',
    why: 'It is allowed, so there is nothing to hold.',
    proofs: ['inside', 'read-open', 'shell-open'],
  },
  'edit-boundary': {
    level: 'enforced',
    why: `Its file allows editing in these places only; the guard follows links and “..” and reads patches too. ${V2}`,
    proofs: [
      'parent',
      'absolute',
      'absolute-parent',
      'link-out',
      'link-in',
      'link-file',
      'link-dangling',
      'other-case',
      'edit-outside',
      'patch-add',
      'patch-update',
      'patch-delete',
      'patch-move',
      'patch-second',
      'subfolder-outside',
      'native-outside',
      'no-repository',
      'auto-outside',
      'pure-outside',
    ],
  },
  'edit-boundary-shell': {
    level: 'checked',
    why: 'It may run commands or MCP servers, and those write where they like. After each of them the guard compares what git sees with before, and tells the agent and its caller what changed outside. Without a git repository nothing is compared. To have it held: deny both.',
    proofs: ['shell-outside', 'shell-git-apply', 'mcp-outside'],
  },
  'edit-denied': {
    level: 'enforced',
    why: `Its file denies editing, and so does the guard. ${V2}`,
    proofs: ['edit-denied', 'edit-denied-patch', 'native-edit-denied', 'broken-file'],
  },
  'edit-asked': {
    level: 'enforced',
    why: 'OpenCode asks the person before each change; `--auto` says yes in the person’s name.',
    proofs: ['edit-asked'],
  },
  'read-boundary': {
    level: 'enforced',
    why: 'Its file allows reading in these places only; the guard holds searches to them too, and files that a caller attaches with @.',
    proofs: [
      'read-outside',
      'read-parent',
      'read-link',
      'read-directory',
      'search-everywhere',
      'search-outside',
      'read-attached',
      'native-read',
    ],
  },
  'read-shell': {
    level: 'advice',
    why: 'It may run commands or MCP servers, and those read what they like; nothing shows it afterwards. To have it held: deny both.',
    proofs: ['read-by-shell'],
  },
  'reads-open': {
    level: 'advice',
    why: 'It may read everything, so this edge only says what flows where. To have it held: deny reading; then the edges are what it may read.',
    proofs: ['read-open'],
  },
  'search-denied': {
    level: 'enforced',
    why: 'Its file denies searching, and so does the guard.',
    proofs: ['search-denied'],
  },
  'shell-denied': {
    level: 'enforced',
    why: 'Its file denies commands, and so does the guard.',
    proofs: ['shell-denied', 'native-shell', 'call-general'],
  },
  'shell-asked': {
    level: 'enforced',
    why: 'OpenCode asks the person before each command; `--auto` says yes in the person’s name.',
    proofs: ['shell-asked'],
  },
  'shell-exact': {
    level: 'enforced',
    why: 'Only these commands run, one at a time: no redirection, no second command, no other folder. What an allowed command does is its own.',
    proofs: [
      'exact-other',
      'exact-redirect',
      'exact-tee',
      'exact-bash-c',
      'exact-cd',
      'exact-workdir',
      'exact-second',
      'exact-substitution',
      'exact-git-apply',
      'exact-heredoc',
      'exact-env',
    ],
  },
  'shell-refusals': {
    level: 'advice',
    why: 'A list of commands that are refused is got round by other commands that do the same. To have it held: deny the shell and allow the commands that are needed.',
    proofs: ['refused-command', 'refused-command-around'],
  },
  'web-denied': { level: 'enforced', why: 'Its file denies the web, and so does the guard.', proofs: ['web-denied'] },
  'web-shell': {
    level: 'advice',
    why: 'The web tools are denied, but a command may reach the web as well. To have it held: deny the shell.',
    proofs: ['web-denied'],
  },
  'skills-denied': {
    level: 'enforced',
    why: 'Its file denies skills, and so does the guard. The text of a skill is a file that may be read.',
    proofs: ['skill-denied'],
  },
  'mcp-denied': {
    level: 'enforced',
    why: 'Its file denies these tools by name, and so does the guard.',
    proofs: ['mcp-denied', 'native-mcp'],
  },
  calls: {
    level: 'enforced',
    why: `It may call those to whom an edge leads and nobody else; agents of OpenCode’s own neither. A command of the person’s may call anybody, whose gates still hold. ${V2}`,
    proofs: [
      'call-no-edge',
      'call-general',
      'call-primary',
      'call-itself',
      'call-mentioned',
      'call-nested',
      'call-resumed',
      'native-call',
    ],
  },
  gate: {
    level: 'enforced',
    why: `The guard asks the gate when the call is made and at every act of the receiver, on every way to it. Permissions of OpenCode’s own know no gates: where the guard is missing or switched off (--pure), the gate is open. ${V2}`,
    proofs: [
      'gate-shut',
      'gate-person-calls',
      'gate-command',
      'gate-hangs',
      'gate-shuts-again',
      'gate-files',
      'gate-verified',
      'gate-resumed',
      'gate-direct',
    ],
  },
  'gate-approval': {
    level: 'enforced',
    why: `A person approves in a terminal, which no agent here has. ${V2}`,
    proofs: ['gate-approval'],
  },
  'gate-approval-shell': {
    level: 'advice',
    why: 'A person approves in a terminal; but an agent of this team may run commands, and a note of an approval is a file. To have it held: deny the shell, or allow exact commands.',
    proofs: ['approval-by-shell'],
  },
  join: {
    level: 'enforced',
    why: `The receiver may act only when those it waits for have ended their work. ${V2}`,
    proofs: ['join-early'],
  },
  bound: {
    level: 'enforced',
    why: `The guard counts the calls since the person last spoke. ${V2}`,
    proofs: ['bound-reached'],
  },
  verify: {
    level: 'enforced',
    why: `Only who verifies may tick the criteria of the spec. ${V2}`,
    proofs: ['tick-by-writer', 'tick-by-patch'],
  },
  'verify-shell': {
    level: 'checked',
    why: 'Only who verifies may tick the criteria with the tools for editing; but an agent of this team may run commands. What they change outside of its places is said.',
    proofs: ['shell-outside'],
  },
  'kept-shell': {
    level: 'checked',
    why: 'A command may change what guards the team. The guard in memory stays as it was; a changed policy stops every agent at once, other changes are told to the agent and its caller.',
    proofs: ['kept-by-shell'],
  },
  off: {
    level: 'advice',
    why: 'Enforcement is switched off: it is written into the instructions, and nothing holds it. Switch enforcement on for this design.',
    proofs: [],
  },
  'off-permission': {
    level: 'advice',
    why: 'Enforcement is switched off: OpenCode holds the agent’s own calls to it, but not those of an agent that it calls, nor links and patches. Switch enforcement on for this design.',
    proofs: ['native-link', 'native-move'],
  },
} as const satisfies Readonly<Record<string, Row>>

export type RowId = keyof typeof TABLE

/** What the guard itself rests on: it keeps what it is made of, and where it is missing or broken it refuses. */
export const GUARD_PROOFS = [
  'kept-guard',
  'kept-plugin',
  'kept-new-plugin',
  'kept-policy',
  'kept-state',
  'kept-config',
  'kept-own-config',
  'kept-agent',
  'kept-hook',
  'kept-nested',
  'kept-nested-config',
  'kept-link',
  'kept-by-name',
  'native-kept',
  'policy-missing',
  'policy-damaged',
  'policy-newer',
  'policy-changed',
  'guard-broken',
  'guard-missing',
  'broken-file',
  'broken-file-guard',
  'stray',
  'unknown-tool',
] as const
