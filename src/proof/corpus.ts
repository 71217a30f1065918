import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { all } from '../design/queries.ts'
import { isLink } from '../files/file-set.ts'
import { folderOf } from '../files/path.ts'
import { pruned, tier } from '../files/select.ts'
import { encode } from '../io/content.ts'
import { readCorpus } from './corpus-archive.ts'
import { temporaryFolder } from './hermetic.ts'
import { layOut } from './lay-out.ts'
import { reads, uneditedProblems } from './lossless.ts'
import { type EditOutcome, FIELD_EDITS, tryEdit, tryTools } from './one-edit.ts'
import { CORPUS, DOTBOX } from './places.ts'
import { renameProblems } from './rename-everywhere.ts'
import { inParallel, type Outcome, report } from './report.ts'
import { looseTeams, type Repository, repositoriesIn } from './repositories.ts'

/**
 * `npm run corpus`: every repository and every single file of the corpus is read, exported unedited, edited field by
 * field, and put through the command line.
 */
const run = async (): Promise<0 | 1> => {
  const corpus = readCorpus(CORPUS)
  if (!corpus) {
    console.log(
      `The corpus was left out: ${CORPUS} is not there. The project’s own samples cover every oddity in the unit tests.`,
    )
    return 0
  }
  const manifest = corpus.get('MANIFEST.tsv')
  const repositories = [...repositoriesIn(corpus), ...looseTeams(corpus, typeof manifest === 'string' ? manifest : '')]
  const pure = repositories.map(pureCase)
  const commands = await inParallel(2, repositories, commandCase)
  return report('corpus', [...pure, ...commands])
}

/** How many agents of a repository are renamed together with every place that mentions them. */
const RENAMED = 20

/** Reading, exporting and editing, without the command line. */
const pureCase = (repository: Repository): Outcome => {
  const read = reads(repository)
  if ('problem' in read) return { name: repository.name, compared: 'cannot be read', problems: [read.problem] }
  const { reading } = read
  const problems = uneditedProblems(repository, reading)
  const agents = all(reading.design, 'agent')
  let [made, tools, refused] = [0, 0, 0]
  const count = (what: string, outcome: EditOutcome, isTool: boolean) => {
    if ('made' in outcome) {
      if (isTool) tools += 1
      else made += 1
    } else if ('refused' in outcome) {
      refused += 1
      if (process.argv.includes('--refused')) console.log(`${repository.name} ${what}: ${outcome.refused}`)
    } else problems.push(...outcome.problems.map((problem) => `${what}: ${problem}`))
  }
  for (const agent of agents) {
    try {
      for (const edit of FIELD_EDITS) count(`${agent.id} ${edit.field}`, tryEdit(reading, agent, edit), false)
      for (const outcome of tryTools(reading, agent)) count(`${agent.id} tools`, outcome, true)
    } catch (error) {
      problems.push(`${agent.id} threw: ${(error as Error).stack?.split('\n', 3).join(' ')}`)
    }
  }
  const renames = agents.slice(0, RENAMED).flatMap((agent) => renameProblems(reading, agent))
  problems.push(...renames)
  const unread = reading.verdicts.filter(({ problems: [first] }) => first && UNREAD.has(first.code)).length
  return {
    name: repository.name,
    compared: [
      `${repository.files.size} files, ${agents.length} agents`,
      `${made} of ${agents.length * FIELD_EDITS.length} edits made and read back, ${refused} refused with a reason`,
      ...(tools > 0 ? [`${tools} edits of one tool in a list`] : []),
      ...(unread > 0 ? [`${unread} files that their tool cannot read among them`] : []),
    ].join('; '),
    problems,
  }
}

/** Problems of a header that its tool cannot read: DotBox reads it line by line, and edits it all the same. */
const UNREAD: ReadonlySet<string> = new Set(['broken-header', 'cut-header', 'ignored-header'])

/** The commands on a real folder: none crashes, each says what the contract says. */
const commandCase = async (repository: Repository): Promise<Outcome> => {
  const folder = temporaryFolder('corpus')
  layOut(repository.files, folder)
  const out = join(temporaryFolder('corpus-out'), 'out')
  const edits = join(temporaryFolder('edits'), 'edits.json')
  const problems: string[] = []
  const dotbox = async (args: readonly string[], exits: readonly number[]): Promise<unknown> => {
    const { exit, stdout, stderr } = await runDotbox([...args, '--json'])
    if (!exits.includes(exit)) problems.push(`dotbox ${args[0]} ended with ${exit}: ${stderr.trim().slice(0, 400)}`)
    try {
      return JSON.parse(stdout)
    } catch {
      problems.push(`dotbox ${args[0]} printed no JSON: ${stdout.slice(0, 200)}`)
      return null
    }
  }
  const inspected = (await dotbox(['inspect', folder], [0])) as { agents?: { id: string }[] } | null
  const exported = (await dotbox(['export', folder, '--out', out], [0])) as {
    files?: { path: string; status: string }[]
  } | null
  for (const { path, status } of exported?.files ?? [])
    if (status !== 'unchanged') problems.push(`dotbox export: ${path} is ${status}`)
  for (const [path, content] of repository.files) {
    if (isLink(content) || tier(path) === 'code' || pruned(folderOf(path))) continue
    if (!readBytes(join(out, path))?.equals(encode(content)))
      problems.push(`dotbox export: ${path} is not written as it was`)
  }
  await dotbox(['diff', folder, out], [0])
  await dotbox(['check', folder], [0, 1])
  const [first] = inspected?.agents ?? []
  if (first) {
    writeFileSync(edits, JSON.stringify([{ set: first.id, field: 'description', value: 'Another description.' }]))
    const edited = (await dotbox(['edit', folder, '--edits', edits, '--in-place'], [0])) as {
      files?: { status: string }[]
    } | null
    const changed = (edited?.files ?? []).filter(({ status }) => status !== 'unchanged').length
    if (changed > 0) await dotbox(['diff', out, folder], [1])
  }
  return {
    name: `dotbox on ${repository.name}`,
    compared: `inspect, export, diff, check${first ? ', edit' : ''}`,
    problems,
  }
}

type Ended = { readonly exit: number; readonly stdout: string; readonly stderr: string }

const runDotbox = (args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { maxBuffer: 256 * 1024 * 1024, env: { PATH: process.env.PATH } }
    execFile(process.execPath, [DOTBOX, ...args], options, (error, stdout, stderr) => {
      const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ exit, stdout, stderr })
    })
  })

const readBytes = (path: string): Buffer | null => {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

process.exitCode = await run()
