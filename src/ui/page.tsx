import { createContext, type ReactNode, useContext, useRef } from 'react'
import { useStore } from 'zustand'
import type { Command, Services } from '../commands/command.ts'
import type { Design } from '../design/model.ts'
import type { Printed } from '../project/change.ts'
import type { Matrix } from '../project/permissions.ts'
import type { Finding } from '../rules/rule.ts'
import type { Keeping } from '../store/keeping.ts'
import type { Session } from '../store/session.ts'
import type { Levels } from '../targets/levels.ts'
import type { Derived } from './derived.ts'
import type { KeysStore } from './keys.ts'
import type { Judged, LevelSigns } from './level-signs.ts'
import type { Opening } from './opening.ts'
import type { Renames } from './renames.ts'
import type { View, ViewStore } from './view.ts'

/** Everything that a part of the page works with, put together in `main.tsx`. */
export type Page = {
  readonly services: Services
  readonly view: ViewStore
  readonly keys: KeysStore
  readonly opening: Opening
  readonly keeping: Keeping
  readonly renames: Renames
  readonly findings: Derived<readonly Finding[]>
  readonly printed: Derived<Printed>
  readonly levels: Derived<Judged>
  readonly permissions: Derived<Matrix>
}

const PageContext = createContext<Page | null>(null)

export const PageProvider = ({ page, children }: { page: Page; children: ReactNode }) => (
  <PageContext value={page}>{children}</PageContext>
)

export const usePage = (): Page => {
  const page = useContext(PageContext)
  if (!page) throw new Error('This part of the page stands outside of PageProvider.')
  return page
}

export const useServices = (): Services => usePage().services

/** A part of the session; the component is drawn again only when this part changes. */
export const useSession = <T,>(select: (session: Session) => T): T => useStore(usePage().services.session, select)

/**
 * A part that is computed from the design, when that or `compute` changed and not whenever something is selected. `same` says
 * when the last one still holds.
 */
export const useFromDesign = <T,>(compute: (design: Design) => T, same: (a: T, b: T) => boolean): T => {
  const last = useRef<{ design: Design; compute: typeof compute; value: T }>(undefined)
  return useSession(({ design }) => {
    const before = last.current
    if (before?.design === design && before.compute === compute) return before.value
    const next = compute(design)
    const value = before && same(before.value, next) ? before.value : next
    last.current = { design, compute, value }
    return value
  })
}

export const useView = <T,>(select: (view: View) => T): T => useStore(usePage().view, select)

/** The first key of a command as it is now. */
export const useKey = (command: Command): string | undefined => {
  const { keys } = usePage()
  return useStore(keys, () => keys.port.of(command)[0])
}

export const useFindings = (): readonly Finding[] => useStore(usePage().findings, (state) => state.value) ?? NONE
const NONE: readonly Finding[] = []

/** How far each tool holds to each rule of the design. */
export const useLevels = (): Levels => useStore(usePage().levels, (state) => state.value?.levels) ?? NO_LEVELS
const NO_LEVELS: Levels = new Map()

/** What the canvas shows of them. */
export const useSigns = (): LevelSigns => useStore(usePage().levels, (state) => state.value?.signs) ?? NO_SIGNS
const NO_SIGNS: LevelSigns = new Map()
