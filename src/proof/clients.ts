import { corpusCases, sampleCases, templateCases } from './cases.ts'
import { compareClaude } from './compare-claude-code.ts'
import { compareOpenCode } from './compare-opencode.ts'
import { compareToClaude, compareToOpenCode, defaultRules } from './compare-translation.ts'
import { readCorpus } from './corpus-archive.ts'
import { proveMutations } from './enforcement/mutations.ts'
import { proveBuiltIns } from './enforcement/opencode/listing.ts'
import { proveEnforcement } from './enforcement/prove.ts'
import { CLIENTS, installClients } from './install-clients.ts'
import { mendedCases, oddCases } from './odd-cases.ts'
import { startOpenCode } from './opencode.ts'
import { CLIENTS_FOLDER, CORPUS } from './places.ts'
import { inParallel, report } from './report.ts'
import { proveSingleTools } from './single-tools.ts'
import { probeTools } from './tool-probe.ts'

/**
 * `npm run test:clients`: exports designs, lets the real clients load them, and compares what they list with what
 * DotBox says; and translates every repository from one tool to the other, and asks whether anything was widened. Offline
 * and without a login; each client runs in a clean environment with a home of its own.
 *
 * `--translation` asks only about translations; words behind it choose the cases whose names hold one of them. Odd files
 * are made up from a seed; `--seed=N` makes others.
 */
const AT_ONCE = 2
const SEED = Number(/^--seed=(\d+)$/.exec(process.argv.find((word) => word.startsWith('--seed=')) ?? '')?.[1] ?? 1)

const run = async (): Promise<0 | 1> => {
  const programs = installClients(CLIENTS_FOLDER)
  const corpus = readCorpus(CORPUS)
  if (!corpus)
    console.log(`The repositories of the corpus were left out: ${CORPUS} is not there. The templates are still tried.`)
  const [words, onlyTranslation] = [
    process.argv.slice(2).filter((word) => !word.startsWith('--')),
    process.argv.includes('--translation'),
  ]
  const files = onlyTranslation ? [] : [...mendedCases(), ...oddCases(SEED)]
  const cases = [...templateCases(), ...sampleCases(), ...files, ...(corpus ? corpusCases(corpus) : [])].filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  )
  console.log(`Asking Claude Code ${CLIENTS.claude} and OpenCode ${CLIENTS.opencode} about ${cases.length} exports…`)
  const [probe, server] = await Promise.all([probeTools(programs.claude), startOpenCode(programs.opencode)])
  try {
    const translating = { claude: programs.claude, server, defaults: await defaultRules(server) }
    const asked = cases.flatMap((one) => [
      ...(onlyTranslation
        ? []
        : [() => compareClaude(programs.claude, probe, one), () => compareOpenCode(server, one)]),
      () => compareToOpenCode(translating, one),
      () => compareToClaude(translating, one),
    ])
    const outcomes = await inParallel(AT_ONCE, asked, (ask) => ask())
    const own = [...(await proveBuiltIns(server)), ...(await proveSingleTools(programs.claude))]
    const listed = report('clients', [...outcomes.flat(), ...own])
    const enforced = await proveEnforcement({ write: false })
    const missed = await proveMutations(programs.claude)
    return listed === 0 && enforced === 0 && missed.length === 0 ? 0 : 1
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
