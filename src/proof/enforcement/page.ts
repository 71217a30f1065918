import type { Result, Unasked } from './attempt.ts'
import type { TargetProof } from './target-proof.ts'

export type Proven = { readonly proof: TargetProof; readonly results: readonly Result[] }

/** `docs/enforcement.md`, out of what came of the attempts. The same results give the same page. */
export const enforcementPage = (all: readonly Proven[]): string =>
  `${[
    '# What is enforced',
    `<!-- Written by \`npm run docs:enforcement\` from what the real clients did. Do not change it by hand. -->`,
    'Every edge, boundary and permission of a design has a level in each tool. **enforced**: no act against it succeeds. **checked**: an act against it is found afterwards, and the agent is told to take it back. **advice**: it is written into the instructions, and nothing more.',
    'The levels come from the tables below. Each line of a table that claims something rests on attempts that are made with the real client whenever the tests of the clients run: a model that says what a script tells it drives the client without a network, and what is on the disk afterwards decides.',
    ...all.flatMap(targetPart),
  ].join('\n\n')}\n`

const targetPart = ({ proof, results }: Proven): string[] => [
  `## ${proof.name} ${proof.version}`,
  `${results.length} attempts; ${count(results, 'succeed')} that are allowed succeeded, ${count(results, 'refuse')} were refused and left nothing behind, ${count(results, 'ask')} were refused because nobody could be asked, ${count(results, 'told')} were found afterwards, ${count(results, 'hole')} got through where the level says so. The evaluator was asked in ${results.filter(({ said }) => said !== null).length} of them and agrees.`,
  '### Levels',
  table(
    ['Rule', 'Level', 'Why', 'Attempts'],
    Object.entries(proof.rows).map(([row, { level, why, proofs }]) => [row, level, why, proofs.map(code).join(' ')]),
  ),
  `The guard itself rests on ${proof.guard.map(code).join(' ')}.`,
  '### Holes, and ways around them',
  table(
    ['Hole', 'Level', 'What to do'],
    proof.holes.map(({ what, level, around }) => [what, level, around]),
  ),
  '### Attempts',
  table(
    ['Attempt', 'An agent', 'Came to', 'Evaluator'],
    [...results]
      .sort((a, b) => (a.attempt.id < b.attempt.id ? -1 : 1))
      .map(({ attempt, came, said }) => [
        code(attempt.id),
        attempt.tries,
        WORDS[came],
        said === null
          ? UNASKED[attempt.asked as Unasked]
          : `${said.answer}${said.waits?.length ? ', once something holds' : ''}`,
      ]),
  ),
]

const WORDS: Readonly<Record<Result['came'], string>> = {
  succeed: 'done',
  refuse: 'refused',
  ask: 'a person is asked',
  told: 'done, found, told to take it back',
  hole: 'done, unnoticed',
  nothing: 'nothing',
}

const UNASKED: Readonly<Record<Unasked, string>> = {
  damaged: 'not asked: the files are not those of the design',
  person: 'not asked: an agent that is not of the design',
  unguarded: 'not asked: the guard was taken away',
}

const count = (results: readonly Result[], came: Result['came']): number =>
  results.filter((result) => result.came === came).length
const code = (text: string): string => `\`${text}\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
