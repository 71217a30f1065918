import { installClients } from '../install-clients.ts'
import { CLIENTS_FOLDER } from '../places.ts'
import { problemsOf } from './attempt.ts'
import { proveOpenCode } from './opencode-proof.ts'

const started = Date.now()
const { results, outcomes } = await proveOpenCode(installClients(CLIENTS_FOLDER).opencode, process.argv[3])
const problems = [...results.flatMap(problemsOf), ...outcomes.flatMap(({ problems }) => problems)]
if (process.argv[2] === '-v') for (const r of results) console.log(r.attempt.id, r.came, r.said, r.detail.slice(0, 150))
for (const problem of problems) console.log(problem)
console.log(
  `${results.length} attempts, ${outcomes.length} outcomes, ${problems.length} problems, ${Date.now() - started} ms`,
)
process.exit(problems.length > 0 ? 1 : 0)
