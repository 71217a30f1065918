import { z } from '../zod.ts'
import { GroupId, heldFields, NoteId, nodeFields, Text } from './shared.ts'

/** Words for people; never in a target's file. */
export const Note = z.strictObject({
  kind: z.literal('note'),
  id: NoteId,
  text: z._default(Text, ''),
  ...nodeFields,
})
export type Note = z.infer<typeof Note>

/** A frame around the nodes that name it as their group; for people only. Its outline follows its members. */
export const Group = z.strictObject({
  kind: z.literal('group'),
  id: GroupId,
  name: z.string().check(z.maxLength(300)),
  collapsed: z._default(z.boolean(), false),
  at: nodeFields.at,
  ...heldFields,
})
export type Group = z.infer<typeof Group>
