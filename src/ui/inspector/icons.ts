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
