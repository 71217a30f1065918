import { inOrder, patch, remove } from '../design/edits.ts'
import type { RecordId } from '../design/model.ts'
import { all, edges } from '../design/queries.ts'
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

/** Suggested edges; a directory that is only there for them goes along, and counts with the first one accepted. */
const suggested = ({ session }: Services): RecordId[] =>
  edges(session.getState().design).flatMap((edge) => (edge.suggested ? [edge.id] : []))
const selected = (services: Services): RecordId[] => {
  const { design, selection } = services.session.getState()
  const places = all(design, 'directory').flatMap((place) => (place.suggested ? [place.id] : []))
  return [...suggested(services), ...places].filter((id) => selection.has(id))
}

const accept = (found: readonly RecordId[]) => inOrder(...found.map((id) => patch(id, { suggested: false } as never)))
const dismiss = (found: readonly RecordId[]) => remove(...found)

const family = (
  what: string,
  id: string,
  title: string,
  find: (services: Services) => RecordId[],
  one: boolean,
): Command => ({
  id,
  title,
  ...(one ? { menus: ['edge', 'node'] as const } : {}),
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
