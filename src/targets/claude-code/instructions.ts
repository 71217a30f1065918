import { type FileSet, realPath, textOf } from '../../files/file-set.ts'
import { baseName, folderOf, joinPath } from '../../files/path.ts'
import { withoutSections } from '../../files/section.ts'
import type { Found, FoundDirectory } from '../target.ts'
import { inDotFolder } from './owns.ts'

/**
 * The main instruction file: CLAUDE.md, else .claude/CLAUDE.md. AGENTS.md is read only where none of them is there, nor a
 * CLAUDE.local.md (claude-code.md, 6).
 */
export const mainOf = (files: FileSet): Found['main'] => {
  for (const path of ['CLAUDE.md', '.claude/CLAUDE.md']) {
    const followed = follow(files, path)
    if (followed) return withImports(followed)
  }
  const shared = files.has('CLAUDE.local.md') ? null : plain(files, 'AGENTS.md')
  return shared && withImports(shared)
}

const withImports = (main: { path: string; text: string }): Found['main'] => {
  const imports = importsIn(main.text)
  return imports.length === 0 ? main : { ...main, imports }
}

/** The paths that a text imports with `@path`, as they are written. What stands in code is none. In one walk over the lines. */
export const importsIn = (text: string): string[] => {
  const found = new Set<string>()
  let fence = ''
  for (const line of text.split('\n')) {
    const run = /^(?:`{3,}|~{3,})/.exec(line)?.[0] ?? ''
    if (fence !== '') {
      if (run.startsWith(fence) && line.slice(run.length).trim() === '') fence = ''
    } else if (run !== '') fence = run
    else if (line.includes('@'))
      for (const [, path = ''] of line
        .slice(0, LONGEST_LINE)
        .replace(/`[^`]*`/g, '')
        .matchAll(IMPORT))
        found.add(path)
  }
  return [...found]
}

const IMPORT = /(?<=^|\s)@((?:~\/|\.{0,2}\/)?[\w.-]+(?:\/[\w. -]*[\w-])*\.\w+)/g
/** Nobody imports behind so many characters of one line. */
const LONGEST_LINE = 20_000

const plain = (files: FileSet, path: string): { path: string; text: string } | null => {
  const text = textOf(files, path)
  return text === null ? null : { path: realPath(files, path) ?? path, text }
}

/** A file, or the file that it does nothing but point at. A path in a pointer is relative to the file that holds it. */
const follow = (files: FileSet, path: string): { path: string; text: string } | null => {
  const here = plain(files, path)
  const [, up, target] = (here === null ? null : POINTER.exec(here.text)) ?? []
  if (target === undefined) return here
  const folder = up === '../' ? folderOf(folderOf(path)) : folderOf(path)
  return plain(files, joinPath(folder, target)) ?? here
}

const POINTER = /^\uFEFF?\s*@(\.{1,2}\/)?(AGENTS\.md|INSTRUCTIONS\.md)\s*$/

/** Folders that have a CLAUDE.md of their own, pointers followed. */
export const directoriesOf = (files: FileSet): FoundDirectory[] =>
  [...files.keys()].flatMap((path) => {
    if (baseName(path) !== 'CLAUDE.md' || folderOf(path) === '' || inDotFolder(path)) return []
    const found = follow(files, path)
    // A pointer at the parent's file, or at nothing, says nothing about this folder.
    if (found === null || folderOf(found.path) !== folderOf(path) || POINTER.test(found.text)) return []
    return [{ path: folderOf(path), file: found.path, instructions: withoutSections(found.text) }]
  })
