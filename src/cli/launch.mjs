#!/usr/bin/env node
// Starts the command line. `--prepare` only makes its bundle, so that the first command after an install is quick too.
import { pathToFileURL } from 'node:url'
import { bundled } from '../run.mjs'

if (process.argv[2] === '--prepare') {
  // The next command makes the bundle anyway and says what is wrong, so an install does not fail for it.
  await bundled('src/cli/main.ts').catch((error) => console.error(`dotbox was not made ready: ${error.message}`))
} else {
  await import(pathToFileURL(await bundled('src/cli/main.ts')).href)
}
