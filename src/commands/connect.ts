import { inOrder, patch, remove } from '../design/edits.ts'
import type { EdgeRecord, RecordId } from '../design/model.ts'
import { edges } from '../design/queries.ts'
import type { Command, Services } from './command.ts'

/** Connecting without a mouse: asks for the two ends and the kind. */
export const connect: Command = {
  id: 'edit.connect',
  title: 'Connect…',
  keys: ['c'],
  menus: ['node'],
  group: 'Edit',
  enabled: ({ session }) =>
    Object.keys(session.getState().design.records).filter((id) => id.startsWith('agent:')).length > 0,
  run: ({ view }) => view.show('connect'),
}

const suggested = ({ session }: Services): EdgeRecord[] =>
  edges(session.getState().design).filter((edge) => edge.suggested)
const selected = (services: Services) =>
  suggested(services).filter((edge) => services.session.getState().selection.has(edge.id))

const accept = (found: readonly EdgeRecord[]) =>
  inOrder(...found.map((edge) => patch(edge.id as RecordId, { suggested: false } as never)))
const dismiss = (found: readonly EdgeRecord[]) => remove(...found.map((edge) => edge.id))

const family = (
  what: string,
  id: string,
  title: string,
  find: (services: Services) => EdgeRecord[],
  one: boolean,
): Command => ({
  id,
  title,
  ...(one ? { menus: ['edge'] as const } : {}),
  group: 'Edit',
  enabled: (services) => find(services).length > 0,
  run: (services) => services.session.edit(title, (what === 'accept' ? accept : dismiss)(find(services))),
})

/** What was only mentioned in prose is drawn as a suggestion until a person says yes or no. */
export const suggestions: readonly Command[] = [
  family('accept', 'edit.accept', 'Accept the suggestion', selected, true),
  family('dismiss', 'edit.dismiss', 'Dismiss the suggestion', selected, true),
  family('accept', 'edit.accept-all', 'Accept all suggestions', suggested, false),
  family('dismiss', 'edit.dismiss-all', 'Dismiss all suggestions', suggested, false),
]
