import * as fs from 'node:fs'
import * as path from 'node:path'
import { decide } from './decide.js'
import { placeIn } from './disk.js'

// The state of a tree as git sees it: what a gate's answer is kept for, and how changes are found that a shell made.

/** The folder of the repository that a folder belongs to; null outside of any. */
const repositoryOf = (folder) => {
  for (let at = folder; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return at
    if (path.dirname(at) === at) return null
  }
}

/** Nothing that an agent could write into a configuration runs along with these commands. */
const SAFE = [
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'diff.external=',
]

const git = async (folder, args) => {
  const { spawnSync } = await import('node:child_process')
  const done = spawnSync('git', [...SAFE, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 64 * 1024 * 1024,
    windowsHide: true,
  })
  return done.status === 0 ? done.stdout : null
}

/** When a file was changed and how long it is: enough to see that it is another one. */
const markOf = (file) => {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs} ${stat.size} ${stat.mode}` : 'gone'
}

/**
 * The commit, and what differs from it with a mark each, paths from the repository; null where git has no answer.
 *
 * @param {string} root
 * @returns {Promise<{ head: string, paths: Record<string, string>, base: string } | null>}
 */
export const treeState = async (root) => {
  const base = repositoryOf(root)
  const out =
    base === null
      ? null
      : await git(root, ['status', '--porcelain=v2', '--branch', '-z', '--untracked-files=all', '--no-renames'])
  if (out === null) return null
  const state = { head: '', paths: {}, base }
  for (const line of out.split('\0')) {
    if (line.startsWith('# branch.oid ')) state.head = line.slice(13)
    const name = /^(?:1 (?:\S+ ){7}|u (?:\S+ ){9}|[?] )([\s\S]+)$/.exec(line)?.[1]
    if (name !== undefined) state.paths[name] = markOf(path.join(base, name))
  }
  return state
}

/** What is another file now than it was: paths from the repository. */
const changedBetween = async (before, now) => {
  const changed = new Set()
  for (const name of Object.keys({ ...before.paths, ...now.paths })) {
    const was = before.paths[name]
    const is = now.paths[name] ?? (was === undefined ? undefined : markOf(path.join(now.base, name)))
    if (was !== is) changed.add(name)
  }
  if (before.head !== now.head) {
    const between = await git(now.base, [
      'diff',
      '--no-ext-diff',
      '--name-only',
      '--no-renames',
      '-z',
      before.head,
      now.head,
    ])
    for (const name of (between ?? '').split('\0'))
      if (name !== '' && before.paths[name] !== markOf(path.join(now.base, name))) changed.add(name)
  }
  return [...changed].sort()
}

/**
 * What an agent changed outside of its places since `before`, as the policy spells paths. What another agent changes
 * at the same time cannot be told apart; so this is said, not undone.
 */
export const changedOutside = async (policy, who, root, before) => {
  const now = await treeState(root)
  if (before === null || now === null) return []
  const changed = await changedBetween(before, now)
  return changed
    .map((name) => ({ name, place: placeIn(root, path.join(now.base, name)) }))
    .filter(({ place }) => decide(policy, who, { do: 'edit', path: place }).answer === 'deny')
    .map(({ name, place }) => ({ place, name, was: before.paths[name] ?? 'clean' }))
}

/** Of such changes, those that are still there. */
export const stillOutside = async (root, outside) => {
  const now = await treeState(root)
  return now === null ? [] : outside.filter(({ name, was }) => (now.paths[name] ?? 'clean') !== was && now.paths[name])
}
