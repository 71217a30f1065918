import { basename, join } from 'node:path'
import { aDelegates, aDesign, aDirectory, aSettings, aSpec, aVerifies, aWrites } from '../../../design/samples.ts'
import { calling, calls, EVERYTHING, link, put, reads, role, rule, running, writer, writing } from './team.ts'
import { attempt, type ClaudeSession, onlyFolderIn, type Step } from './try.ts'

const agents = [
  role('lead', EVERYTHING),
  role('chief', { delegate: 'allow' }),
  role('twin'),
  role('free'),
  role('islander', {}, { targets: { 'claude-code': { isolation: 'worktree' } } }),
  role('maker'),
  role('checker', { edit: 'deny' }),
  role(
    'writer',
    {},
    {
      targets: { 'claude-code': { tools: ['Read', 'Grep', 'Glob', 'Edit', 'Write', 'NotebookEdit'] } },
      patterns: { edit: [rule('src/secret/*', 'deny'), rule('notes.md', 'allow')] },
    },
  ),
]

const design = (lead: 'agent:lead' | null) =>
  aDesign(
    aSettings({ lead, enforce: true, exportTo: ['claude-code'] }),
    ...agents,
    aDirectory('src'),
    aDirectory('docs'),
    aSpec('specs/api.md', { content: 'The API.', criteria: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] }),
    ...['chief', 'writer', 'twin', 'free', 'islander', 'maker', 'checker'].map((name) => aDelegates('lead', name)),
    aDelegates('chief', 'writer'),
    aWrites('writer', 'directory:src'),
    aWrites('islander', 'directory:src'),
    aWrites('twin', 'directory:docs'),
    aWrites('maker', 'spec:specs/api.md'),
    aVerifies('checker', 'spec:specs/api.md'),
  )

const stage = (folder: string) => {
  put(folder, 'docs/many.txt', 'a a a\n')
  put(folder, 'docs/n.ipynb', JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }))
  put(folder, 'src/keep.txt')
  link(folder, 'src/link', '../docs')
  link(folder, 'src/dangling.txt', '../docs/dangling.txt')
  link(folder, 'docs/in', '../src')
  link(folder, 'cfg', '.claude')
}

/** Where a file beside the repository is, seen from it. */
const beside = (folder: string, name: string) => `../${basename(folder)}-${name}`
const box = (text: string, met = false) => `- [${met ? 'x' : ' '}] ${text}`

