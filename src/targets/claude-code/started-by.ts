import { type FileSet, textOf } from '../../files/file-set.ts'
import type { FoundStart } from '../target.ts'
import { readFrontmatter } from './frontmatter.ts'

const COMMAND = /^(?:(.*?)\/)?\.claude\/commands\/(.+)\.md$/
const SKILL = /^(?:(.*?)\/)?\.claude\/skills\/(.+)\/SKILL\.md$/

/** Commands and skills that run in an agent of their own: `context: fork` with `agent: name` (claude-code.md, 7). */
export const startsIn = (files: FileSet): FoundStart[] =>
  [...files.keys()].flatMap((path) => {
    const [, root = '', name] = (path.includes('.claude/') && (COMMAND.exec(path) ?? SKILL.exec(path))) || []
    const text = name === undefined ? null : textOf(files, path)
    if (name === undefined || text === null || !text.includes('fork')) return []
    const page = readFrontmatter(text)
    if (page.state !== 'read' || page.header.context !== 'fork' || typeof page.header.agent !== 'string') return []
    return [{ root, agent: page.header.agent, command: `/${name.replaceAll('/', ':')}`, path }]
  })
