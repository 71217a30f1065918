import { Clock, type LucideIcon, MessageSquare, ShieldCheck } from 'lucide-react'
import type { Certainty } from '../../guard/certainty.ts'
import { levelWords } from '../../guard/levels.ts'
import { classNames } from './class-names.ts'

/** The sign of each level, told apart by its shape: a shield, a clock, a speech bubble. */
export const levelIcons: Readonly<Record<Certainty, LucideIcon>> = {
  enforced: ShieldCheck,
  checked: Clock,
  advice: MessageSquare,
}

const tones: Readonly<Record<Certainty, string>> = {
  enforced: 'text-enforced',
  checked: 'text-checked',
  advice: 'text-advice',
}

type LevelTagProps = {
  readonly level: Certainty
  /** What it is the level of, where the word alone would not say: a tool. */
  readonly of?: string
  readonly title?: string
  /** The sign alone; the word stays for screen readers. */
  readonly compact?: boolean
}

/** A level as its sign and its word. */
export const LevelTag = ({ level, of, title, compact = false }: LevelTagProps) => {
  const Icon = levelIcons[level]
  const { word, means } = levelWords[level]
  return (
    <span
      title={title ?? means}
      className={classNames('inline-flex shrink-0 items-center gap-1 text-tiny font-strong', tones[level])}
    >
      <Icon size={13} strokeWidth={1.75} aria-hidden />
      <span className={compact ? 'sr-only' : undefined}>{of === undefined ? word : `${of}: ${word}`}</span>
    </span>
  )
}
