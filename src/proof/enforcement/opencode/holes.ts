import type { Hole } from '../target-proof.ts'

/** Ways past the rules in OpenCode that are known. */
export const HOLES: readonly Hole[] = [
  {
    what: 'An agent that may run any command, or use a server, can write beside its places (`shell-outside`, `mcp-outside`, `shell-git-apply`).',
    level: 'checked',
    around: 'Deny the shell and list the commands it needs; deny the servers that it does not need.',
  },
  {
    what: 'What such a command does outside of the repository, to files that git ignores, or where there is no git repository, is not found.',
    level: 'advice',
    around: 'The same; or run OpenCode in a sandbox of the system.',
  },
  {
    what: 'An agent that may run any command can read what it may not (`read-by-shell`).',
    level: 'advice',
    around: 'The same.',
  },
  {
    what: 'A hard link that lies in an agent’s place and is a file elsewhere: it is that file, and nothing tells the two apart. Only a command can make one.',
    level: 'advice',
    around: 'The same.',
  },
  {
    what: 'A list of refused commands is got around by another spelling (`refused-command-around`).',
    level: 'advice',
    around: 'List what is allowed instead of what is refused.',
  },
  {
    what: 'An agent that may run any command can change the files of the guard (`kept-by-shell`). The guard that runs stays as it was, and a changed policy stops every agent (`policy-changed`); a guard that was rewritten is loaded at the next start.',
    level: 'checked',
    around: 'The same; keep the guard in git and run `node .opencode/dotbox-guard.mjs --self-test` in CI.',
  },
  {
    what: 'An agent that may run any command can write an approval itself (`approval-by-shell`). The answers of gates it cannot forge: they are kept in memory (`gate-forged`).',
    level: 'advice',
    around: 'Deny the shell in a team whose work a person must approve.',
  },
  {
    what: 'A gate is as good as its command: an agent that may change the tests, or the script that runs them, can make it pass.',
    level: 'advice',
    around: 'Give the agent places that do not hold the tests and the scripts of the gate.',
  },
  {
    what: 'A person can start OpenCode without plugins (`--pure`, `OPENCODE_PURE`). Then the permissions in the agents’ files hold (`pure-outside`, `native-outside`), but links, patches that move a file, searches (`native-link`, `native-move`, `native-search`) and gates do not.',
    level: 'advice',
    around: 'Start it with plugins. No agent can leave them out without a shell.',
  },
  {
    what: 'OpenCode 2 reads the agents’ files, and does not run this guard, which is a plugin of version 1. Nothing was proven with it.',
    level: 'advice',
    around: 'Use OpenCode 1 where gates and links must hold.',
  },
  {
    what: 'In a folder that is in no git repository OpenCode counts paths from the root of the disk: an agent with places may write nowhere, its places neither (`no-repository-inside`).',
    level: 'enforced',
    around: 'Run `git init`.',
  },
  {
    what: 'A place that is reached through a link elsewhere is refused, for OpenCode goes by how the path is written (`link-into`).',
    level: 'enforced',
    around: 'Name the place itself.',
  },
  {
    what: 'Without a lead the main conversation is the person’s own: it is held to no places, and may call every agent of the team; their gates hold (`gate-person-calls`).',
    level: 'advice',
    around: 'Name an agent as the lead.',
  },
  {
    what: 'The file of a person’s own agent is not rewritten to enforce anything. What it states itself holds as it stands, and only the guard narrows it.',
    level: 'enforced',
    around: 'Nothing: without plugins it is as free as its file says.',
  },
  {
    what: 'A repository with an `.opencode/opencode.json` or `.jsonc` of its own gets no closed baseline: without the guard, an agent whose file is broken is free.',
    level: 'advice',
    around: 'Move what stands in it to `opencode.json` at the top.',
  },
  {
    what: 'With `--auto` OpenCode says yes in the person’s name to whatever it would ask.',
    level: 'advice',
    around: 'Deny instead of asking, where it matters.',
  },
  {
    what: 'Two agents that run commands at the same time cannot be told apart: both are told what one of them changed.',
    level: 'checked',
    around: 'Let such agents work one after another.',
  },
]
