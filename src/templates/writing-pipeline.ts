import { designOf, readOnly, type Template } from './template.ts'

/** Sequential pipeline: research, then a draft, then a review that can send the draft back. */
export const writingPipeline: Template = {
  id: 'writing-pipeline',
  title: 'Research, draft, review',
  pattern: 'Sequential pipeline',
  summary:
    'A researcher collects sources, a writer turns them into a draft, a reviewer checks it against the brief and sends it back until it holds.',
  design: (exportTo) =>
    designOf(
      {
        name: 'Research, draft, review',
        description:
          'Turns a brief into a reviewed document. Each stage reads what the stage before it wrote, and writes in its own directory.',
        instructions: [
          'Start by filling in specs/brief.md together with the person who asked: what the document is for, who reads it, and the questions that it must answer.',
          '',
          'Then run the stages in order. Do not write the document yourself, and do not skip the review.',
        ].join('\n'),
        agents: [
          {
            name: 'researcher',
            column: 1,
            row: 0,
            color: 'cyan',
            model: 'sonnet',
            description:
              'Answers the questions of specs/brief.md from sources and writes notes with a source for each claim. Use it first, and again when the writer lacks a fact.',
            capabilities: readOnly({ web: 'allow', edit: 'allow' }),
            success: [
              'Every question of the brief has an answer or a plain statement that no source was found.',
              'Every claim in the notes names its source.',
            ],
            instructions: [
              'You are a careful researcher. Read specs/brief.md first and work through its questions one by one.',
              '',
              'Prefer primary sources: the code and documents of this repository, then official documentation, then other pages. Open a source before you cite it.',
              '',
              'Write research/notes.md with one heading per question. Under each: the answer in a few sentences, the evidence as short quotations, and the source (a path with a line, or an address). Mark what you are unsure of, and say what would settle it.',
              '',
              'Do not draft the document. If the brief is unclear, say which question and how you understood it.',
            ].join('\n'),
          },
          {
            name: 'writer',
            column: 2,
            row: 0,
            color: 'blue',
            model: 'opus',
            description:
              'Writes the document in drafts/ from the notes in research/. Use it after the researcher, and again with each list of review comments.',
            capabilities: readOnly({ edit: 'allow' }),
            success: [
              'The draft answers every question of the brief.',
              'No claim stands in the draft that the notes do not support.',
            ],
            instructions: [
              'You write for the readers that specs/brief.md names. Use only what research/ supports; where a fact is missing, leave a visible gap and list it instead of filling it in.',
              '',
              'Write drafts/document.md. Lead with what the reader needs first. Short sentences, concrete words, one idea to a paragraph.',
              '',
              'When you get review comments, answer each of them: change the draft, or say in one sentence why not.',
            ].join('\n'),
          },
          {
            name: 'reviewer',
            column: 3,
            row: 0,
            color: 'orange',
            model: 'opus',
            description:
              'Checks the draft against the acceptance criteria of specs/brief.md and the notes. Use it on every draft before anybody calls it done.',
            capabilities: readOnly({ edit: 'allow' }),
            success: [
              'Every acceptance criterion has a verdict with evidence.',
              'Comments say what is wrong, where, and what would be right.',
            ],
            instructions: [
              'You are the last reader before publication. Read specs/brief.md, then the draft, then the notes, in this order.',
              '',
              'Check each acceptance criterion yourself and write reviews/review.md: one line per criterion with pass or fail and the passage that shows it, then the comments, most serious first. Check at least five claims of the draft against the notes. Tick the box of a criterion in the brief once it holds; you alone may.',
              '',
              'You do not change the draft. End with one word on a line of its own: PASS or REVISE.',
            ].join('\n'),
          },
        ],
        directories: [
          {
            path: 'research',
            column: 1,
            row: 1,
            purpose: 'Notes and sources, by question of the brief.',
            instructions:
              'One file per topic; notes.md holds the summary. Quote sources word for word and say where they come from. Nothing here is meant for readers of the document.',
          },
          {
            path: 'drafts',
            column: 2,
            row: 1,
            purpose: 'The document as it is being written.',
            instructions: 'document.md is the draft that counts. Keep older drafts out of here; git has them.',
          },
          {
            path: 'reviews',
            column: 3,
            row: 1,
            purpose: 'What the reviews found.',
            instructions: 'review.md holds the latest review and ends in PASS or REVISE.',
          },
        ],
        specs: [
          {
            path: 'specs/brief.md',
            column: 0,
            row: 0.5,
            content: [
              '# Brief',
              '',
              '## What the document is for',
              '',
              '(one paragraph)',
              '',
              '## Readers',
              '',
              '(who they are, what they know already)',
              '',
              '## Questions it must answer',
              '',
              '1. (first question)',
              '2. (second question)',
            ].join('\n'),
            criteria: [
              { text: 'Every question of the brief is answered.', met: false },
              { text: 'Every claim can be traced to a source in research/.', met: false },
              { text: 'A reader who knows only what the brief says can follow it.', met: false },
            ],
          },
        ],
        reads: [
          ['researcher', 'specs/brief.md'],
          ['writer', 'specs/brief.md'],
          ['writer', 'research'],
          ['reviewer', 'drafts'],
          ['reviewer', 'research'],
        ],
        writes: [
          ['researcher', 'research'],
          ['writer', 'drafts'],
          ['reviewer', 'reviews'],
        ],
        verifies: [['reviewer', 'specs/brief.md']],
        handoffs: [
          {
            from: 'researcher',
            to: 'writer',
            rule: 'when every question of the brief has an answer in the notes',
            gate: { files: ['research/notes.md'] },
          },
          {
            from: 'writer',
            to: 'reviewer',
            rule: 'when the draft is complete',
            gate: { files: ['drafts/document.md'] },
          },
          {
            from: 'reviewer',
            to: 'writer',
            rule: 'when the review ends in REVISE, with its comments',
            gate: { files: ['reviews/review.md'] },
            bound: 3,
          },
        ],
      },
      exportTo,
    ),
}
