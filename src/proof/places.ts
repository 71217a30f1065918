import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's top folder. These programs run as bundles in .cache/bundles/, which lies as deep in it as this file does. */
const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Where the real clients are fetched to; never part of the repository. */
export const CLIENTS_FOLDER = join(top, '.cache', 'clients')
/** Real configuration of public repositories, where it stands beside this checkout. */
export const CORPUS = join(top, '..', 'shared', 'corpus', 'agent-configs.tar.gz')
/** The command line, as people start it. */
export const DOTBOX = join(top, 'src', 'cli', 'launch.mjs')
/** The server of tools that agents try to get round their limits with. */
export const FILE_SERVER = join(top, 'src', 'proof', 'enforcement', 'mcp-files.mjs')
/** The page that says what the clients were seen to enforce. */
export const ENFORCEMENT_PAGE = join(top, 'docs', 'enforcement.md')
