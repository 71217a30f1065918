import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Services } from '../commands/command.ts'
import { patch } from '../design/edits.ts'
import { DESIGN_ID } from '../design/model.ts'
import { openDesign } from '../design/open.ts'
import { all, edges, settings } from '../design/queries.ts'
import { emptyReading, type Reading } from '../project/reading.ts'
import type { PagePort, Picked, Progress, Source } from './page-port.ts'
import { plural } from './plural.ts'

/** How opening a repository stands: `slow` where reading takes long enough to be shown. The wait for a choice is not part of it. */
export type OpeningState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly progress: Progress | null; readonly slow: boolean }
  | { readonly phase: 'failed'; readonly why: string }

export type Opening = StoreApi<OpeningState> & {
  /** Says that something is likely to be opened soon. */
  readonly prepare: () => void
  /** Reads a repository and puts it in place of what is open. Answers whether it did. */
  readonly start: (source: Source) => Promise<boolean>
  readonly cancel: () => void
  readonly forget: () => void
}

/** From when on reading is shown, in milliseconds. */
const SLOW = 500

export const createOpening = (services: Services, port: PagePort): Opening => {
  const store = createStore<OpeningState>(() => ({ phase: 'idle' }))
  let stopped = new AbortController()
  const start = async (source: Source): Promise<boolean> => {
    stopped.abort()
    stopped = new AbortController()
    const { signal } = stopped
    const still = (state: OpeningState) => signal.aborted || store.setState(state, true)
    const tell = (change: { progress?: Progress; slow?: boolean }) => {
      const state = store.getState()
      if (state.phase === 'reading') still({ ...state, ...change })
    }
    still({ phase: 'reading', progress: null, slow: false })
    let timer: ReturnType<typeof setTimeout> | undefined
    const onProgress = (progress: Progress) => {
      timer ??= setTimeout(() => tell({ slow: true }), SLOW)
      tell({ progress })
    }
    try {
      const picked = await port.pick(source, { signal, onProgress })
      if (signal.aborted) return false
      const opened = picked === null ? null : await opening(picked)
      if (signal.aborted) return false
      still({ phase: 'idle' })
      if (!opened) return false
      services.session.open({ draft: services.io.newDraftId(), ...opened.what })
      services.session.announce(opened.said)
      if (opened.noted) services.session.say({ tone: 'info', text: opened.noted })
      requestAnimationFrame(() => services.canvas.fit())
      return true
    } catch (error) {
      still({ phase: 'failed', why: error instanceof Error ? error.message : String(error) })
      return false
    } finally {
      clearTimeout(timer)
    }
  }
  const forget = () => {
    stopped.abort()
    store.setState({ phase: 'idle' }, true)
  }
  return Object.assign(store, { prepare: port.prepare, start, cancel: forget, forget })
}

type Opened = {
  readonly what: { readonly design: Reading['design']; readonly reading: Reading }
  readonly said: string
  readonly noted: string | null
}

const opening = async (picked: Picked): Promise<Opened> => {
  if (picked.kind === 'design') {
    const opened = openDesign(picked.saved)
    if (!opened.ok) throw new Error(`${picked.name}: ${opened.why}`)
    const noted = opened.notes.length > 0 ? opened.notes.join(' ') : null
    return { what: { design: opened.design, reading: emptyReading }, said: `Opened ${picked.name}.`, noted }
  }
  if (isForeign(picked.reading)) throw new Error(nothingIn(picked.name))
  const reading = named(picked.reading, picked.name)
  const agents = all(reading.design, 'agent').length
  return {
    what: { design: reading.design, reading },
    said: `Opened ${picked.name}: ${plural(agents, 'agent')} in ${plural(reading.files.size, 'file')}.`,
    noted:
      agents > 0
        ? hintsIn(reading.design)
        : `No agents were found in ${picked.name}. The ${plural(reading.files.size, 'file')} in it stay as they are; what you add is written beside them.`,
  }
}

const hintsIn = (design: Reading['design']): string | null => {
  const hints = edges(design).filter((edge) => edge.suggested).length
  if (hints === 0) return null
  const found = hints === 1 ? 'One connection is only a suggestion' : `${hints} connections are only suggestions`
  return `${found}, read out of the agents’ texts and drawn dashed. Accept or dismiss them where the design itself is shown, on the right with nothing selected.`
}

/** True where a repository holds nothing that any target reads, nor anything that DotBox wrote. */
const isForeign = ({ design, mains }: Reading): boolean =>
  Object.keys(design.records).length === 1 &&
  settings(design).exportTo.length === 0 &&
  Object.values(mains).every((main) => main === null)

const nothingIn = (name: string): string =>
  `${name} holds no configuration of coding agents: no .claude or .opencode folder, no CLAUDE.md, no AGENTS.md. Choose the top folder of a repository that has one, or start from a template.`

/** A repository says nothing of a design's name, so the folder's name stands for it, before and after alike. */
const named = (reading: Reading, name: string): Reading =>
  settings(reading.design).name === 'Untitled' && name !== ''
    ? { ...reading, design: patch(DESIGN_ID, { name: name.slice(0, 300) })(reading.design) }
    : reading
