import { designOf, readOnly, type Template } from './template.ts'

const perspective = (name: string, row: number, color: string, looksFor: string, instructions: readonly string[]) => ({
  name,
  column: 2,
  row,
  color,
  model: 'sonnet',
  description: `Reviews a change for ${looksFor}. Use it at the same time as the other reviewers, once review/scope holds the scope.`,
  capabilities: readOnly({ edit: 'allow' }),
  success: [
    'Each finding names file and line, what happens, and how to see it.',
    'Nothing outside the scope is reported.',
  ],
  instructions: [
    `You review one change for ${looksFor}, and for nothing else: the other reviewers look at the rest.`,
    '',
    ...instructions,
    '',
    `Read review/scope/scope.md first. Write review/${name}/findings.md: one heading per finding with severity (critical, major, minor), file and line, what goes wrong and under which input, and a suggested change. An empty list is a good answer; say then what you checked.`,
  ].join('\n'),
})

/** Parallel fan-out with an aggregator: three reviewers look at one change at the same time, an editor joins what they found. */
export const reviewPanel: Template = {
  id: 'review-panel',
  title: 'Code review panel',
  pattern: 'Parallel fan-out with an aggregator',
  summary:
    'A scoper describes a change, three reviewers look at it at the same time from three sides, and an editor merges their findings into one report.',
  design: (exportTo) =>
    designOf(
      {
        name: 'Code review panel',
        description:
          'Reviews a change from three sides at once and merges the findings into one report. Nobody in this team changes source code.',
        instructions: [
          'Give the team a change to review: a branch, a commit range, or the uncommitted work.',
          '',
          'Start the three reviewers in parallel as soon as the scope is written; do not wait for one before you start the next.',
        ].join('\n'),
        agents: [
          {
            name: 'scoper',
            column: 0,
            row: 1,
            color: 'cyan',
            model: 'sonnet',
            description:
              'Finds out what a change contains and writes the scope of its review. Use it first, once per change.',
            capabilities: readOnly({ edit: 'allow' }),
            patterns: {
              shell: [
                { pattern: 'git diff', level: 'allow' },
                { pattern: 'git status', level: 'allow' },
                { pattern: 'git log --oneline -20', level: 'allow' },
              ],
            },
            success: ['Every changed file is listed with one line on what changed and why it matters.'],
            instructions: [
              'You prepare a code review. Find the changed files with `git status`, `git diff` and `git log --oneline -20`, the only commands that you may run; read them and what they touch.',
              '',
              'Write review/scope/scope.md: what the change is meant to do, the changed files with one line each, the callers and tests that are concerned, and what is out of scope. Facts only; judging is up to the reviewers.',
            ].join('\n'),
          },
          perspective('security', 0, 'red', 'security', [
            'Follow data from outside to where it is used: input, files, requests, queries, commands, templates, logs. Look for missing checks, secrets, unsafe defaults and permissions that are wider than needed. Describe the attack in one sentence, or it is no finding.',
          ]),
          perspective('performance', 1, 'yellow', 'performance', [
            'Look for work that grows faster than its input, repeated work in loops, waits in a row that could run together, needless copies and unbounded memory. Say at which size it starts to hurt.',
          ]),
          perspective('correctness', 2, 'green', 'correctness', [
            'Look for wrong results: edge cases, errors that are swallowed, states that cannot be left, races, and tests that would pass with the code broken. Name the input that shows it.',
          ]),
          {
            name: 'editor',
            column: 4,
            row: 1,
            color: 'purple',
            model: 'opus',
            description: 'Merges the findings of the three reviewers into one report. Use it once all three are done.',
            capabilities: readOnly({ edit: 'allow' }),
            success: [
              'Every finding of the reviewers is in the report, or is named with the reason why not.',
              'The report begins with a verdict that a busy person can act on.',
            ],
            instructions: [
              'You write the one report that people read. Read specs/review-standard.md, the scope, and all findings.',
              '',
              'Check each finding in the code before you take it over. Merge duplicates, settle contradictions by looking, and order by severity. Write review/report/report.md: a verdict (approve, approve with changes, reject) in the first line, then the findings, then what was checked and found in order.',
              '',
              'Do not add findings of your own; if the reviewers missed something serious, say so in a section of its own.',
            ].join('\n'),
          },
        ],
        directories: [
          {
            path: 'review/scope',
            column: 1,
            row: 0,
            purpose: 'What is being reviewed.',
            instructions: 'scope.md describes one change. It is replaced for each review.',
          },
          {
            path: 'review/security',
            column: 3,
            row: 0,
            purpose: 'Findings about security.',
            instructions: 'findings.md, one heading per finding.',
          },
          {
            path: 'review/performance',
            column: 3,
            row: 1,
            purpose: 'Findings about performance.',
            instructions: 'findings.md, one heading per finding.',
          },
          {
            path: 'review/correctness',
            column: 3,
            row: 2,
            purpose: 'Findings about correctness.',
            instructions: 'findings.md, one heading per finding.',
          },
          {
            path: 'review/report',
            column: 5,
            row: 0.5,
            purpose: 'The report for people.',
            instructions: 'report.md is what people read; its first line is the verdict.',
          },
        ],
        specs: [
          {
            path: 'specs/review-standard.md',
            column: 5,
            row: 1.5,
            content: [
              '# Review standard',
              '',
              'Severity: critical = must not be merged; major = fix before the next release; minor = fix when you are there.',
              '',
              'A finding says where, what happens, how to see it, and what would be right.',
            ].join('\n'),
            criteria: [
              { text: 'The first line of the report is a verdict.', met: false },
              { text: 'Every finding names file, line and severity.', met: false },
              { text: 'Every finding was seen in the code by the editor.', met: false },
            ],
          },
        ],
        reads: [
          ['security', 'review/scope'],
          ['performance', 'review/scope'],
          ['correctness', 'review/scope'],
          ['editor', 'review/scope'],
          ['editor', 'review/security'],
          ['editor', 'review/performance'],
          ['editor', 'review/correctness'],
          ['editor', 'specs/review-standard.md'],
        ],
        writes: [
          ['scoper', 'review/scope'],
          ['security', 'review/security'],
          ['performance', 'review/performance'],
          ['correctness', 'review/correctness'],
          ['editor', 'review/report'],
        ],
        handoffs: [
          ...['security', 'performance', 'correctness'].map((to) => ({
            from: 'scoper',
            to,
            rule: 'when the scope is written; start all three at the same time',
            gate: { files: ['review/scope/scope.md'] },
          })),
          ...['security', 'performance', 'correctness'].map((from) => ({
            from,
            to: 'editor',
            rule: 'when its findings are written',
            gate: { files: [`review/${from}/findings.md`] },
            join: 'all' as const,
          })),
        ],
      },
      exportTo,
    ),
}
