import type { Certainty } from '../../../guard/certainty.ts'

/** How far Claude Code holds to one kind of rule, why, and the cases with the real client that show it. */
export type Row = { readonly level: Certainty; readonly why: string; readonly proofs: readonly string[] }

/**
 * The one table of levels. A row that claims `enforced` names cases that tried to break it; a test and the proof hold the two
 * together. What is found only afterwards is `checked`, what nobody notices is `advice`.
 */
export const ROWS = {
  allowed: {
    level: 'enforced',
    why: 'It is allowed, so there is nothing to hold.',
    proofs: ['place-inside', 'shell-exact', 'call-edge'],
  },
  lists: {
    level: 'enforced',
    why: 'The agent’s file does not give it the tool, and the client refuses a tool that it did not give.',
    proofs: ['list-edit', 'list-shell', 'list-web', 'list-delegate', 'list-server'],
  },
  denied: {
    level: 'enforced',
    why: 'Neither the agent’s file nor the guard gives it the tool.',
    proofs: [
      'denied-edit',
      'denied-shell',
      'denied-read',
      'denied-search',
      'denied-web',
      'denied-server',
      'denied-call',
      'denied-skill',
    ],
  },
  'denied by hand': {
    level: 'advice',
    why: 'It may run commands or use a server, and by them it can do the same in another way.',
    proofs: ['hole-read-by-shell'],
  },
  'no edit, but a shell': {
    level: 'checked',
    why: 'It has no tool for editing, but a command or a server may write; what git sees changed is sent back to it.',
    proofs: ['told-edit-by-shell'],
  },
  ask: {
    level: 'enforced',
    why: 'The guard makes the client ask a person; where nobody can be asked, it is refused.',
    proofs: ['ask-shell', 'ask-edit', 'ask-server', 'ask-web', 'ask-call', 'ask-bypass'],
  },
  'commands listed': {
    level: 'enforced',
    why: 'The guard lets through only the commands that are listed, one by one, and nothing that runs or writes something else.',
    proofs: [
      'shell-exact',
      'shell-other',
      'shell-redirect',
      'shell-tee',
      'shell-bash-c',
      'shell-cd',
      'shell-apply',
      'shell-substitution',
      'shell-newline',
      'shell-background',
    ],
  },
  'commands refused': {
    level: 'advice',
    why: 'The guard refuses what is listed, but a shell knows many ways to write the same command. List what is allowed instead.',
    proofs: ['shell-refused', 'hole-shell-refused'],
  },
  patterns: {
    level: 'enforced',
    why: 'The guard holds each path, host, name and agent against the exceptions; the last one that fits counts.',
    proofs: ['pattern-shut', 'pattern-shut-case', 'pattern-open', 'pattern-read', 'pattern-search', 'pattern-skill'],
  },
  places: {
    level: 'enforced',
    why: 'The guard refuses editing anywhere else, links followed, in the main conversation, in called agents, worktrees and subfolders.',
    proofs: [
      'place-inside',
      'place-outside',
      'place-dots',
      'place-absolute',
      'place-above',
      'place-link-out',
      'place-link-dangling',
      'place-link-in',
      'place-case',
      'place-sibling',
      'place-notebook',
      'place-many',
      'place-nested',
      'place-background',
      'place-resumed',
      'place-worktree',
      'place-worktree-main',
      'place-subfolder',
      'place-workflow',
      'place-parallel',
    ],
  },
  'places, but a shell': {
    level: 'checked',
    why: 'The tools for editing are held to its places, but a command or a server may write beside them; what git sees changed there is sent back to it.',
    proofs: ['told-shell', 'told-server', 'told-at-end'],
  },
  'reads only': {
    level: 'enforced',
    why: 'Reading is denied but for these places: the guard refuses to read or search anywhere else.',
    proofs: ['read-inside', 'read-outside', 'read-search', 'read-glob', 'read-link'],
  },
  'reads freely': {
    level: 'advice',
    why: 'It says what flows where; the agent may read everywhere else too. Deny it reading, and only these places are left.',
    proofs: [],
  },
  'reads only, but a shell': {
    level: 'advice',
    why: 'The tools for reading are held to these places, but a command or a server can read anything.',
    proofs: ['hole-read-by-shell'],
  },
  verifies: {
    level: 'enforced',
    why: 'Only who verifies a spec and does not write it may tick its criteria; the guard refuses a tick of anybody else.',
    proofs: ['tick-verifier', 'tick-maker', 'tick-rewrite', 'tick-removed', 'tick-more'],
  },
  'verifies, but a shell': {
    level: 'checked',
    why: 'Another agent may run commands or use a server, and could tick a criterion by it; it is told to take that back.',
    proofs: ['told-tick'],
  },
  calls: {
    level: 'enforced',
    why: 'The guard refuses a call that has no edge, whether by a call, by a message or out of a workflow.',
    proofs: [
      'call-edge',
      'call-none',
      'call-unnamed',
      'call-builtin',
      'call-nested',
      'call-message',
      'call-workflow-script',
    ],
  },
  'command gate': {
    level: 'enforced',
    why: 'The command is run before the call, and before each act of the receiver while the tree changes: on every route it waits.',
    proofs: [
      'gate-shut',
      'gate-open',
      'gate-shut-again',
      'gate-resumed',
      'gate-hangs',
      'gate-by-lead',
      'gate-background',
      'gate-workflow',
    ],
  },
  'files gate': {
    level: 'enforced',
    why: 'The guard looks for the files before the call and before each act of the receiver.',
    proofs: ['files-shut', 'files-open'],
  },
  'spec gate': {
    level: 'enforced',
    why: 'The guard looks at the criteria before the call and before each act of the receiver, and only who verifies may tick them.',
    proofs: ['spec-shut', 'spec-open', 'tick-maker'],
  },
  'spec gate, but a shell': {
    level: 'checked',
    why: 'Another agent may run commands or use a server, and could tick a criterion by it; it is told to take that back.',
    proofs: ['told-tick'],
  },
  'approval gate': {
    level: 'enforced',
    why: 'The receiver cannot act until a person approved in a terminal; an agent cannot.',
    proofs: ['approval-shut', 'approval-open', 'approval-by-agent'],
  },
  join: {
    level: 'enforced',
    why: 'The receiver cannot act until as many of the agents before it have ended their work as the join says.',
    proofs: ['join-early', 'join-any', 'join-all'],
  },
  bound: {
    level: 'enforced',
    why: 'The guard counts the calls since the person last spoke, and refuses one more than the bound.',
    proofs: ['bound-within', 'bound-over', 'bound-by-lead'],
  },
  prose: {
    level: 'advice',
    why: 'It is written into the instructions only. Turn on enforcement to have it held.',
    proofs: [],
  },
} as const satisfies Readonly<Record<string, Row>>

export type RowId = keyof typeof ROWS

/** What guards the team, as a rule of its own: no edge and no permission of the design, but all of them rest on it. */
export const GUARD_PROOFS = [
  'kept-guard',
  'kept-policy',
  'kept-settings',
  'kept-local-settings',
  'kept-by-command',
  'kept-by-redirect',
  'kept-agent-file',
  'kept-git',
  'kept-subfolder',
  'kept-link',
  'kept-by-stranger',
  'broken-policy',
  'missing-policy',
  'missing-guard',
  'changed-policy',
  'late-guard',
] as const
