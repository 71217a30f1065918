import type { Locator } from '@playwright/test'

/** More stops than any screen of the page has. */
const STOPS = 400

type Way = 'here' | 'on' | 'back' | 'ahead' | 'behind'

/** Where something is as seen from what has the focus: in the same set of tabs or rows, or before or after it. */
const wayTo = (target: Locator): Promise<Way> =>
  target.evaluate((element): 'here' | 'on' | 'back' | 'ahead' | 'behind' => {
    const now = document.activeElement
    if (now === element) return 'here'
    const set = element.closest('[role="tree"], [role="tablist"], [role="menu"], [role="radiogroup"]')
    const after = Boolean((now ?? document.body).compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    if (set && now !== set && set.contains(now)) return after ? 'on' : 'back'
    return after ? 'ahead' : 'behind'
  })

/** Goes to something as a person without a mouse does: Tab by Tab, and by the arrows inside of a tree, tabs or a menu. */
export const reach = async (target: Locator): Promise<void> => {
  const { keyboard } = target.page()
  await target.waitFor()
  for (let stop = 0; stop < STOPS; stop++) {
    const way = await wayTo(target)
    // A row gets the focus a moment after its key, so one may have gone too far, and is here only in passing.
    if (way === 'here') {
      await target.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      if ((await wayTo(target)) === 'here') return
      continue
    }
    if (way === 'on') await keyboard.press((await isAcross(target)) ? 'ArrowRight' : 'ArrowDown')
    else if (way === 'back') await keyboard.press((await isAcross(target)) ? 'ArrowLeft' : 'ArrowUp')
    else await keyboard.press(way === 'ahead' ? 'Tab' : 'Shift+Tab')
  }
  throw new Error(`The keyboard does not get to ${target}.`)
}

const isAcross = (target: Locator) => target.evaluate((element) => element.closest('[role="tablist"]') !== null)
