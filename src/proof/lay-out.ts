import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type FileSet, isLink } from '../files/file-set.ts'
import { encode } from '../io/content.ts'

/** Writes files into a fresh folder and makes it a git repository, as a person would after unzipping an export. */
export const layOut = (files: FileSet, folder: string): void => {
  for (const [path, content] of files) {
    const at = join(folder, path)
    mkdirSync(dirname(at), { recursive: true })
    if (isLink(content)) symlinkSync(content.link, at)
    else writeFileSync(at, encode(content))
  }
  execFileSync('git', ['init', '-q', '.'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
  })
}
