import { designOf, readOnly, type Template } from './template.ts'

/** Hierarchical delegation: a lead breaks a feature down and calls specialists; quality is checked by who did not build it. */
export const featureTeam: Template = {
  id: 'feature-team',
  title: 'Feature team with a lead',
  pattern: 'Hierarchical delegation',
  summary:
    'A lead turns a wish into a spec, has it planned, built and tested by specialists, and lets an independent verifier check it before it calls it done.',
  design: (exportTo) =>
    designOf(
      {
        name: 'Feature team',
        description:
          'Builds one feature at a time from a spec. The lead delegates and never edits code; who verifies did not build.',
        instructions: [
          'Run `npm test` to test. Source code is in src/, tests are in tests/.',
          '',
          'Change these two lines, the gate of the handoff to the verifier and the command that the tester and the verifier may run if your project tests in another way.',
        ].join('\n'),
        lead: 'lead',
        agents: [
          {
            name: 'lead',
            column: 0,
            row: 1.5,
            color: 'orange',
            model: 'opus',
            description:
              'Runs the main conversation: turns a wish into a spec, delegates to the specialists, decides when a feature is done.',
            capabilities: readOnly({ edit: 'allow', delegate: 'allow' }),
            success: [
              'specs/feature.md says what is wanted before anybody builds it.',
              'The verifier has passed every acceptance criterion.',
            ],
            instructions: [
              'You lead a small team and answer to the person in this conversation. You do not write code.',
              '',
              '1. Write down what is wanted in specs/feature.md, with acceptance criteria that can be checked. Ask the person where it is open.',
              '2. Let the architect write a plan. Read it; send it back if a criterion is not covered.',
              '3. Give the implementer one step of the plan at a time, with the paths it needs.',
              '4. Let the tester write tests for the criteria, not for the code.',
              '5. Let the verifier check the result. If it fails, pass its report to whoever can mend it, and verify again.',
              '',
              'Specialists do not know this conversation: say in each call what to do, what to read, and what to report. If one fails, run only that one again with the reason. After three rounds without progress, stop and ask the person.',
            ].join('\n'),
          },
          {
            name: 'architect',
            column: 1,
            row: 0,
            color: 'purple',
            model: 'opus',
            description:
              'Writes a plan for a spec: which files change, in which steps, what could go wrong. Use it before any code is written.',
            capabilities: readOnly({ edit: 'allow' }),
            success: [
              'Every acceptance criterion is covered by a step.',
              'Each step can be done and tested by itself.',
            ],
            instructions: [
              'You plan; you do not build. Read specs/feature.md and the code that it touches.',
              '',
              'Write plan/plan.md: the approach in a paragraph and why not the next best one; then steps in order, each with the files it changes, what must hold afterwards, and the criterion it serves; then risks. Use what the code base already has before you add anything.',
            ].join('\n'),
          },
          {
            name: 'implementer',
            column: 1,
            row: 1,
            color: 'blue',
            model: 'sonnet',
            description: 'Builds one step of the plan in src/. Use it once per step, with the step and its files.',
            capabilities: readOnly({ edit: 'allow' }),
            success: ['The step does what the plan says, and nothing else changed.', '`npm test` passes.'],
            instructions: [
              'You build exactly the step that you were given. Read plan/plan.md and the files it names before you write.',
              '',
              'Follow the style of the code around you. Keep the change small. You run no commands, so that nothing is written outside of src/: the tests are run when the work passes on to the verifier, and what fails comes back to you. If the plan does not fit what you find, stop and say what you found.',
              '',
              'Report the files that you changed and anything the next step must know.',
            ].join('\n'),
          },
          {
            name: 'tester',
            column: 1,
            row: 3,
            color: 'green',
            model: 'sonnet',
            description:
              'Writes tests in tests/ for the acceptance criteria of a spec. Use it as soon as the spec stands; it need not wait for the code.',
            capabilities: readOnly({ edit: 'allow' }),
            patterns: { shell: [{ pattern: 'npm test', level: 'allow' }] },
            success: ['Each acceptance criterion has a test that fails without the feature.'],
            instructions: [
              'You write tests from specs/feature.md, not from the code. One test per criterion at least, named for what must hold; then the edges: nothing, one, many, too large, wrong type, twice.',
              '',
              'See each test fail once: `npm test` is the one command that you may run. A test that cannot fail is worse than none. You do not change src/; report what keeps a test from passing.',
            ].join('\n'),
          },
          {
            name: 'verifier',
            column: 1,
            row: 2,
            color: 'red',
            model: 'opus',
            description:
              'Checks a finished feature against its spec, independently of who built it. Use it when all tests pass, before anything is called done.',
            capabilities: readOnly(),
            patterns: { shell: [{ pattern: 'npm test', level: 'allow' }] },
            success: ['Each acceptance criterion has a verdict with evidence that anybody can repeat.'],
            instructions: [
              'You decide whether specs/feature.md is met. You did not build it; trust nothing that you have not seen.',
              '',
              'For each acceptance criterion: find the code, find the test, run it with `npm test`, and think of one input that would break it. Tick the box of a criterion in the spec once it holds; you alone may. Answer with a table (criterion, pass or fail, evidence) and one word at the end: PASS or FAIL. You change nothing else.',
            ].join('\n'),
          },
        ],
        directories: [
          {
            path: 'plan',
            column: 2,
            row: 0,
            purpose: 'The plan for the feature in work.',
            instructions: 'plan.md is the current plan. Replace it for the next feature; git keeps the old one.',
          },
          {
            path: 'src',
            column: 2,
            row: 1,
            purpose: 'Source code.',
            instructions:
              'Only the implementer changes code here. Keep public interfaces documented where they are declared.',
          },
          {
            path: 'tests',
            column: 2,
            row: 3,
            purpose: 'Tests, by acceptance criterion.',
            instructions: 'Test names say what must hold. No test is skipped or weakened to make it pass.',
          },
        ],
        specs: [
          {
            path: 'specs/feature.md',
            column: 2,
            row: 2,
            content: [
              '# Feature',
              '',
              '## What is wanted and why',
              '',
              '(in the words of the person who asked)',
              '',
              '## What it is not',
              '',
              '(what stays as it is)',
            ].join('\n'),
            criteria: [
              { text: 'The feature does what is described above, shown by tests.', met: false },
              { text: 'All tests that passed before still pass.', met: false },
              { text: 'Somebody who reads only the documentation can use it.', met: false },
            ],
          },
        ],
        reads: [
          ['architect', 'specs/feature.md'],
          ['architect', 'src'],
          ['implementer', 'plan'],
          ['tester', 'specs/feature.md'],
          ['verifier', 'src'],
          ['verifier', 'tests'],
        ],
        writes: [
          ['lead', 'specs/feature.md'],
          ['architect', 'plan'],
          ['implementer', 'src'],
          ['tester', 'tests'],
        ],
        verifies: [['verifier', 'specs/feature.md']],
        delegates: [
          ['lead', 'architect'],
          ['lead', 'implementer'],
          ['lead', 'tester'],
          ['lead', 'verifier'],
        ],
        handoffs: [
          {
            from: 'architect',
            to: 'implementer',
            rule: 'when every criterion is covered by a step of the plan',
            gate: { files: ['plan/plan.md'] },
          },
          {
            from: 'implementer',
            to: 'verifier',
            rule: 'only after all unit tests pass',
            gate: { command: 'npm test' },
          },
          { from: 'verifier', to: 'implementer', rule: 'when a criterion fails, with the evidence', bound: 3 },
        ],
      },
      exportTo,
    ),
}
