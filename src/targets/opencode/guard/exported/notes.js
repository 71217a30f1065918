import * as path from 'node:path'
import { notesIn } from '../../../../guard/exported/disk.js'
import { APPROVALS } from '../../../../guard/exported/gates.js'

// The guard's notes while OpenCode runs. They are kept in memory and written down for people to read: one program holds
// the whole session, and a file could be written by a command of an agent. Only approvals come in from outside.

/** @param {string} folder */
export const notesWhile = (folder) => {
  const disk = notesIn(folder)
  const lines = new Map()
  const values = new Map()
  const turns = new Map()
  return {
    folder: path.resolve(folder),
    append: (name, entry) => {
      lines.set(name, [...(lines.get(name) ?? []), { at: Date.now(), ...entry }])
      disk.append(name, entry)
    },
    lines: (name) => (name === APPROVALS ? disk.lines(name) : (lines.get(name) ?? [])),
    read: (name) => values.get(name) ?? null,
    write: (name, value) => {
      values.set(name, value)
    },
    remove: (name) => {
      values.delete(name)
    },
    /** One after another, in the order in which they came. */
    alone: async (name, _seconds, work) => {
      const turn = (turns.get(name) ?? Promise.resolve()).then(work)
      turns.set(
        name,
        turn.catch(() => {}),
      )
      return turn
    },
  }
}
