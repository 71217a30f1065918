import { proveEnforcement } from './prove.ts'

/** `npm run docs:enforcement`: makes the attempts and writes docs/enforcement.md. */
try {
  process.exitCode = await proveEnforcement({ write: process.argv.includes('--write') })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
process.exit()
