import type { FileSet } from './files/file-set.ts'
import { autosave } from './io/autosave.ts'
import { newDraftId } from './io/draft-id.ts'
import { openDrafts } from './io/drafts.ts'
import { shelf } from './io/shelf.ts'
import type { Reading } from './project/reading.ts'
import { keepWork } from './store/keeping.ts'
import { blank, createSession } from './store/session.ts'
import { firstPicture } from './ui/canvas/first-picture.ts'
import { rememberedRoom } from './ui/canvas/room.ts'
import { followTheme } from './ui/theme.ts'
import { createView } from './ui/view.ts'

/*
 * Where the page begins. What was open last is asked for before anything else: the browser's storage answers, the design is
 * looked through, and a large one is drawn, while the page itself (`main.tsx`) is still on its way.
 */

const read = async (files: FileSet): Promise<Reading> => (await import('./io/open-in-worker.ts')).readInWorker(files)

const page = document.getElementById('page') as HTMLElement
const view = createView(shelf())
followTheme(view)
const session = createSession(blank(newDraftId()))
const drafts = openDrafts()
const keeping = keepWork(session, {
  ...drafts,
  saver: (options) => autosave(drafts, options),
  read,
  now: Date.now,
  newDraftId,
})

/** Where the canvas was last time; null on a first visit, and in a window of another size. */
const room = rememberedRoom(shelf(), window)

/** What was open last, and of a large design the first picture, which the browser shows while the page's script begins. */
const open = async (): Promise<void> => {
  if ((await keeping.restore()) && room) firstPicture(session.getState().design, room, page)
}

// A picture that cannot be drawn keeps nothing from the page, which says itself what is wrong.
const opened = open().catch(() => {})
// The page's script is fetched from the beginning. Where there may be a picture, it runs after that: storage would wait for it.
const main = (): Promise<typeof import('./main.tsx')> => import('./main.tsx')
// Not awaited here at the top: the page's script shares parts of this one, and would wait for it to end.
void Promise.all([room ? opened.then(main) : main(), opened]).then(([{ begin }]) =>
  begin({ page, session, keeping, view }),
)
