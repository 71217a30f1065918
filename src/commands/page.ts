import { slug } from '../design/ids.ts'
import { DESIGN_ID } from '../design/model.ts'
import { title } from '../design/queries.ts'
import { blank } from '../store/session.ts'
import type { Command, Dialog } from './command.ts'

const opening = (
  dialog: Dialog,
  name: string,
  keys: readonly string[],
  group: Command['group'] = 'Design',
): Command => ({
  id: `page.${dialog}`,
  title: name,
  group,
  ...(keys.length > 0 ? { keys, anywhere: true } : {}),
  run: ({ view }) => view.show(dialog),
})

export const openRepository = opening('open', 'Import a repository…', ['Mod+o'])
export const openExport = opening('export', 'Export…', ['Mod+e', 'Mod+s'])
export const openTemplates = opening('templates', 'Start from a template…', [])
export const openDrafts = opening('drafts', 'All designs…', [])
export const openPalette = opening('palette', 'Find a command…', ['Mod+k'], 'View')
export const openShortcuts = opening('shortcuts', 'Show the shortcuts', ['?'], 'View')

/** Begins on an empty page. What was open stays in the list of designs. */
export const newDesign: Command = {
  id: 'page.new',
  title: 'New design',
  group: 'Design',
  run: ({ session, io }) => {
    session.open(blank(io.newDraftId()))
    session.announce('New design. The one before is kept under All designs.')
  },
}

export const saveDesign: Command = {
  id: 'page.save-file',
  title: 'Save the design as a file',
  group: 'Design',
  run: ({ session, io }) => {
    const { design } = session.getState()
    io.saveText(`${slug(title(design, DESIGN_ID))}.dotbox.json`, `${JSON.stringify(design, null, 2)}\n`)
  },
}

const panel = (side: 'left' | 'right', name: string, keys: string): Command => ({
  id: `view.${side}`,
  title: `Show or hide the ${name}`,
  group: 'View',
  keys: [keys],
  anywhere: true,
  run: ({ view }) => view.togglePanel(side),
})
export const toggleLeft = panel('left', 'outline', 'Mod+b')
export const toggleRight = panel('right', 'inspector', 'Mod+i')

export const toggleFiles: Command = {
  id: 'view.files',
  title: 'Show or hide the files',
  group: 'View',
  keys: ['Mod+j'],
  anywhere: true,
  run: ({ view }) => view.toggleDock('files'),
}
export const toggleProblems: Command = {
  id: 'view.problems',
  title: 'Show or hide the problems',
  group: 'View',
  keys: ['Mod+Shift+m'],
  anywhere: true,
  run: ({ view }) => view.toggleDock('problems'),
}

export const togglePermissions: Command = {
  id: 'view.permissions',
  title: 'Show or hide the permissions',
  group: 'View',
  run: ({ view }) => view.toggleDock('permissions'),
}

/** Forty agents lie between the canvas and the inspector for whoever walks there with Tab. */
export const goToInspector: Command = {
  id: 'view.inspect',
  title: 'Go to the inspector',
  group: 'View',
  keys: ['e'],
  menus: ['node', 'edge'],
  run: ({ view }) => view.goTo('right'),
}

const part = (id: string, title: string, keys: string, to: 1 | -1): Command => ({
  id,
  title,
  group: 'View',
  keys: [keys],
  anywhere: true,
  run: ({ view }) => view.goTo(to),
})
export const goToParts = [
  part('view.next-part', 'Go to the next part of the page', 'F6', 1),
  part('view.previous-part', 'Go to the part before', 'Shift+F6', -1),
]

const theme = (choice: 'light' | 'dark' | 'system', name: string): Command => ({
  id: `view.theme-${choice}`,
  title: name,
  group: 'View',
  run: ({ view }) => view.setTheme(choice),
})
export const themes = [
  theme('system', 'Theme: as the system'),
  theme('light', 'Theme: light'),
  theme('dark', 'Theme: dark'),
]

/** What concerns the page and the whole design, in the order of the palette. */
export const pageCommands: readonly Command[] = [
  newDesign,
  openTemplates,
  openRepository,
  openExport,
  openDrafts,
  saveDesign,
  openPalette,
  openShortcuts,
  goToInspector,
  ...goToParts,
  toggleLeft,
  toggleRight,
  toggleFiles,
  toggleProblems,
  togglePermissions,
  ...themes,
]