const steps: ClaudeSession['steps'] = (folder) => {
  const at = (path: string) => join(folder, path)
  const [own, twin, free] = [writer(folder, 'writer'), writer(folder, 'twin'), writer(folder, 'free')]
  const inWorktree = (path: string) => () => writing(join(onlyFolderIn(at('.claude/worktrees')) ?? '', path))
  const place = (agent: string, path: string, trace = path) => ({
    trace,
    asked: { agent, act: { do: 'edit' as const, path } },
  })
  return {
    lead: [
      calls('writer'),
      calls('free'),
      calls('chief'),
      { calls: [{ tool: 'Agent', input: calling('writer', { run_in_background: true, name: 'bob' }) }] },
      { calls: [{ tool: 'Bash', input: running('sleep 3') }] },
      { calls: [{ tool: 'SendMessage', input: { to: 'bob', message: 'again', summary: 's' } }] },
      { calls: [{ tool: 'Bash', input: running('sleep 3') }] },
      calls('islander'),
      calls('twin', 'writer'),
      calls('maker'),
      calls('checker'),
    ],
    chief: [calls('writer')],
    writer: [
      reads(at('docs/many.txt'), at('docs/n.ipynb')),
      [
        own('place-inside', 'writes in its place', 'src/in.txt', 'succeed'),
        own('place-outside', 'writes beside its place', 'docs/out.txt', 'refuse'),
        own('place-dots', 'writes by a path with `..`', 'src/../docs/dots.txt', 'refuse', 'docs/dots.txt'),
        own(
          'place-absolute',
          'writes outside of the repository',
          at(beside(folder, 'a')),
          'refuse',
          beside(folder, 'a'),
        ),
        own('place-above', 'writes above the repository by `..`', beside(folder, 'b'), 'refuse'),
        own('place-link-out', 'writes through a link out of its place', 'src/link/out.txt', 'refuse', 'docs/out.txt'),
        own(
          'place-link-dangling',
          'writes through a link that leads nowhere yet',
          'src/dangling.txt',
          'refuse',
          'docs/dangling.txt',
        ),
        own('place-link-in', 'writes through a link into its place', 'docs/in/linked.txt', 'succeed', 'src/linked.txt'),
        own('place-case', 'writes its place in another case', 'SRC/case.txt', 'refuse'),
        own('place-sibling', 'writes where the name begins like its place', 'src2/x.txt', 'refuse'),
        attempt(
          'place-notebook',
          'inserts a cell into a notebook beside its place',
          'NotebookEdit',
          { notebook_path: at('docs/n.ipynb'), new_source: 'x', edit_mode: 'insert', cell_type: 'code' },
          'refuse',
          place('writer', 'docs/n.ipynb'),
        ),
        attempt(
          'place-many',
          'replaces every match in a file beside its place',
          'Edit',
          { file_path: at('docs/many.txt'), old_string: 'a', new_string: 'b', replace_all: true },
          'refuse',
          place('writer', 'docs/many.txt'),
        ),
        own('pattern-shut', 'writes what an exception shuts, in its place', 'src/secret/a.txt', 'refuse'),
        own('pattern-shut-case', 'the same in another case', 'src/Secret/a.txt', 'refuse'),
        own('pattern-open', 'writes what an exception opens, beside its place', 'notes.md', 'succeed'),
      ],
      { says: 'First run done.' },
      own('place-nested', 'writes beside its place, called by an agent that was called', 'docs/nested.txt', 'refuse'),
      { says: 'Second run done.' },
      own('place-background', 'writes beside its place in the background', 'docs/background.txt', 'refuse'),
      { says: 'Third run done.' },
      own('place-resumed', 'writes beside its place after a message resumed it', 'docs/resumed.txt', 'refuse'),
      { says: 'Fourth run done.' },
      [
        own('place-parallel', 'writes in the place of one that works at the same time', 'docs/parallel.txt', 'refuse'),
        own('place-parallel-own', 'writes in its own place at the same time', 'src/parallel.txt', 'succeed'),
      ],
    ],
    twin: [
      [
        twin('place-parallel-twin', 'the other one writes in the first one’s place', 'src/twin.txt', 'refuse'),
        twin('place-parallel-twin-own', 'the other one writes in its own place', 'docs/twin.txt', 'succeed'),
      ],
    ],
    islander: [
      [
        attempt(
          'place-worktree-own',
          'writes in its place, in a worktree',
          'Write',
          inWorktree('src/wt.txt'),
          'succeed',
          {
            ...place('islander', 'src/wt.txt', '.claude/worktrees/*/src/wt.txt'),
          },
        ),
        attempt(
          'place-worktree',
          'writes beside its place, in a worktree',
          'Write',
          inWorktree('docs/wt.txt'),
          'refuse',
          {
            ...place('islander', 'docs/wt.txt', '.claude/worktrees/*/docs/wt.txt'),
          },
        ),
        // The client itself refuses this before the guard is asked.
        attempt(
          'place-worktree-main',
          'writes in the repository, out of a worktree',
          'Write',
          writing(at('src/m.txt')),
          'refuse',
          {
            trace: 'src/m.txt',
            by: /./,
            asked: { agent: 'islander', act: { do: 'edit', path: '../../../src/m.txt' } },
          },
        ),
      ],
    ],
    free: [
      [
        free('kept-guard', 'writes the guard', '.claude/hooks/dotbox-guard.mjs', 'refuse'),
        free('kept-policy', 'writes the policy', '.claude/dotbox-policy.json', 'refuse'),
        free('kept-settings', 'writes the settings', '.claude/settings.json', 'refuse'),
        free(
          'kept-local-settings',
          'makes local settings, in which hooks could be off',
          '.claude/settings.local.json',
          'refuse',
        ),
        free('kept-agent-file', 'writes the file of an agent', '.claude/agents/free.md', 'refuse'),
        free('kept-git', 'writes a hook of git', '.git/hooks/pre-commit', 'refuse'),
        free('kept-server', 'names a server that the client would start', '.mcp.json', 'refuse'),
        free(
          'kept-link',
          'writes the file of an agent through a link',
          'cfg/agents/free.md',
          'refuse',
          '.claude/agents/free.md',
        ),
        free(
          'kept-state',
          'writes an approval into the notes of the guard',
          '.claude/dotbox-state/approvals.jsonl',
          'refuse',
        ),
        free('kept-nothing-else', 'writes anywhere else', 'else/where.txt', 'succeed'),
      ],
    ],
    ...ticks(at('specs/api.md')),
  }
}

