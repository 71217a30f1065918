import { useEffect, useState } from 'react'

/**
 * What was computed from a value after it had rested for a moment, so that neither opening a design nor typing waits for
 * it. Null until then; the one before stays while a new one is on its way. Nothing is computed while `wanted` is false.
 */
export const useRested = <T, R>(value: T, compute: (value: T) => R, wanted: boolean): R | null => {
  const [found, setFound] = useState<{ readonly of: T; readonly result: R } | null>(null)
  const due = wanted && found?.of !== value
  useEffect(() => {
    if (!due) return
    const timer = setTimeout(() => setFound({ of: value, result: compute(value) }), REST)
    return () => clearTimeout(timer)
  }, [due, value, compute])
  return found?.result ?? null
}

/** In milliseconds. */
const REST = 250
