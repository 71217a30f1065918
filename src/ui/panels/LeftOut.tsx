import type { Reading } from '../../project/reading.ts'
import { plural } from '../plural.ts'

/** What of an opened repository is not here, and why: the rule, and the files that a limit or the disk kept out. */
export const LeftOut = ({ skipped }: { readonly skipped: Reading['skipped'] }) => (
  <details className="max-h-[60%] shrink-0 overflow-auto border-t border-line px-3 py-1.5 text-small text-soft">
    <summary className="cursor-default">
      {skipped.length === 0 ? 'What is not read' : `What is not read (${plural(skipped.length, 'name')})`}
    </summary>
    <p className="pt-1.5">
      Only configuration of coding agents is read. Source code, other documents, .git, node_modules and build folders
      are left alone: DotBox neither changes nor exports them. Browsers show no symbolic links in a folder; a zip shows
      them, and so does the command line.
    </p>
    <ul>
      {skipped.map(({ path, why }) => (
        <li key={path} className="pt-1.5 [overflow-wrap:anywhere]">
          <span className="font-mono text-ink">{path || 'The folder'}</span>: {why}
        </li>
      ))}
    </ul>
  </details>
)
