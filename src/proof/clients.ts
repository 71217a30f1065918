import { corpusCases, templateCases } from './cases.ts'
import { compareClaude } from './compare-claude-code.ts'
import { compareOpenCode } from './compare-opencode.ts'
import { readCorpus } from './corpus-archive.ts'
import { proveBuiltIns } from './enforcement/opencode-listing.ts'
import { proveEnforcement } from './enforcement/prove.ts'
import { CLIENTS, installClients } from './install-clients.ts'
import { startOpenCode } from './opencode.ts'
import { CLIENTS_FOLDER, CORPUS } from './places.ts'
import { inParallel, report } from './report.ts'
import { probeTools } from './tool-probe.ts'

/**
 * `npm run test:clients`: exports designs, lets the real clients load them, and compares what they list with what
 * DotBox says. Offline and without a login; each client runs in a clean environment with a home of its own.
 */
const AT_ONCE = 2

const run = async (): Promise<0 | 1> => {
  const programs = installClients(CLIENTS_FOLDER)
  const corpus = readCorpus(CORPUS)
  if (!corpus)
    console.log(`The repositories of the corpus were left out: ${CORPUS} is not there. The templates are still tried.`)
  const cases = [...templateCases(), ...(corpus ? corpusCases(corpus) : [])]
  console.log(`Asking Claude Code ${CLIENTS.claude} and OpenCode ${CLIENTS.opencode} about ${cases.length} exports…`)
  const [probe, server] = await Promise.all([probeTools(programs.claude), startOpenCode(programs.opencode)])
  try {
    const asked = cases.flatMap((one) => [
      () => compareClaude(programs.claude, probe, one),
      () => compareOpenCode(server, one),
    ])
    const outcomes = await inParallel(AT_ONCE, asked, (ask) => ask())
    const listed = report('clients', [...outcomes.flat(), ...(await proveBuiltIns(server))])
    const enforced = await proveEnforcement({ write: false })
    return listed === 0 && enforced === 0 ? 0 : 1
  } finally {
    server.stop()
  }
}

try {
  process.exitCode = await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
process.exit()
