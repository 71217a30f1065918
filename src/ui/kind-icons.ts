import { Bot, FileText, Folder, Frame, type LucideIcon, StickyNote } from 'lucide-react'
import type { NodeKind } from '../design/model.ts'

/** The icon of each kind of node, the same wherever a node is named. */
export const kindIcons: Readonly<Record<NodeKind, LucideIcon>> = {
  agent: Bot,
  directory: Folder,
  spec: FileText,
  note: StickyNote,
  group: Frame,
}
