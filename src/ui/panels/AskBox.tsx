import { Check, CircleHelp, type LucideIcon, Minus } from 'lucide-react'
import { useMemo } from 'react'
import { all } from '../../design/queries.ts'
import type { AgentId } from '../../design/records/shared.ts'
import { answersTo, type Question, type ToolAnswer, VERBS, type Verb, verbs } from '../../project/question.ts'
import { LevelTag } from '../kit/LevelSign.tsx'
import { Select } from '../kit/Select.tsx'
import { TextField } from '../kit/TextField.tsx'
import { useSession } from '../page.tsx'

type AskBoxProps = {
  readonly asked: Partial<Question>
  /** The agent that is asked about where none was chosen: the one that is selected. */
  readonly fallback: string | undefined
  readonly onAsk: (question: Partial<Question>) => void
}

/** Ask whether an agent may do one thing, and see what each tool answers and by which rule. */
export const AskBox = ({ asked, fallback, onAsk }: AskBoxProps) => {
  const design = useSession((session) => session.design)
  const agents = all(design, 'agent')
  const known = [asked.agent, fallback].find((id) => agents.some((agent) => agent.id === id)) ?? agents[0]?.id
  const verb = asked.verb ?? 'edit'
  const value = asked.value ?? ''
  const agent = known as AgentId | undefined
  const answers = useMemo(
    () => (agent && (value.trim() !== '' || verb === 'search') ? answersTo(design, { agent, verb, value }) : []),
    [design, agent, verb, value],
  )
  if (!agent) return null
  const { about, example } = verbs[verb]
  return (
    <section
      aria-label="Ask about one act"
      className="flex w-72 shrink-0 flex-col gap-2 scrolls border-l border-line p-3 narrow:h-1/2 narrow:w-auto narrow:border-t narrow:border-l-0"
    >
      <div className="grid grid-cols-2 gap-1.5">
        <Select
          label="May"
          mono
          value={agent as string}
          options={agents.map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(id) => onAsk({ ...asked, verb, value, agent: id as AgentId })}
        />
        <Select<Verb>
          label="Do what"
          value={verb}
          options={VERBS.map((one) => ({ value: one, label: verbs[one].title }))}
          onChange={(one) => onAsk({ agent, verb: one, value: '' })}
        />
      </div>
      {verb === 'call' ? (
        <Select
          label={about}
          mono
          value={value}
          options={[
            { value: '', label: 'Choose…' },
            ...agents.filter(({ id }) => id !== agent).map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          onChange={(id) => onAsk({ agent, verb, value: id })}
        />
      ) : (
        <TextField
          label={about}
          mono
          placeholder={example}
          value={value}
          onChange={(text) => onAsk({ agent, verb, value: text })}
        />
      )}
      <ul aria-label="Answers" aria-live="polite" className="flex flex-col gap-2">
        {answers.map((answer) => (
          <ToolSays key={answer.target} answer={answer} />
        ))}
      </ul>
    </section>
  )
}

const said: Readonly<Record<ToolAnswer['answer'], { icon: LucideIcon; word: string; tone: string }>> = {
  allow: { icon: Check, word: 'yes', tone: 'text-ink' },
  ask: { icon: CircleHelp, word: 'asks a person first', tone: 'text-warning' },
  deny: { icon: Minus, word: 'no', tone: 'text-error' },
}

const ToolSays = ({ answer: { name, answer, why, waits = [], rule, file, level } }: { answer: ToolAnswer }) => {
  const { icon: Icon, word, tone } = said[answer]
  return (
    <li className="text-small">
      <p className="flex items-center gap-1.5">
        <Icon size={14} strokeWidth={2} aria-hidden className={`shrink-0 ${tone}`} />
        <span>
          {name}: <strong className="font-strong">{word}</strong>
        </span>
      </p>
      {why === '' ? null : <p className="wrap-anywhere text-soft">{why}</p>}
      {waits.length === 0 ? null : <p className="wrap-anywhere text-soft">Once {waits.join('; ')}.</p>}
      <p className="wrap-anywhere text-faint">
        Rule <span className="font-mono text-soft">{rule}</span>
        {file === null ? ', of the tool itself' : ' in '}
        {file === null ? null : <span className="font-mono text-soft">{file}</span>}
      </p>
      {level ? <LevelTag level={level.level} title={level.why} /> : null}
    </li>
  )
}
