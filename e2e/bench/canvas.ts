import { createServer, type Server } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import { build } from 'vite'
import {
  AMONG_MANY,
  DEEDS,
  type Deed,
  type Figure,
  middle,
  type Row,
  rowsOf,
  type Stall,
  stallsOf,
} from '../../src/bench/canvas-goals.ts'
import { pageHandler } from '../../src/serve/page-handler.ts'
import { findBrowser } from '../browser.ts'
import { dotBox, floor, type Subject } from './canvas/subjects.ts'
import { type Size, visit } from './canvas/visit.ts'

/**
 * `npm run bench:canvas`: the same hand moves DotBox and a bare React Flow in one browser, in turns, and the costs are
 * held against one another. Machines differ and are noisy, so only the ratios say something, and only `--check` ends with
 * 1 where a goal is missed.
 *
 *     npm run bench:canvas -- --nodes 50,1000 --only drag,pan --runs 1 --base --check
 *
 * `--base` measures the floor that draws every card too where no goal asks for it. Both have the same window, as when the
 * goals were set; `--canvas` gives the floor one that is as large as DotBox's canvas beside its panels, which shows fewer cards.
 */
const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const WINDOW = { width: 1440, height: 900 }

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : (process.argv[at + 1] ?? '')
}
const has = (name: string): boolean => process.argv.includes(`--${name}`)

const deedsAsked = (): readonly Deed[] => {
  const asked = option('only')?.split(',')
  const strange = asked?.filter((one) => !(DEEDS as readonly string[]).includes(one)) ?? []
  if (strange.length > 0) throw new Error(`“${strange.join(', ')}” is not measured. There is: ${DEEDS.join(', ')}.`)
  return asked ? DEEDS.filter((deed) => asked.includes(deed)) : DEEDS
}

