import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const WORDS =
  'review change report test module handler graph folder schema parser branch commit verify measure label route worker queue token prompt every before after only when result error figure table'.split(
    ' ',
  )

/** A text of so many words, always the same for the same seed. */
const words = (seed: number, count: number): string =>
  Array.from({ length: count }, (_, at) => WORDS[(seed * 7919 + at * 104_729) % WORDS.length]).join(' ')

/** An agent's file of about 6 KB. */
export const agentText = (number: number): string => {
  const header = `---\nname: agent-${number}\ndescription: "Use this agent to ${words(number, 18)}: ${words(number + 1, 9)}."\n# kept by hand\ntools: Read, Grep, Glob, Bash(git diff:*)\nmodel: ${['sonnet', 'opus', 'haiku', 'inherit'][number % 4]}\n---\n`
  let body = `# Agent ${number}\n\n`
  for (let part = 0; header.length + body.length < 6144; part++)
    body += `## ${words(part, 3)}\n\n${words(number + part, 60)}.\n\n- ${words(part, 10)}\n`
  return header + body
}

/** The configuration of the folder, path to text: agents, and what stands around them. */
export const configuration = (agents: number): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ['CLAUDE.md', '# The repository\n'],
    ['.mcp.json', '{}\n'],
    ['.claude/settings.json', '{}\n'],
    ...Array.from({ length: agents }, (_, at) => [`.claude/agents/agent-${at}.md`, agentText(at)] as const),
    ...Array.from({ length: 20 }, (_, at) => [`.claude/skills/skill-${at}/SKILL.md`, agentText(10_000 + at)] as const),
    ...Array.from({ length: 10 }, (_, at) => [`packages/p${at}/CLAUDE.md`, `# Package ${at}\n`] as const),
  ])

/** What lies around it in a repository: source code, and what is pruned before it is listed. */
const ballast = { nodeModules: 40_000, git: 8_000, source: 1_800 }

/** Lays out a folder of 50,000 files of which few matter. */
export const layOutBigFolder = (folder: string, agents: number): void => {
  const made = new Set<string>()
  const put = (path: string, text: string) => {
    const above = dirname(join(folder, path))
    if (!made.has(above)) mkdirSync(above, { recursive: true })
    made.add(above)
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(configuration(agents))) put(path, text)
  for (let at = 0; at < ballast.nodeModules; at++)
    put(`node_modules/package-${Math.floor(at / 40)}/dist/${at % 40}.js`, 'export {}\n')
  for (let at = 0; at < ballast.git; at++) put(`.git/objects/${(at % 256).toString(16)}/${at}`, 'x')
  for (let at = 0; at < ballast.source; at++)
    put(`packages/p${at % 10}/src/d${Math.floor(at / 10) % 18}/s${at}.ts`, 'export {}\n')
}
