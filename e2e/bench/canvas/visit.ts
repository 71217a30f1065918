import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { type Deed, type Figure, ZOOMS, type Zoom } from '../../../src/bench/canvas-goals.ts'
import { type Cost, type Hands, handsOf } from './hands.ts'
import type { Subject } from './subjects.ts'
import { type Watching, watch } from './watch.ts'

const nearness = { working: 1, half: 0.5, whole: 'whole' } as const

export type Size = { readonly width: number; readonly height: number }

/** Opens a subject in pages of its own and does to it what is asked. The window has the size that is told. */
export const visit = async (
  browser: Browser,
  subject: Subject,
  { cards, window, deeds }: { cards: number; window: Size; deeds: readonly Deed[] },
): Promise<Figure[]> => {
  const figures: Figure[] = []
  const once = (deed: Deed, figure: number) => figures.push({ ...ONCE, deed, zoom: null, figure })
  const inFresh = async (work: (context: BrowserContext) => Promise<void>) => {
    const context = await browser.newContext({ viewport: window })
    context.setDefaultTimeout(120_000)
    await context.addInitScript(watch)
    await work(context).finally(() => context.close())
  }
  for (const deed of ['open', 'usable'] as const) {
    if (!deeds.includes(deed)) continue
    await inFresh(async (context) => {
      const url = await subject.withTeam(context, cards)
      const page = await context.newPage()
      await handsOn(page).then(({ calm }) => calm())
      await page.goto(url, { waitUntil: 'commit' })
      once(deed, (await drawn(page, deed === 'open' ? subject.picture : subject.canvas)).first)
    })
  }
  if (deeds.some((deed) => deed !== 'open' && deed !== 'usable'))
    await inFresh(async (context) => {
      const page = await context.newPage()
      const hands = await handsOn(page)
      await page.goto(subject.empty)
      await page.locator('.react-flow__pane').waitFor()
      await hands.calm()
      const loaded = await load(page, subject, cards)
      if (deeds.includes('load')) once('load', loaded)
      figures.push(...(await gestures(hands, deeds, subject.field(page))))
    })
  return figures
}

const handsOn = async (page: Page): Promise<Hands> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  return handsOf(page, cdp)
}

const drawn = (page: Page, what: string) =>
  page.evaluate((what) => (window as unknown as { watching: Watching }).watching.drawn(what), what)

/** Drops the file of a team on the page, as a person does; answers how long it took until all was drawn. */
const load = async (page: Page, subject: Subject, cards: number): Promise<number> =>
  page.evaluate(
    async ({ text, picture }) => {
      const { watching } = window as unknown as { watching: Watching }
      const data = new DataTransfer()
      data.items.add(new File([text], 'design.json', { type: 'application/json' }))
      const settled = watching.drawn(picture)
      for (const kind of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }))
      return (await settled).settled - watching.dropped
    },
    { text: subject.file(cards), picture: subject.canvas },
  )

const ONCE = { rate: null, longest: null, longTasks: null }

const gestures = async (hands: Hands, deeds: readonly Deed[], field: Locator | null): Promise<Figure[]> => {
  const figures: Figure[] = []
  const found = (deed: Deed, zoom: Zoom | null, { cost, ...seen }: Cost) =>
    figures.push({ deed, zoom, figure: cost, ...seen })
  for (const deed of ['pan', 'zoom', 'drag'] as const) {
    if (!deeds.includes(deed)) continue
    for (const zoom of ZOOMS) {
      await hands.goTo(nearness[zoom])
      await hands.calm()
      const cost = await hands[deed]()
      if (cost) found(deed, zoom, cost)
    }
  }
  if (deeds.includes('type') && field) {
    await hands.goTo(nearness.working)
    await hands.calm()
    found('type', null, await hands.type(field))
  }
  if (!deeds.includes('select all') && !deeds.includes('drag all')) return figures
  await hands.goTo(nearness.working)
  await hands.calm()
  const selected = await hands.selectAll()
  if (deeds.includes('select all')) figures.push({ ...ONCE, deed: 'select all', zoom: 'working', figure: selected })
  if (!deeds.includes('drag all')) return figures
  await hands.calm()
  const cost = await hands.drag()
  if (cost) found('drag all', 'working', cost)
  return figures
}
