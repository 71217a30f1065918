import type { Level } from '../design/records/agent.ts'
import { evaluate, isLevel, type Rule } from '../targets/opencode/permission.ts'

/** What a permission is asked about: enough values to tell two lists of rules apart. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  read: ['src/a.ts', '.env', 'x/.env.example', 'docs/a.md'],
  edit: ['src/a.ts', 'a.md', '.opencode/plans/p.md', '../share/opencode/plans/p.md', 'opencode.json', 'README.md'],
  bash: ['ls', 'npm test', 'git push', 'rm -rf x'],
  task: ['general', 'explore', 'dev', 'qa'],
  skill: ['greet'],
  glob: ['*'],
  grep: ['x'],
  webfetch: ['*'],
  websearch: ['*'],
  question: ['*'],
  plan_enter: ['*'],
  plan_exit: ['*'],
  external_directory: ['/etc/*', '/elsewhere/x/*'],
  doom_loop: ['*'],
  files_write_file: ['*'],
}

/** A list of rules as OpenCode lists it. */
export const listedRules = (
  listed: readonly { readonly permission: string; readonly pattern: string; readonly action: string }[],
): Rule[] =>
  listed.flatMap(({ permission, pattern, action }) =>
    isLevel(action) ? [{ key: permission, pattern, level: action }] : [],
  )

/** What a list of rules answers to every question that is asked of it. */
export const answersOf = (rules: readonly Rule[]): Readonly<Record<string, Level>> =>
  Object.fromEntries(
    Object.entries(VALUES).flatMap(([key, values]) =>
      values.map((value) => [`${key} ${value}`, evaluate(rules, key, value)]),
    ),
  )

/** Where two lists of rules answer otherwise. */
export const differing = (client: readonly Rule[], dotbox: readonly Rule[]): string[] => {
  const [seen, said] = [answersOf(client), answersOf(dotbox)]
  return Object.keys(seen).flatMap((key) =>
    seen[key] === said[key] ? [] : [`${key}: ${seen[key]}, DotBox says ${said[key]}`],
  )
}
