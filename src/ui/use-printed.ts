import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Printed } from '../project/change.ts'
import type { DerivedState } from './derived.ts'
import { usePage } from './page.tsx'

/** The design as files, kept up to date as long as somebody looks. */
export const usePrinted = (): DerivedState<Printed> => {
  const { printed } = usePage()
  useEffect(() => printed.follow(), [printed])
  return useStore(printed)
}