const served = async (folder: string): Promise<{ url: string; server: Server }> => {
  const server = createServer(pageHandler(folder))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`, server }
}

/** The room that DotBox's canvas has beside its panels. */
const canvasIn = async (browser: Browser, url: string): Promise<Size> => {
  const page = await browser.newPage({ viewport: WINDOW })
  await page.goto(url)
  const box = await page.locator('.react-flow__pane').boundingBox()
  await page.close()
  if (!box) throw new Error('DotBox shows no canvas.')
  return { width: Math.round(box.width), height: Math.round(box.height) }
}

const measured = async (
  sizes: readonly number[],
  deeds: readonly Deed[],
  runs: number,
): Promise<{ rows: readonly Row[]; stalls: readonly Stall[]; failed: number }> => {
  const bare = join(top, '.cache', 'floor')
  await build({ root: top, logLevel: 'error' })
  const bareBuild = { outDir: bare, emptyOutDir: true, target: 'chrome123', chunkSizeWarningLimit: 1000 }
  await build({
    root: join(top, 'e2e/bench/floor'),
    configFile: false,
    base: './',
    logLevel: 'error',
    build: bareBuild,
  })
  const [own, other] = [await served(join(top, 'dist')), await served(bare)]
  const browser = await chromium.launch({ ...findBrowser(), chromiumSandbox: process.getuid?.() !== 0 })
  const rows: Row[] = []
  const stalls: Stall[] = []
  let failed = 0
  try {
    const floorWindow = has('canvas') ? await canvasIn(browser, own.url) : WINDOW
    for (const cards of sizes) {
      const found = { DotBox: [] as Figure[][], limit: [] as Figure[][], base: [] as Figure[][] }
      const turn = async (subject: Subject, window: Size, what: readonly Deed[]) => {
        if (what.length === 0) return
        process.stderr.write(`${cards} cards, ${subject.name} … `)
        const figures = await visit(browser, subject, { cards, window, deeds: what }).catch((error: Error) => {
          process.stderr.write(`${error.message} `)
          failed++
          return []
        })
        process.stderr.write(
          `${figures.map(({ deed, zoom, figure }) => `${deed}${zoom ? ` ${zoom}` : ''} ${figure.toFixed(1)}`).join(', ')}\n`,
        )
        found[subject.name].push(figures)
      }
      for (let run = 0; run < runs; run++) {
        await turn(
          floor(other.url, 'base'),
          floorWindow,
          has('base') ? deeds : deeds.filter((deed) => (deed === 'open' || deed === 'usable') && cards <= 50),
        )
        await turn(floor(other.url, 'limit'), floorWindow, deeds)
        await turn(dotBox(own.url), WINDOW, deeds)
      }
      const ours = middle(found.DotBox)
      const limit = middle(found.limit)
      rows.push(...rowsOf(cards, ours, { limit, base: middle(found.base) }))
      stalls.push(...stallsOf(cards, ours, limit))
    }
  } finally {
    await browser.close()
    own.server.close()
    other.server.close()
  }
  return { rows, stalls, failed }
}

const ms = (time: number): string => time.toFixed(time < 100 ? 1 : 0).padStart(7)
const beside = (figure: Figure): string =>
  figure.rate === null
    ? ''.padStart(14)
    : `${figure.rate.toFixed(0).padStart(3)}/s, ≤ ${figure.longest?.toFixed(0).padStart(3)} ms`

const line = ({ cards, what, floor: base, base: bare, own, ratio, most, verdict }: Row): string =>
  [
    String(cards).padStart(5),
    what.padEnd(19),
    base.padEnd(5),
    ms(bare.figure),
    ms(own.figure),
    `${ratio.toFixed(2)} ×`.padStart(8),
    (most === null ? '' : `≤ ${most} ×`).padStart(7),
    verdict.padEnd(7),
    beside(bare),
    beside(own),
  ].join('  ')

/** What kept the page's thread for more than 50 ms. */
const waiting = ({ cards, deed, own, floor: base, longest, isMet }: Stall): { text: string; isMet: boolean } => ({
  text: `Long tasks among ${cards}, ${deed}: ${own} (floor ${base}), longest frame ${longest.toFixed(0)} ms: ${isMet ? 'met' : 'MISSED'}`,
  isMet,
})

/** Dragging one card must not cost more among many cards than among few; this needs no floor. */
const amongMany = (rows: readonly Row[]): readonly { text: string; isMet: boolean }[] => {
  const drags = rows.filter(({ what }) => what === 'drag, working zoom')
  const few = drags.find(({ cards }) => cards === 50)
  if (!few) return []
  return drags
    .filter(({ cards }) => cards >= 1000)
    .map(({ cards, own }) => {
      const ratio = own.figure / few.own.figure
      const isMet = ratio <= AMONG_MANY
      const text = `Dragging one of ${cards} costs ${ratio.toFixed(2)} × what it costs among 50 (≤ ${AMONG_MANY} ×): ${isMet ? 'met' : 'MISSED'}`
      return { text, isMet }
    })
}

const main = async (): Promise<0 | 1> => {
  const sizes = (option('nodes') ?? '50,200,1000,5000').split(',').map(Number)
  const runs = Number(option('runs') ?? 3)
  const { rows, stalls, failed } = await measured(sizes, deedsAsked(), runs)
  const titles = [
    'nodes'.padStart(5),
    'what'.padEnd(19),
    'floor',
    '     ms',
    ' DotBox',
    '   ratio',
    '   goal',
    'verdict',
  ]
  console.log(`${[...titles, 'floor: moves, longest frame', 'DotBox'].join('  ')}`)
  for (const row of rows) console.log(line(row))
  const others = [...amongMany(rows), ...stalls.map(waiting)]
  for (const { text } of others) console.log(text)
  const missed = rows.filter(({ verdict }) => verdict === 'MISSED').length + others.filter(({ isMet }) => !isMet).length
  const kind =
    'Gestures: milliseconds of the main thread for each movement that was seen; else milliseconds until it is there.'
  console.log(`${kind} Medians of ${runs}.`)
  if (failed > 0) console.log(`${failed} visits failed and are not in the table; the reasons stand above.`)
  console.log(
    missed + failed === 0
      ? 'bench:canvas: all goals met'
      : `bench:canvas: ${missed} missed, ${failed} failed; on a busy machine, try again`,
  )
  return has('check') && missed + failed > 0 ? 1 : 0
}

process.exitCode = await main()
