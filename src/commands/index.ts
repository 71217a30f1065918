import { addAgent, addAnything, addDirectory, addNote, addSpec } from './add.ts'
import { alignments } from './align.ts'
import { copy, cut, paste, pasteConnected } from './clipboard.ts'
import type { Command, Menu } from './command.ts'
import { connect, suggestions } from './connect.ts'
import { duplicate, removeSelection, rename } from './edit.ts'
import { finds } from './find.ts'
import { focusMode } from './focus-mode.ts'
import { followings } from './follow.ts'
import { fold, groupSelection, ungroup } from './group.ts'
import { redo, undo } from './history.ts'
import { insertAgent } from './insert.ts'
import { layers } from './layers.ts'
import { lock } from './lock.ts'
import { nexts } from './next.ts'
import { nudges } from './nudge.ts'
import { pageCommands } from './page.ts'
import { selections } from './select.ts'
import { enforce, lead, renameDesign, targetCommands } from './settings.ts'
import { tidyDown, tidyRight, tidySelection, tidyUp } from './tidy.ts'
import { fit, fitSelection, zoomFull, zoomIn, zoomOut } from './zoom.ts'

/** Everything a person can do, in the order in which menus and the palette list it. */
export const commands: readonly Command[] = [
  undo,
  redo,
  addAnything,
  addAgent,
  addDirectory,
  addSpec,
  addNote,
  ...nexts,
  groupSelection,
  rename,
  connect,
  insertAgent,
  ...suggestions,
  copy,
  cut,
  paste,
  pasteConnected,
  duplicate,
  removeSelection,
  lead,
  ...selections,
  ...followings,
  ungroup,
  fold,
  lock,
  ...layers,
  ...alignments,
  tidyUp,
  tidySelection,
  tidyRight,
  tidyDown,
  ...nudges,
  ...finds,
  focusMode,
  fit,
  fitSelection,
  zoomIn,
  zoomOut,
  zoomFull,
  renameDesign,
  ...targetCommands,
  enforce,
  ...pageCommands,
]

export const inMenu = (menu: Menu): readonly Command[] => commands.filter((command) => command.menus?.includes(menu))
