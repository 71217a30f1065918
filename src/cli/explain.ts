import type { AgentId } from '../design/records/shared.ts'
import { levelWords } from '../guard/levels.ts'
import { findRecord } from '../project/find-record.ts'
import { actOf, answersTo, type ToolAnswer, VERBS, type Verb, verbs } from '../project/question.ts'
import { targetById, targets } from '../targets/index.ts'
import { type Answer, CannotDo, type CliCommand, type Given } from './command.ts'
import { type Loaded, load, targetsOf } from './load.ts'

export const explainCommand: CliCommand = {
  name: 'explain',
  usage: 'PATH AGENT ACT [VALUE] [--target TARGET[,TARGET…]]',
  summary: `May an agent do this, and which rule decides? ACT is ${VERBS.join(', ')}. Exit code 1 where a tool says no.`,
  words: [3, 4],
  options: { target: { type: 'string', multiple: true } },
  run: async (given) => {
    const [path = '', agent = '', verb = '', value = ''] = given.words
    const known = VERBS.find((one) => one === verb)
    if (!known) throw new CannotDo(`There is no act “${verb}”. There are: ${VERBS.join(', ')}.`, { candidates: VERBS })
    if (value === '' && known !== 'search')
      throw new CannotDo(
        `“${verb}” needs to know what: the ${verbs[known].about.toLowerCase()}, for example ${verbs[known].example}.`,
      )
    const loaded = await load(path)
    return explained(loaded, agentCalled(loaded, agent), known, value, asked(given, loaded))
  },
}

const agentCalled = ({ design, reading }: Loaded, name: string): AgentId => {
  const found = findRecord(design, reading.places, name.startsWith('agent:') ? name : `agent:${name}`)
  if (found.ok && found.record.kind === 'agent') return found.record.id
  const candidates = found.ok ? [] : found.candidates
  throw new CannotDo(`${found.ok ? `“${name}” is no agent.` : found.message} There are: ${candidates.join(', ')}.`, {
    candidates,
  })
}

/** The targets that are asked: those that were named, else those of the design. */
const asked = (given: Given, { design }: Loaded): readonly string[] => {
  const named = given.list('target')
  const unknown = named.find((id) => !targetById(id))
  const known = targets.map(({ id }) => id)
  if (unknown !== undefined)
    throw new CannotDo(`There is no target “${unknown}”. There are: ${known.join(', ')}.`, { candidates: known })
  const missing = named.find((id) => !targetsOf(design).includes(id))
  if (missing !== undefined)
    throw new CannotDo(`The design is not written for ${missing}. It is for: ${targetsOf(design).join(', ')}.`, {
      candidates: targetsOf(design),
    })
  return named.length > 0 ? named : targetsOf(design)
}

const explained = (
  { design, notes }: Loaded,
  agent: AgentId,
  verb: Verb,
  value: string,
  chosen: readonly string[],
): Answer => {
  const question = { agent, verb, value }
  const answers = answersTo(
    design,
    question,
    targets.filter(({ id }) => chosen.includes(id)),
  )
  if (answers.length === 0)
    throw new CannotDo(
      `No tool can say: ${agent} is not written for ${chosen.join(' or ') || 'any tool'}. Choose another agent, or a tool that it is written for.`,
    )
  return {
    exit: answers.some(({ answer }) => answer === 'deny') ? 1 : 0,
    json: {
      agent,
      act: verb,
      value,
      answers: Object.fromEntries(
        answers.map(({ target, answer, rule, file, why, waits, level }) => [
          target,
          {
            answer,
            rule,
            file,
            why: why === '' ? null : why,
            ...(waits ? { waits } : {}),
            level: level && { level: level.level, why: level.why },
            asked: actOf(design, question, target),
          },
        ]),
      ),
    },
    text: answers.map(inWords).join(''),
    notes,
  }
}

const said = { allow: 'yes', ask: 'only after asking a person', deny: 'no' } as const

const inWords = ({ name, answer, rule, file, why, waits = [], level }: ToolAnswer): string =>
  [
    `${name}: ${said[answer]}${why === '' ? '' : `. ${why}`}`,
    `  rule: ${rule}${file === null ? ' (the tool itself)' : ` in ${file}`}`,
    ...waits.map((wait) => `  once: ${wait}`),
    ...(level ? [`  ${levelWords[level.level].word}: ${level.why}`] : []),
    '',
  ].join('\n')
