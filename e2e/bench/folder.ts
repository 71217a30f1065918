import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { pageHandler } from '../../src/serve/page-handler.ts'
import { findBrowser } from '../browser.ts'
import { configuration, layOutBigFolder } from './big-folder.ts'

/**
 * `npm run bench:folder`: opens a folder of 50,000 files of which 190 matter, and one of 1,000 agent files of 6 KB, by
 * dropping them on the page as a person does. The floor, in the same run and alternating, is reading just the files that
 * matter, by their paths. Prints medians, ratios, and the longest time that the page could not answer.
 */
const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const RUNS = 5
const AGENTS = 157
/** How long a drag stays over the page before the drop, in milliseconds. */
const DRAG_MS = 400
const GOALS = { read: 2.5, pruned: 1.5, block: 50, cli: 1.5 }

type Measured = {
  /** Milliseconds until all that matters is read as text, and until it is on the page. */
  readonly read: number
  readonly shown: number
  /** The longest time in which the page ran nothing else: while reading, while drawing, and in the two seconds after. */
  readonly blocked: number
  readonly drawing: number
  readonly checking: number
}

/** Watches the page from outside of its code: what the worker says, and how long the page does not come to its timers. */
const watch = () => {
  const marks = { read: 0, block: 0, reading: 0, dropped: 0, roots: [] as Promise<FileSystemHandle | null>[] }
  Object.assign(window, { marks })
  const { Worker: Native } = window
  window.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      this.addEventListener('message', ({ data }) => {
        if (data?.answer === 'named') marks.read = performance.now()
        if (data?.part?.part === 'rest') {
          marks.reading = marks.block
          marks.block = 0
        }
      })
    }
  }
  addEventListener(
    'drop',
    ({ dataTransfer }) => {
      marks.dropped = performance.now()
      const item = dataTransfer?.items[0] as
        | { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> }
        | undefined
      const handle = item?.getAsFileSystemHandle?.()
      if (handle) marks.roots.push(handle)
    },
    true,
  )
  let last = performance.now()
  const beat = () => {
    const now = performance.now()
    marks.block = Math.max(marks.block, now - last)
    last = now
    channel.port2.postMessage(0)
  }
  // A message comes back at once, where a timer would wait four milliseconds.
  const channel = new MessageChannel()
  channel.port1.onmessage = beat
  beat()
}

const drop = async (page: Page, folder: string) => {
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    cdp.send('Input.dispatchDragEvent', { type, x: 640, y: 360, data })
  await send('dragEnter')
  await send('dragOver')
  // Nobody drops in the instant in which the pointer comes in.
  await page.waitForTimeout(DRAG_MS)
  await send('drop')
}

type Marks = {
  read: number
  block: number
  reading: number
  dropped: number
  roots: Promise<FileSystemDirectoryHandle>[]
}

const opened = async (browser: Browser, url: string, folder: string, agents: number): Promise<Measured> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.addInitScript(watch)
  await page.goto(url)
  await page.getByText('Double-click anywhere to add an agent.').waitFor()
  await page.waitForTimeout(500)
  await page.evaluate(() => {
    const { marks } = window as unknown as { marks: Marks }
    marks.block = 0
  })
  await drop(page, folder)
  await page.getByRole('treeitem', { name: `Agents ${agents}` }).waitFor({ timeout: 60_000 })
  const measured = await page.evaluate(() => {
    const { marks } = window as unknown as { marks: Marks }
    const { read, dropped, block, reading } = marks
    marks.block = 0
    return { read: read - dropped, shown: performance.now() - dropped, blocked: reading, drawing: block }
  })
  await page.waitForTimeout(2000)
  const checking = await page.evaluate(() => (window as unknown as { marks: Marks }).marks.block)
  await page.close()
  return { ...measured, checking }
}

