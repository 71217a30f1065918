import { BadgeCheck, BookOpen, CornerDownRight, type LucideIcon, MoveRight, PenLine, Settings2 } from 'lucide-react'
import type { Kind, NodeKind } from '../../design/model.ts'

/** The icon of every kind of record that is no node: these have their sign everywhere, `KindSign`. */
export const kindIcons: Readonly<Record<Exclude<Kind, NodeKind>, LucideIcon>> = {
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
