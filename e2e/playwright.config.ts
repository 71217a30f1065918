import { execFileSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser.ts'

const freePort = (): string =>
  execFileSync(
    process.execPath,
    [
      '-e',
      'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })',
    ],
    {
      encoding: 'utf8',
    },
  ).trim()

// Playwright reads this file again in every worker; they inherit what the first reading put into the environment.
process.env.DOTBOX_PORT ??= freePort()
process.env.DOTBOX_BROWSER ??= findBrowser().executablePath ?? ''
const executablePath = process.env.DOTBOX_BROWSER
const baseURL = `http://127.0.0.1:${process.env.DOTBOX_PORT}/`

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  timeout: 30_000,
  reporter: process.env.CI ? [['list']] : [['list'], ['html', { open: 'never', outputFolder: '../playwright-report' }]],
  use: {
    baseURL,
    trace: 'on-first-retry',
    launchOptions: { ...(executablePath ? { executablePath } : {}), chromiumSandbox: process.getuid?.() !== 0 },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium', viewport: { width: 1280, height: 720 } } }],
  // Builds the page as it is now and serves it as people get it.
  webServer: {
    command: 'node src/run.mjs src/serve/start.ts',
    cwd: '..',
    env: { PORT: process.env.DOTBOX_PORT },
    url: baseURL,
    timeout: 120_000,
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
