import { createRoot } from 'react-dom/client'
import type { CanvasPort, IoPort, Services } from './commands/command.ts'
import type { Design } from './design/model.ts'
import { chooseFiles } from './io/choose-files.ts'
import { type Chosen, canPickFolder, dropped, fromInput, pickFolder } from './io/chosen.ts'
import { readClipboard, writeClipboard } from './io/clipboard.ts'
import { saveFile } from './io/download.ts'
import { newDraftId } from './io/draft-id.ts'
import { inWords } from './io/in-words.ts'
import { withPauses } from './io/pauses.ts'
import { shelf } from './io/shelf.ts'
import type { Reading } from './project/reading.ts'
import type { Keeping } from './store/keeping.ts'
import type { SessionStore } from './store/session.ts'
import { App } from './ui/App.tsx'
import { rememberRoom } from './ui/canvas/room.ts'
import { derive } from './ui/derived.ts'
import { createKeys } from './ui/keys.ts'
import { type Judged, signsOf } from './ui/level-signs.ts'
import { createOpening } from './ui/opening.ts'
import type { Page } from './ui/page.tsx'
import type { PagePort, Picked, Source } from './ui/page-port.ts'
import { createRenames } from './ui/renames.ts'
import type { ViewStore } from './ui/view.ts'
import './ui/theme.css'

/*
 * Sees every room and puts them together around what `start.ts` opened. What reads and prints repositories is loaded when it is
 * first needed, because the page must be there before.
 */

/** Loaded after the page is there: the rules bring the targets with them, and these what reads and writes files. */
const findings = async (design: Design, reading: Reading) =>
  withPauses((await import('./rules/index.ts')).checkSteps(design, reading))

const levels = async (design: Design) => {
  const { levelSteps } = await import('./targets/levels.ts')
  return withPauses(
    (function* (): Generator<void, Judged> {
      const levels = yield* levelSteps(design)
      yield
      return { levels, signs: signsOf(design, levels) }
    })(),
  )
}

const permissions = async (design: Design) => (await import('./project/permissions.ts')).matrixOf(design)

const savedDesign = async (files: readonly File[]): Promise<Picked | null> => {
  const [file] = files
  if (files.length !== 1 || !file || !/\.json$/i.test(file.name)) return null
  const saved: unknown = JSON.parse(await file.text().catch(() => 'null'))
  const isDesign = typeof saved === 'object' && saved !== null && 'records' in saved
  return isDesign ? { kind: 'design', name: file.name, saved } : null
}

type Choice = { readonly files: readonly File[]; readonly chosen: Chosen }

/** Begins at once: what was dropped can be asked for only in the event itself. Null where the person cancelled. */
const choose = async (source: Source): Promise<Choice | null> => {
  if (source.from === 'drop') {
    const files = [...source.data.files]
    return { files, chosen: await dropped(source.data) }
  }
  if (source.from === 'folder' && canPickFolder()) return { files: [], chosen: await pickFolder() }
  const files = await chooseFiles(source.from === 'folder' ? { folder: true } : { accept: '.zip,.json,.md' })
  return files.length === 0 ? null : { files, chosen: fromInput(files) }
}

const pagePort: PagePort = {
  prepare: () => void import('./io/open-in-worker.ts').then(({ prepare }) => prepare()),
  pick: async (source, { onProgress, signal }) => {
    const choice = await choose(source).catch((error: Error) => {
      if (error.name === 'AbortError') return null
      throw inWords(error)
    })
    if (!choice) return null
    const design = await savedDesign(choice.files).catch(() => null)
    if (design) return design
    onProgress({ doing: 'listing', seen: 0 })
    const { openInWorker } = await import('./io/open-in-worker.ts')
    const opened = await openInWorker(choice.chosen, onProgress, signal)
    return opened && { kind: 'repository', ...opened }
  },
  print: async (design, reading) => (await import('./project/print.ts')).printProject(design, reading),
}

const io: IoPort = {
  saveZip: async (name, files) => {
    const { writeZip } = await import('./io/zip.ts')
    saveFile(name, await writeZip(files), 'application/zip')
  },
  saveText: (name, text) => saveFile(name, text, 'text/plain;charset=utf-8'),
  writeClipboard,
  readClipboard,
  newDraftId,
}

/** The canvas as commands know it; it is put in here when it is on the page. */
const canvas: { -readonly [K in keyof CanvasPort]: CanvasPort[K] } = {
  fit: () => {},
  fitSelection: () => {},
  zoomBy: () => {},
  zoomTo: () => {},
  center: () => ({ x: 0, y: 0 }),
  focus: () => {},
  rename: () => {},
  reveal: () => {},
  find: () => {},
  findStep: () => {},
  toggleDim: () => false,
  searchToAdd: () => {},
}

/** How long the design rests before the rules look at it, and before its files are written anew, in milliseconds. */
const CHECK_AFTER = 120
const PRINT_AFTER = 250
/** And after it was opened: by then it is drawn. */
const CHECK_OPENED = 400

/** Where the canvas is when the page is left, so that the next opening knows it. */
const followRoom = () => {
  const remember = () => {
    const place = document.querySelector('[data-part="canvas"]')?.getBoundingClientRect()
    if (place) rememberRoom(shelf(), window, place)
  }
  for (const leaving of ['pagehide', 'visibilitychange']) window.addEventListener(leaving, remember)
}

/** What is there before the page is. */
export type Begun = {
  /** The element that the page goes into, in place of what is in it. */
  readonly page: HTMLElement
  readonly session: SessionStore
  readonly keeping: Keeping
  readonly view: ViewStore
}

/** Puts the page around what is open. */
export const begin = ({ page: element, session, keeping, view }: Begun): void => {
  const keys = createKeys(shelf())
  const services: Services = { session, canvas, view: view.port, io, keys: keys.port }
  const page: Page = {
    services,
    keys,
    view,
    keeping,
    opening: createOpening(services, pagePort),
    renames: createRenames(session, () => import('./project/renaming.ts')),
    findings: derive(session, ({ design, reading }) => findings(design, reading), CHECK_AFTER, CHECK_OPENED),
    levels: derive(session, ({ design }) => levels(design), CHECK_AFTER, CHECK_OPENED),
    permissions: derive(session, ({ design }) => permissions(design), PRINT_AFTER),
    printed: derive(session, ({ design, reading }) => pagePort.print(design, reading), PRINT_AFTER),
  }
  const root = createRoot(element)
  const onCanvas = (port: CanvasPort) => {
    Object.assign(canvas, port)
  }
  followRoom()
  root.render(<App page={page} onCanvas={onCanvas} />)
}
