import type { BrowserContext, Locator, Page, ViewportSize } from '@playwright/test'
import type { Design } from '../../../src/design/model.ts'
import { saveWork } from '../../../src/store/saved-work.ts'
import { targetNames } from '../../../src/targets/names.ts'
import { type Team, teamOf } from '../team.ts'
import { designOf } from './design.ts'

/** A page that is measured: where a team of some size is found in it, and the file that it is loaded from. */
export type Subject = {
  readonly name: 'DotBox' | 'limit' | 'base'
  /** What there is to see of a design: its cards, or the drawing that stands for them from far away. */
  readonly picture: string
  /** The same where hands can take hold of it. */
  readonly canvas: string
  /** Where the page opens with the team in it. What has to be stored for that is stored first. */
  readonly withTeam: (context: BrowserContext, size: number) => Promise<string>
  /** Where it opens with nothing in it. */
  readonly empty: string
  readonly file: (size: number) => string
  /** A field of the card that is selected, if there is one to type into. */
  readonly field: (page: Page) => Locator | null
}

/** A bare React Flow: `base` draws every card, `limit` does all that is known to make it fast. */
export const floor = (url: string, form: 'base' | 'limit'): Subject => ({
  name: form,
  picture: '.react-flow__node, .far',
  canvas: '.react-flow__node, .far',
  withTeam: async (_, size) => `${url}?form=${form}&cards=${size}`,
  empty: `${url}?form=${form}&cards=0`,
  file: (size) => JSON.stringify(teamOf(size) satisfies Team),
  field: () => null,
})

export const dotBox = (url: string): Subject => {
  const design = (size: number) =>
    designOf(
      teamOf(size),
      targetNames.map(({ id }) => id),
    )
  return {
    name: 'DotBox',
    picture: '.first-picture, .react-flow__node, .overview',
    canvas: '.react-flow__node, .overview',
    withTeam: async (context, size) => {
      await stored(context, url, design(size))
      return url
    },
    empty: url,
    file: (size) => JSON.stringify(design(size)),
    field: (page) => page.getByRole('textbox', { name: 'Description' }),
  }
}

/** What a visit leaves about the page itself, such as where its canvas is: another design was open in a window of this size. */
const visited = async (context: BrowserContext, url: string, viewport: ViewportSize | null) => {
  const other = await context.browser()!.newContext({ viewport })
  const page = await other.newPage()
  await page.goto(url)
  await page.locator('.react-flow__pane').waitFor()
  await page.goto(`${url}favicon.svg`)
  const left = await page.evaluate(() => ({ ...localStorage }))
  await other.close()
  return left
}

/** Puts a design into the browser's storage, as the one that was open last. */
const stored = async (context: BrowserContext, url: string, design: Design) => {
  const page = await context.newPage()
  const left = await visited(context, url, page.viewportSize())
  await page.goto(`${url}favicon.svg`)
  await page.evaluate((kept) => Object.assign(localStorage, kept), left)
  await page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const stores = ['drafts', 'payloads', 'readings', 'state']
        const opening = indexedDB.open('dotbox', 1)
        opening.onupgradeneeded = () => {
          for (const store of stores) opening.result.createObjectStore(store)
        }
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction(stores, 'readwrite')
          const draft = { id: 'bench', name: 'bench', savedAt: 1, revision: 1, reading: null }
          writing.objectStore('drafts').put(draft, 'bench')
          writing.objectStore('payloads').put(kept, 'bench')
          writing.objectStore('state').put('bench', 'last-open')
          writing.onerror = () => reject(writing.error)
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    saveWork({ design, past: [], future: [] }),
  )
  await page.close()
}
