import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Where to start Chromium: a program by its path, or nothing for the one that Playwright brought itself. */
export type Browser = { readonly executablePath?: string }

/** Names under which systems install a Chromium. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Finds a browser, installs one where there is none, or says in two lines what to do and ends. */
export const findBrowser = (): Browser => {
  const found = installed()
  if (found) return found
  for (const install of [fromPlaywright, fromDebian]) {
    install()
    const now = installed()
    if (now) return now
  }
  console.error('The tests in the browser need Chromium, and none was found or could be installed.')
  console.error(
    'Run “npx playwright install chromium”, or install Chromium or Chrome, or set CHROMIUM_PATH; then run them again.',
  )
  process.exit(1)
}

const installed = (): Browser | null => {
  const named = process.env.CHROMIUM_PATH
  if (named) return { executablePath: named }
  if (existsSync(chromium.executablePath())) return {}
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...FIXED]
  const executablePath = candidates.find((path) => existsSync(path))
  return executablePath === undefined ? null : { executablePath }
}

const tried = (command: string, args: readonly string[]): void => {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 300_000 })
  } catch {
    // Whether it worked is seen by looking for the browser again.
  }
}

const fromPlaywright = (): void => {
  const cli = join(createRequire(import.meta.url).resolve('@playwright/test/package.json'), '..', 'cli.js')
  tried(process.execPath, [cli, 'install', 'chromium'])
}

const fromDebian = (): void => {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return
  tried('apt-get', ['update', '-qq'])
  tried('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
}
