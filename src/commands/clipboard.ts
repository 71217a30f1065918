import { remove } from '../design/edits.ts'
import { countsOf } from '../design/kind-names.ts'
import type { RecordId } from '../design/model.ts'
import { called } from './called.ts'
import { clipText } from './clip.ts'
import type { Command, Services } from './command.ts'
import { movedWith, selectedNodes } from './moving.ts'
import type { Clip } from './pasting.ts'

const anyNode = ({ session }: Services) => selectedNodes(session.getState().selection).length > 0

/** What is selected as text, announced as copied; null where no card is selected. */
export const copied = ({ session }: Services): string | null => {
  const { design, selection } = session.getState()
  const ids = selectedNodes(selection)
  const text = clipText(design, ids)
  if (text !== null) session.announce(`Copied ${called(design, ids)}`)
  return text
}

/** Takes what is selected out of the design, once it is on the clipboard: a group with what is in it. */
export const takenOut = ({ session }: Services): void => {
  const { design, selection } = session.getState()
  const ids = selectedNodes(selection)
  session.edit(`Cut ${called(design, ids)}`, remove(...movedWith(design, ids).map(({ id }) => id as RecordId)))
}

/** Puts copied text into the design, in the middle of the view, and selects it; says why where the text cannot be pasted. */
export const putIn = async ({ session, canvas }: Services, text: string, connected: boolean): Promise<void> => {
  const { pasted, readClip } = await import('./pasting.ts')
  const read = readClip(text)
  if (!read.ok) {
    session.say({ tone: 'info', text: read.why })
    return
  }
  const { design } = session.getState()
  const copy = pasted(design, read.clip, { middle: canvas.center(), connected })
  session.edit(`Paste ${countOf(read.clip)}`, copy.edit)
  session.select(copy.ids)
}

const countOf = ({ records }: Clip): string => {
  const cards = records.filter((record) => 'at' in record)
  const [only, ...others] = cards
  if (!only || others.length > 0) return countsOf(cards)
  return 'name' in only ? only.name : 'path' in only ? only.path : 'a note'
}

export const copy: Command = {
  id: 'edit.copy',
  title: 'Copy',
  keys: ['Mod+c'],
  native: true,
  menus: ['node'],
  group: 'Edit',
  enabled: anyNode,
  run: async (services) => {
    const text = copied(services)
    if (text !== null) await services.io.writeClipboard(text)
  },
}

export const cut: Command = {
  id: 'edit.cut',
  title: 'Cut',
  keys: ['Mod+x'],
  native: true,
  menus: ['node'],
  group: 'Edit',
  enabled: anyNode,
  run: async (services) => {
    const text = copied(services)
    if (text === null) return
    await services.io.writeClipboard(text)
    takenOut(services)
  },
}

export const paste: Command = {
  id: 'edit.paste',
  title: 'Paste',
  keys: ['Mod+v'],
  native: true,
  menus: ['canvas'],
  group: 'Edit',
  run: async (services) => putIn(services, await services.io.readClipboard(), false),
}

/** Also draws the edges that led to cards which are in this design too. */
export const pasteConnected: Command = {
  id: 'edit.paste-connected',
  title: 'Paste with its connections',
  keys: ['Mod+Shift+v'],
  native: true,
  menus: ['canvas'],
  group: 'Edit',
  run: async (services) => putIn(services, await services.io.readClipboard(), true),
}
