import type { FileSet } from './files/file-set.ts'
import { autosave } from './io/autosave.ts'
import { newDraftId } from './io/draft-id.ts'
import { openDrafts } from './io/drafts.ts'
import type { Reading } from './project/reading.ts'
import { keepWork } from './store/keeping.ts'
import { blank, createSession } from './store/session.ts'

/*
 * Where the page begins. What was open last is asked for before anything else: the browser's storage answers, and the design
 * is looked through, while the page itself (`main.tsx`) is still on its way.
 */

const read = async (files: FileSet): Promise<Reading> => (await import('./io/open-in-worker.ts')).readInWorker(files)

const session = createSession(blank(newDraftId()))
const drafts = openDrafts()
const keeping = keepWork(session, {
  ...drafts,
  saver: (options) => autosave(drafts, options),
  read,
  now: Date.now,
  newDraftId,
})
const restored = keeping.restore()
// Not awaited here at the top: the page's script shares parts of this one, and would wait for it to end.
void Promise.all([import('./main.tsx'), restored]).then(([{ begin }]) => begin(session, keeping))