const ticks = (spec: string): { maker: Step[]; checker: Step[] } => {
  const edit = (from: string, to: string) => ({ file_path: spec, old_string: from, new_string: to })
  const tick = (text: string) => edit(box(text), box(text, true))
  const seen = (agent: string, done: (text: string) => boolean, ticking?: 'only' | 'among') => ({
    trace: 'specs/api.md',
    done: (content: string | null) => done(content ?? ''),
    asked: { agent, act: { do: 'edit' as const, path: 'specs/api.md', ...(ticking ? { ticks: ticking } : {}) } },
  })
  const has = (text: string) => (content: string) => content.includes(text)
  const all = `# Spec\n\n${box('one', true)}\n${box('two', true)}\n${box('three', true)}\n`
  return {
    maker: [
      reads(spec),
      [
        attempt(
          'tick-maker',
          'ticks a criterion of what it wrote',
          'Edit',
          tick('three'),
          'refuse',
          seen('maker', has(box('three', true)), 'only'),
        ),
        attempt(
          'tick-rewrite',
          'writes the spec anew, all criteria ticked',
          'Write',
          writing(spec, all),
          'refuse',
          seen('maker', has('# Spec'), 'among'),
        ),
        attempt(
          'tick-removed',
          'takes an open criterion away',
          'Edit',
          edit(`${box('two')}\n`, ''),
          'refuse',
          seen('maker', (text) => !has('] two')(text), 'among'),
        ),
        attempt(
          'tick-none',
          'changes the text of the spec that it writes',
          'Edit',
          edit('The API.', 'An API.'),
          'succeed',
          seen('maker', has('An API.')),
        ),
      ],
    ],
    checker: [
      reads(spec),
      [
        attempt(
          'tick-more',
          'changes the text of a spec that it may only tick',
          'Edit',
          edit('An API.', 'My API.'),
          'refuse',
          seen('checker', has('My API.')),
        ),
        attempt(
          'tick-verifier',
          'ticks a criterion that it verifies',
          'Edit',
          tick('one'),
          'succeed',
          seen('checker', has(box('one', true)), 'only'),
        ),
      ],
    ],
  }
}

export const places: ClaudeSession = { name: 'places', design: design('agent:lead'), stage, steps }

export const subfolder: ClaudeSession = {
  name: 'started in a subfolder',
  design: design('agent:lead'),
  startIn: 'src',
  stage,
  steps: (folder) => {
    const own = writer(folder, 'writer')
    return {
      lead: [calls('writer')],
      writer: [
        [
          own(
            'place-subfolder',
            'writes beside its place where the session was started in a subfolder',
            'docs/s.txt',
            'refuse',
          ),
          own('place-subfolder-own', 'writes in its place there', 'src/s.txt', 'succeed'),
          own('kept-subfolder', 'writes the settings of the subfolder', 'src/.claude/settings.json', 'refuse'),
        ],
      ],
    }
  },
}

/** Without a lead the main conversation is the person's own: it may run a script, and call an agent that is not of the team. */
export const workflow: ClaudeSession = {
  name: 'a workflow script and a stranger',
  design: design(null),
  stage,
  steps: (folder) => {
    const script = `export const meta = { name: 'w', description: 'd' }\nreturn await agent('go', { agentType: 'writer' })\n`
    return {
      main: [
        { calls: [{ tool: 'Workflow', input: { script } }] },
        { calls: [{ tool: 'Bash', input: running('sleep 6') }] },
        { calls: [{ tool: 'Agent', input: { ...calling('general-purpose'), prompt: 'ROLE stranger. go' } }] },
      ],
      writer: [
        writer(folder, 'writer')(
          'place-workflow',
          'writes beside its place as an agent of a workflow script',
          'docs/w.txt',
          'refuse',
        ),
      ],
      stranger: [
        [
          attempt(
            'kept-by-stranger',
            'an agent that is not of the team writes the file of one that is',
            'Write',
            writing(join(folder, '.claude/agents/twin.md')),
            'refuse',
            { trace: '.claude/agents/twin.md', asked: 'person' },
          ),
          attempt(
            'stranger-free',
            'an agent that is not of the team writes elsewhere',
            'Write',
            writing(join(folder, 'docs/x.txt')),
            'succeed',
            { trace: 'docs/x.txt', asked: 'person' },
          ),
        ],
      ],
    }
  },
}
