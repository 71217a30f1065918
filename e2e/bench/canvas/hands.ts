import { cpus } from 'node:os'
import type { CDPSession, Locator, Page } from '@playwright/test'
import type { Watching } from './watch.ts'

/** What a gesture cost: main-thread milliseconds for each movement that a person saw, and how many of them in a second. */
export type Cost = {
  readonly cost: number
  readonly rate: number
  readonly longest: number
  readonly longTasks: number
}

/** From one movement of the hand to the next, and how long a gesture goes on, in milliseconds. */
const STEP = 16
const LONG = 1600

/** What is typed, how fast, and for how long what follows from it is watched, in milliseconds. */
const WORDS = 'use it whenever there is more to be said than fits into one line. '
const LETTER = 50
const AFTERWARDS = 1500

const CARDS = '.react-flow__node'
const PANE = '.react-flow__pane'
const VIEW = '.react-flow__viewport'

type Button = 'left' | 'middle'
type Spot = { readonly x: number; readonly y: number }

export type Hands = ReturnType<typeof handsOf>

const sleep = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time))

/**
 * A hand on a canvas: mouse, wheel and keys as a device sends them, without waiting for the page's answers. It needs
 * nothing of the page but that React Flow draws it, so it moves DotBox and the floor alike.
 */
export const handsOf = (page: Page, cdp: CDPSession) => {
  const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', spot: Spot, button?: Button) =>
    cdp.send('Input.dispatchMouseEvent', {
      type,
      ...spot,
      ...(button ? { button, clickCount: type === 'mouseMoved' ? 0 : 1 } : null),
      buttons: button && type !== 'mouseReleased' ? (button === 'left' ? 1 : 4) : 0,
    })
  // With Ctrl held the wheel zooms, whatever it does without.
  const wheel = (spot: Spot, deltaY: number) =>
    cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...spot, deltaX: 0, deltaY, modifiers: 2 })

  const middle = () =>
    page.evaluate((pane) => {
      const { x, y, width, height } = document.querySelector(pane)!.getBoundingClientRect()
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
    }, PANE)

  const zoomNow = () =>
    page.evaluate((view) => new DOMMatrix(getComputedStyle(document.querySelector(view)!).transform).a, VIEW)

  const threadTime = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }

  /** Waits until the page has nothing to do and the machine not much. Others on it make a gesture look slow. */
  const calm = async () => {
    for (let tries = 0; tries < 8; tries++) {
      const [spent, machine] = [await threadTime(), busy()]
      await sleep(300)
      if ((await threadTime()) - spent < 25 && busy() - machine < 300) return
    }
  }

  /** Makes a movement over and over, and tells what each change that was seen cost the page's main thread. */
  const gesture = async (what: string | null, move: (seconds: number) => Promise<unknown>): Promise<Cost> => {
    await page.evaluate(async (followed) => {
      const { watching } = window as unknown as { watching: Watching }
      watching.follow(followed ?? watching.grasped!)
    }, what)
    const before = await threadTime()
    const began = performance.now()
    const pending: Promise<unknown>[] = []
    for (let sent = 1; performance.now() - began < LONG; sent++) {
      pending.push(move((performance.now() - began) / 1000))
      await sleep(Math.max(0, began + sent * STEP - performance.now()))
    }
    await Promise.race([Promise.allSettled(pending), sleep(8000)])
    const { changes, time, ...worst } = await seen()
    return { cost: ((await threadTime()) - before) / Math.max(1, changes), rate: changes / (time / 1000), ...worst }
  }

  const seen = () =>
    page.evaluate(
      () =>
        new Promise<ReturnType<Watching['moves']>>((resolve) =>
          requestAnimationFrame(() => resolve((window as unknown as { watching: Watching }).watching.moves())),
        ),
    )

  const grip = () =>
    page.evaluate(
      ([cards, pane]) => (window as unknown as { watching: Watching }).watching.graspable(cards!, pane!),
      [CARDS, PANE],
    )

  return {
    calm,

    /** Shows the whole design, then comes as near as is asked, into its middle. */
    goTo: async (zoom: number | 'whole') => {
      await page.keyboard.press('Shift+1')
      await sleep(400)
      if (zoom === 'whole') return
      // React Flow's wheel: 2 to the power of a five hundredth of the way.
      await wheel(await middle(), -Math.log2(zoom / (await zoomNow())) * 500)
      await sleep(700)
    },

    /** Drags the card nearest to the middle. Null where none can be grabbed, since it is drawn too small. */
    drag: async (): Promise<Cost | null> => {
      const from = await grip()
      if (!from) return null
      await mouse('mouseMoved', from)
      await mouse('mousePressed', from, 'left')
      await mouse('mouseMoved', { x: from.x + 5, y: from.y + 5 }, 'left')
      await sleep(150)
      const cost = await gesture(null, (time) =>
        mouse('mouseMoved', { x: from.x + 110 * Math.sin(time * 4), y: from.y + 70 * Math.sin(time * 6) }, 'left'),
      )
      await mouse('mouseMoved', from, 'left')
      await mouse('mouseReleased', from, 'left')
      await mouse('mouseMoved', { x: 3, y: 3 })
      return cost
    },

    /** Pans with the middle button, which pans whatever lies below it. */
    pan: async (): Promise<Cost> => {
      const from = await middle()
      await mouse('mouseMoved', from)
      await mouse('mousePressed', from, 'middle')
      const cost = await gesture(VIEW, (time) =>
        mouse('mouseMoved', { x: from.x + 300 * Math.sin(time * 4), y: from.y + 200 * Math.sin(time * 6) }, 'middle'),
      )
      await mouse('mouseReleased', from, 'middle')
      return cost
    },

    /** Zooms out for half a second, in for half a second, and so on. */
    zoom: async (): Promise<Cost> => {
      const at = await middle()
      return gesture(VIEW, (time) => wheel(at, Math.floor(time / 0.5) % 2 === 0 ? 24 : -24))
    },

    /** Selects the card nearest to the middle and types into a field of it; what that cost for each letter, and what followed. */
    type: async (field: Locator): Promise<Cost> => {
      const at = await grip()
      if (!at) throw new Error('There is no card that can be selected.')
      await mouse('mousePressed', at, 'left')
      await mouse('mouseReleased', at, 'left')
      await field.focus()
      await page.keyboard.press('Control+End')
      await calm()
      await page.evaluate(() => (window as unknown as { watching: Watching }).watching.follow(document.activeElement!))
      const before = await threadTime()
      const began = performance.now()
      const pending: Promise<unknown>[] = []
      for (const [at, text] of [...WORDS].entries()) {
        pending.push(cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text, key: text }))
        pending.push(cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text }))
        await sleep(Math.max(0, began + (at + 1) * LETTER - performance.now()))
      }
      await Promise.all(pending)
      const time = performance.now() - began
      await sleep(AFTERWARDS)
      if (!(await field.inputValue()).endsWith(WORDS)) throw new Error('What was typed is not in the field.')
      const { longest, longTasks } = await seen()
      const cost = ((await threadTime()) - before) / WORDS.length
      return { cost, rate: WORDS.length / (time / 1000), longest, longTasks }
    },

    /** Selects everything; answers how long it took until the page was calm again. */
    selectAll: async (): Promise<number> => {
      await page.evaluate((picture) => {
        const { watching } = window as unknown as { watching: Watching }
        const took = new Promise((resolve) =>
          addEventListener(
            'keydown',
            ({ key, timeStamp }) => {
              if (key === 'a') void watching.drawn(picture).then(({ settled }) => resolve(settled - timeStamp))
            },
            true,
          ),
        )
        Object.assign(window, { took })
      }, PANE)
      await page.keyboard.press('Control+a')
      return page.evaluate(() => (window as unknown as { took: Promise<number> }).took)
    },
  }
}

/** Milliseconds in which the machine's cores were busy so far. */
const busy = (): number => cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
