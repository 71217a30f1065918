import { BadgeCheck, BookOpen, CornerDownRight, type LucideIcon, MoveRight, PenLine, Settings2 } from 'lucide-react'
import type { Kind } from '../../design/model.ts'
import { kindIcons as nodeIcons } from '../kind-icons.ts'

/** The icon of every kind of record: nodes have theirs everywhere. */
export const kindIcons: Readonly<Record<Kind, LucideIcon>> = {
  ...nodeIcons,
  design: Settings2,
  handoff: MoveRight,
  delegates: CornerDownRight,
  reads: BookOpen,
  writes: PenLine,
  verifies: BadgeCheck,
}

/** What a record of each kind is called over the inspector, alone and in numbers. */
export const kindNames: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  design: ['Design', 'designs'],
  agent: ['Agent', 'agents'],
  directory: ['Directory', 'directories'],
  spec: ['Spec', 'specs'],
  note: ['Note', 'notes'],
  group: ['Group', 'groups'],
  handoff: ['Handoff', 'handoffs'],
  delegates: ['Delegation', 'delegations'],
  reads: ['Reading', 'readings'],
  writes: ['Writing', 'writings'],
  verifies: ['Verification', 'verifications'],
}