/** Reads the files that matter, by their paths, and nothing else: no listing, no understanding. */
const floor = async (browser: Browser, url: string, folder: string, paths: readonly string[]): Promise<number> => {
  const page = await browser.newPage()
  await page.addInitScript(watch)
  await page.goto(`${url}favicon.svg`)
  await page.evaluate(() => addEventListener('dragover', (event) => event.preventDefault()))
  await drop(page, folder)
  const time = await page.evaluate(async (wanted) => {
    const root = await (window as unknown as { marks: Marks }).marks.roots[0]
    const started = performance.now()
    const queue = wanted.values()
    const folders = new Map<string, Promise<FileSystemDirectoryHandle>>()
    const folderAt = (parts: readonly string[]): Promise<FileSystemDirectoryHandle> => {
      if (!root) throw new Error('Nothing was dropped.')
      const name = parts.at(-1)
      if (name === undefined) return Promise.resolve(root)
      const key = parts.join('/')
      const known = folders.get(key)
      if (known) return known
      const found = folderAt(parts.slice(0, -1)).then((above) => above.getDirectoryHandle(name))
      folders.set(key, found)
      return found
    }
    const reader = async () => {
      for (const path of queue) {
        const parts = path.split('/')
        const handle = await (await folderAt(parts.slice(0, -1))).getFileHandle(parts.at(-1) ?? '')
        await (await handle.getFile()).text()
      }
    }
    await Promise.all(Array.from({ length: 16 }, reader))
    return performance.now() - started
  }, paths)
  await page.close()
  return time
}

const inspect = async (folder: string): Promise<number> => {
  const started = performance.now()
  await promisify(execFile)(process.execPath, [join(top, 'src/cli/launch.mjs'), 'inspect', folder, '--json'], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return performance.now() - started
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

const ms = (time: number): string => `${Math.round(time)} ms`.padStart(9)

const run = async (): Promise<0 | 1> => {
  const folders = mkdtempSync(join(tmpdir(), 'dotbox-bench-'))
  const [big, small, thousand] = ['big', 'small', 'thousand'].map((name) => join(folders, name)) as [
    string,
    string,
    string,
  ]
  layOutBigFolder(big, AGENTS)
  for (const [folder, agents] of [
    [small, AGENTS],
    [thousand, 1000],
  ] as const)
    for (const [path, text] of Object.entries(configuration(agents))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
  await build({ root: top, logLevel: 'error' })
  const server = createServer(pageHandler(join(top, 'dist')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
  const browser = await chromium.launch({ ...findBrowser(), chromiumSandbox: process.getuid?.() !== 0 })
  const times = { floor: [] as number[], big: [] as Measured[], small: [] as Measured[], thousand: [] as Measured[] }
  const cli = { big: [] as number[], small: [] as number[] }
  try {
    for (let at = 0; at < RUNS; at++) {
      times.floor.push(await floor(browser, url, big, Object.keys(configuration(AGENTS))))
      times.big.push(await opened(browser, url, big, AGENTS))
      times.small.push(await opened(browser, url, small, AGENTS))
      times.thousand.push(await opened(browser, url, thousand, 1000))
      cli.big.push(await inspect(big))
      cli.small.push(await inspect(small))
    }
  } finally {
    await browser.close()
    server.close()
    rmSync(folders, { recursive: true, force: true })
  }
  const of = (measured: readonly Measured[], key: keyof Measured) => median(measured.map((one) => one[key]))
  const [bare, read] = [median(times.floor), of(times.big, 'read')]
  console.log(`50,000 files, of which ${Object.keys(configuration(AGENTS)).length} matter (medians of ${RUNS})`)
  console.log(`  floor: just these read, by path ${ms(bare)}`)
  const lines = [
    { what: '  opened, until all is read      ', time: read, ratio: read / bare, goal: GOALS.read },
    {
      what: '  until shown, against without ballast',
      time: of(times.big, 'shown'),
      ratio: of(times.big, 'shown') / of(times.small, 'shown'),
      goal: GOALS.pruned,
    },
    {
      what: '  dotbox inspect, against without ballast',
      time: median(cli.big),
      ratio: median(cli.big) / median(cli.small),
      goal: GOALS.cli,
    },
  ]
  for (const { what, time, ratio, goal } of lines)
    console.log(`${what} ${ms(time)}  ${ratio.toFixed(2)} ×  (goal ≤ ${goal} ×)`)
  console.log(
    `1,000 agent files of 6 KB: read ${ms(of(times.thousand, 'read'))}, shown ${ms(of(times.thousand, 'shown'))}`,
  )
  for (const [name, measured] of [
    ['1,000 agents', times.thousand],
    ['50,000 files', times.big],
  ] as const) {
    const [reading, drawing, checking] = (['blocked', 'drawing', 'checking'] as const).map((key) => of(measured, key))
    console.log(
      `  longest block of the page, ${name}: ${ms(reading ?? 0)} while reading (goal ≤ ${GOALS.block} ms), ${ms(drawing ?? 0)} drawing, ${ms(checking ?? 0)} afterwards`,
    )
  }
  return lines.every(({ ratio, goal }) => ratio <= goal) && of(times.thousand, 'blocked') <= GOALS.block ? 0 : 1
}

process.exitCode = await run()
