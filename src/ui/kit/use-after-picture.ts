import { useEffect, useState } from 'react'

/** React Flow takes its cards in after the first frame and draws them in the second; what comes after that is painted waits for it. */
const FRAMES = 2

let isDrawn = false

/** False until the page has been drawn for the first time: what is beside the canvas comes after it. */
export const useAfterPicture = (): boolean => {
  const [after, setAfter] = useState(isDrawn)
  useEffect(() => {
    if (after) return
    let [frame, timer] = [0, undefined as ReturnType<typeof setTimeout> | undefined]
    const wait = (left: number) => {
      frame = requestAnimationFrame(() => {
        if (left > 0) return wait(left - 1)
        timer = setTimeout(() => {
          isDrawn = true
          setAfter(true)
        })
      })
    }
    wait(FRAMES)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [after])
  return after
}
