import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { installClients } from '../install-clients.ts'
import { CLIENTS_FOLDER, ENFORCEMENT_PAGE } from '../places.ts'
import { inParallel } from '../report.ts'
import { problemsOf } from './attempt.ts'
import { claudeProof } from './claude/index.ts'
import { opencodeProof } from './opencode/proof.ts'
import { enforcementPage, type Proven } from './page.ts'
import { gapsOf } from './target-proof.ts'

const AT_ONCE = 2

/**
 * Makes every attempt with the real clients, and says what came of them. The page of results is written, or compared with
 * what is there: it must say what the clients did.
 */
export const proveEnforcement = async ({ write }: { readonly write: boolean }): Promise<0 | 1> => {
  const programs = installClients(CLIENTS_FOLDER)
  const proofs = [claudeProof(programs.claude), opencodeProof(programs.opencode)]
  const started = Date.now()
  const sessions = proofs.flatMap((proof) => proof.sessions.map((run) => ({ proof, run })))
  const ran = await inParallel(AT_ONCE, sessions, async ({ proof, run }) => ({ proof, results: await run() }))
  const proven: Proven[] = proofs.map((proof) => ({
    proof,
    results: ran.filter((one) => one.proof === proof).flatMap(({ results }) => results),
  }))
  const problems = proven.flatMap(({ proof, results }) => [
    ...gapsOf(
      proof,
      results.map(({ attempt }) => attempt),
    ),
    ...results.flatMap(problemsOf),
  ])
  for (const { proof, results } of proven) {
    const failed = results.filter((result) => problemsOf(result).length > 0)
    console.log(`${proof.name} ${proof.version}: ${results.length} attempts, ${failed.length} not as they must`)
  }
  for (const problem of problems) console.log(`  ${problem}`)
  const page = enforcementPage(proven)
  const isStale = !existsSync(ENFORCEMENT_PAGE) || readFileSync(ENFORCEMENT_PAGE, 'utf8') !== page
  if (write && problems.length === 0) writeFileSync(ENFORCEMENT_PAGE, page)
  else if (isStale) console.log('docs/enforcement.md does not say what came of this. Run “npm run docs:enforcement”.')
  const isFine = problems.length === 0 && (write || !isStale)
  console.log(`enforcement: ${isFine ? 'passed' : 'failed'} in ${Math.round((Date.now() - started) / 1000)} s`)
  return isFine ? 0 : 1
}
