import { addAgent, addDirectory, addNote, addSpec, groupSelection } from './add.ts'
import type { Command, Menu } from './command.ts'
import { connect, suggestions } from './connect.ts'
import { duplicate, removeSelection, rename } from './edit.ts'
import { redo, undo } from './history.ts'
import { nudges } from './nudge.ts'
import { pageCommands } from './page.ts'
import { selectAll, selectNone } from './select.ts'
import { tidyUp } from './tidy.ts'
import { fit, fitSelection, zoomFull, zoomIn, zoomOut } from './zoom.ts'

/** Everything a person can do, in the order in which menus and the palette list it. */
export const commands: readonly Command[] = [
  undo,
  redo,
  addAgent,
  addDirectory,
  addSpec,
  addNote,
  groupSelection,
  rename,
  connect,
  ...suggestions,
  duplicate,
  removeSelection,
  selectAll,
  selectNone,
  tidyUp,
  ...nudges,
  fit,
  fitSelection,
  zoomIn,
  zoomOut,
  zoomFull,
  ...pageCommands,
]

export const inMenu = (menu: Menu): readonly Command[] => commands.filter((command) => command.menus?.includes(menu))
