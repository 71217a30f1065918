import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { stepsInWords } from './one-case.ts'
import { wholePool } from './pool.ts'
import { type FuzzOutcome, fuzz } from './run.ts'

/**
 * `npm run fuzz [-- CASES [SEED]]`: mutated repositories are read, printed, checked, edited and read again. Split over the
 * machine's processors; the same cases and seed try the same cases.
 */
const main = async (): Promise<0 | 1> => {
  const [cases = 100_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
  const workers = Math.max(1, Math.min(4, availableParallelism()))
  console.log(`fuzz: ${cases} cases, seed ${seed}, ${workers} at once`)
  const start = performance.now()
  const outcomes = await Promise.all(Array.from({ length: workers }, (_, at) => share(at, workers, cases, seed)))
  const seconds = (performance.now() - start) / 1000
  const all = outcomes.reduce((sum, { cases: done }) => sum + done, 0)
  const slowest = outcomes.map((outcome) => outcome.slowest).reduce((a, b) => (a.milliseconds > b.milliseconds ? a : b))
  const failures = outcomes.flatMap((outcome) => outcome.failures)
  for (const failure of failures) console.log(`\nFAIL ${failure}`)
  console.log(
    `\n${all} cases in ${seconds.toFixed(0)} s (${(all / seconds).toFixed(0)} a second), ${outcomes.reduce((sum, { edited }) => sum + edited, 0)} of them edited; seed ${seed}`,
  )
  console.log(
    `The slowest case took ${slowest.milliseconds.toFixed(1)} ms (${stepsInWords(slowest.steps)}): ${slowest.files.length} files, ${slowest.files.slice(0, 4).join(', ')}`,
  )
  console.log(`fuzz: ${failures.length === 0 ? 'passed' : `${failures.length} failed`}`)
  return failures.length === 0 ? 0 : 1
}

/**
 * Wall time, but not what other programs of a busy machine took of it. Each share has a process of its own, so the time of
 * the processor is that of its cases.
 */
const watch = (): (() => number) => {
  const [wall, used] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(used)
    return Math.min(performance.now() - wall, (user + system) / 1000)
  }
}

type Share = { readonly cases: number; readonly seed: number }

/** One process's share of the cases. The seeds of two lie far apart, since each batch takes the next one. */
const share = (at: number, workers: number, cases: number, seed: number): Promise<FuzzOutcome> =>
  new Promise((resolve, reject) => {
    const mine: Share = {
      cases: Math.floor(cases / workers) + (at < cases % workers ? 1 : 0),
      seed: seed + at * 10_000_000,
    }
    const child = fork(fileURLToPath(import.meta.url), [], { serialization: 'advanced' })
    child.once('message', resolve)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`A share of the cases ended early, with exit code ${code}.`)))
    child.send(mine)
  })

if (!process.send) process.exitCode = await main()
else
  process.once('message', (mine: Share) => {
    const pool = wholePool()
    if (!pool.hasCorpus)
      console.log('The corpus was left out: it does not stand beside this checkout. DotBox’s own samples are mutated.')
    process.send?.(fuzz(pool, { ...mine, watch }), () => process.disconnect())
  })
