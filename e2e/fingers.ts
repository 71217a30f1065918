import type { CDPSession, Locator, Page } from '@playwright/test'
import type { Spot } from './drawing.ts'

/** Fingers on the glass. What Playwright cannot do by itself, to hold and to move, is told to the browser directly. */
export const fingersOf = async (page: Page) => {
  const cdp = await page.context().newCDPSession(page)
  return {
    /** Rests somewhere for so many milliseconds: how long it takes is what makes it a long press. */
    hold: async (at: Spot, milliseconds: number) => {
      await touch(cdp, 'touchStart', [at])
      await page.waitForTimeout(milliseconds)
      await touch(cdp, 'touchEnd', [])
    },
    drag: async (from: Spot, to: Spot) => {
      await touch(cdp, 'touchStart', [from])
      for (const at of between(from, to)) await touch(cdp, 'touchMove', [at])
      await touch(cdp, 'touchEnd', [])
    },
    doubleTap: async (at: Spot) => {
      for (let tap = 0; tap < 2; tap++) {
        await touch(cdp, 'touchStart', [at])
        await touch(cdp, 'touchEnd', [])
      }
    },
    /** Two fingers that go from here to there, each its own way. */
    pinch: async (from: readonly [Spot, Spot], to: readonly [Spot, Spot]) => {
      await touch(cdp, 'touchStart', from)
      const [one, other] = [between(from[0], to[0]), between(from[1], to[1])]
      for (let step = 0; step < one.length; step++) await touch(cdp, 'touchMove', [one[step]!, other[step]!])
      await touch(cdp, 'touchEnd', [])
    },
  }
}

const STEPS = 12

const between = (from: Spot, to: Spot): readonly Spot[] =>
  Array.from({ length: STEPS }, (_, step) => ({
    x: from.x + ((to.x - from.x) * (step + 1)) / STEPS,
    y: from.y + ((to.y - from.y) * (step + 1)) / STEPS,
  }))

const touch = (cdp: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', spots: readonly Spot[]) =>
  cdp.send('Input.dispatchTouchEvent', { type, touchPoints: spots.map(({ x, y }, id) => ({ x, y, id })) })

/** The middle of something on the page. */
export const middleOf = async (what: Locator): Promise<Spot> => {
  const box = await what.boundingBox()
  if (!box) throw new Error(`${what} is not on the page.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
