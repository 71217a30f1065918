import { installClients } from '../install-clients.ts'
import { CLIENTS_FOLDER } from '../places.ts'
import { problemsOf } from './attempt.ts'
import { proveOpenCode } from './opencode-proof.ts'
import { tableProblems } from './opencode-table.ts'

const started = Date.now()
const results = await proveOpenCode(installClients(CLIENTS_FOLDER).opencode, process.argv[3])
const problems = results.flatMap(problemsOf)
if (process.argv[2] === '-v') for (const r of results) console.log(r.attempt.id, r.came, r.said, r.detail.slice(0, 150))
for (const problem of problems) console.log(problem)
for (const problem of process.argv[3] === undefined ? tableProblems(results) : []) console.log(problem)
console.log(`${results.length} attempts, ${problems.length} problems, ${Date.now() - started} ms`)
process.exit(problems.length > 0 ? 1 : 0)
