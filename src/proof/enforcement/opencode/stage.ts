import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Design } from '../../../design/model.ts'
import { printProject } from '../../../project/print.ts'
import { emptyReading } from '../../../project/reading.ts'
import { temporaryFolder } from '../../hermetic.ts'
import { layOut } from '../../lay-out.ts'
import { FILE_SERVER } from '../../places.ts'

/** Puts a file into a folder. */
export const put = (folder: string, path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

export const textIn = (folder: string, path: string): string | null =>
  existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null

export const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'core.hooksPath=/dev/null', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
    encoding: 'utf8',
    stdio: 'pipe',
  })

/**
 * A design as it is exported, in a repository with what attempts need: files to be read, changed and deleted, links that lead
 * out and in, a person's skill, command and MCP server. `change` is done before all is committed.
 */
export const stage = (design: Design, change: (folder: string) => void = () => {}): string => {
  const around = temporaryFolder('enforcement')
  const folder = join(around, 'repository')
  mkdirSync(folder)
  mkdirSync(join(around, 'elsewhere'))
  layOut(printProject(design, emptyReading).files, folder)
  for (const [path, text] of Object.entries(FILES)) put(folder, path, text)
  for (const [path, to] of LINKS) symlinkSync(to, join(folder, path))
  const config = JSON.parse(textIn(folder, 'opencode.json') ?? '{}') as object
  const mcp = { files: { type: 'local', command: ['node', FILE_SERVER] } }
  put(folder, 'opencode.json', JSON.stringify({ $schema: 'https://opencode.ai/config.json', ...config, mcp }, null, 2))
  change(folder)
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'first')
  return folder
}

/** A patch as `git apply` takes it. */
const patchThatAdds = (path: string): string =>
  `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+tried\n`

const FILES: Readonly<Record<string, string>> = {
  'docs/guide.md': 'guide\n',
  'src/secret.txt': 'secret\n',
  'src/movable.txt': 'movable\n',
  'src/victim-1.txt': 'victim\n',
  'src/victim-2.txt': 'victim\n',
  'src/exact.patch': patchThatAdds('specs/exact-git-apply.md'),
  'src/shell.patch': patchThatAdds('specs/shell-git-apply.md'),
  '.opencode/skills/greet/SKILL.md': '---\nname: greet\ndescription: Greets.\n---\nSay hello.\n',
  '.opencode/commands/check.md': '---\nagent: qa\nsubtask: true\n---\nSCRIPT $ARGUMENTS\n',
}

const LINKS: readonly (readonly [path: string, to: string])[] = [
  ['src/outside', '../../elsewhere'],
  ['src/specs-link', '../specs'],
  ['src/api-link.md', '../specs/api.md'],
  ['src/dangling.md', '../specs/dangling.md'],
  ['door', 'src'],
  ['docs/secret-link.txt', '../src/secret.txt'],
  ['settings-link', '.opencode'],
]
