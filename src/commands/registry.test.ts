import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withChange, withoutChange } from './change-keys.ts'
import { type Command, GROUPS } from './command.ts'
import { servicesWith } from './fixture.ts'
import { commands } from './index.ts'
import { commandFor, keysAsText } from './keymap.ts'
import { keysNow, readKeys, withKeys } from './keys.ts'
import { keyed } from './sheet.ts'

const byId = (id: string): Command => {
  const command = commands.find((one) => one.id === id)
  if (!command) throw new Error(`There is no command ${id}.`)
  return command
}
const problems = (list: readonly Command[]): string[] => {
  const found: string[] = []
  const holders = new Map<string, string>()
  const listed = new Set(GROUPS.flatMap((group) => keyed(list, group)))
  for (const command of list) {
    if (command.title.trim() === '') found.push(`${command.id} has no title`)
    if (list.filter(({ id }) => id === command.id).length > 1) found.push(`${command.id} is there twice`)
    if (list.filter(({ title }) => title === command.title).length > 1)
      found.push(`${command.id} is called like another`)
    if (!listed.has(command)) found.push(`${command.id} is not in the shortcut sheet`)
    for (const keys of command.keys ?? []) {
      const holder = holders.get(keys)
      if (holder) found.push(`${command.id} has the keys of ${holder}: ${keys}`)
      holders.set(keys, command.id)
    }
  }
  return found
}

test('every command has a title and an id of its own, no keys of another, and a line in the shortcut sheet', () => {
  expect(problems(commands)).toEqual([])
})

test('the check finds a command without a title, with keys of another, and one that the sheet leaves out', () => {
  const broken = { ...byId('edit.undo'), id: 'edit.broken', title: '', group: 'Nowhere' as never }
  expect(problems([...commands, broken])).toEqual([
    'edit.broken has no title',
    'edit.broken is not in the shortcut sheet',
    'edit.broken has the keys of edit.undo: Mod+z',
  ])
})

/** The rows of docs/canvas.md: what stands in the first column, and the keys beside it. */
const docs = readFileSync(new URL('../../docs/canvas.md', import.meta.url), 'utf8')
const rows = new Map(
  docs
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, title = '', , keys = '']) => [title, keys]),
)

test('every command is in the table of docs/canvas.md, with its keys', () => {
  const told = commands.map(({ title }) => [title, rows.get(title)])
  const meant = commands.map(({ title, keys = [] }) => [
    title,
    keys.map((one) => `\`${keysAsText(one, false)}\``).join(' '),
  ])
  expect(told).toEqual(meant)
  const listed = docs.slice(docs.indexOf('## Commands')).match(/^\| (?!what |---)/gm)
  expect(listed).toHaveLength(commands.length)
})

test('keys are changed: the new ones work, the old ones do not, and the browser’s own event is no longer theirs', () => {
  const changed = withChange(commands, {}, byId('add.agent'), 'q')
  if (typeof changed === 'string') throw new Error(changed)
  const services = servicesWith()
  const now = withKeys(commands, changed)
  expect(commandFor(now, { key: 'q' }, services)?.id).toBe('add.agent')
  expect(commandFor(now, { key: 'a' }, services)).toBe(null)
  expect(withKeys(commands, {})).toBe(commands)
  const copies = withChange(commands, {}, byId('edit.copy'), 'F8')
  expect(withKeys(commands, copies as never).find(({ id }) => id === 'edit.copy')?.native).toBeUndefined()
})

test('keys that another command has are refused with its name; so are those of the browser', () => {
  expect(withChange(commands, {}, byId('add.agent'), 'Mod+z')).toMatch(/“Undo” has these keys already/)
  expect(withChange(commands, {}, byId('add.agent'), 'Mod+w')).toMatch(/browser/)
  // Keys that were given up are free.
  const changed = { 'edit.undo': ['F9'] }
  expect(withChange(commands, changed, byId('add.agent'), 'Mod+z')).toEqual({ ...changed, 'add.agent': ['Mod+z'] })
})

test('a reset gives a command its own keys again, unless another has them now', () => {
  const changed = { 'edit.undo': ['F9'], 'add.agent': ['Mod+z'] }
  expect(withoutChange(commands, changed, byId('edit.undo'))).toMatch(/“Add agent” has these keys/)
  expect(withoutChange(commands, changed, byId('add.agent'))).toEqual({ 'edit.undo': ['F9'] })
})

test('what storage holds is taken as far as it makes sense', () => {
  const saved = {
    'edit.undo': ['F9'],
    'add.agent': ['F9'],
    'add.spec': ['Mod+d'],
    'add.note': 'F8',
    unknown: ['F7'],
    'edit.copy': [],
  }
  expect(readKeys(commands, saved)).toEqual({ 'edit.undo': ['F9'], 'edit.copy': [] })
  for (const nonsense of [null, 3, 'x', [], [['F9']]]) expect(readKeys(commands, nonsense)).toEqual({})
  expect(keysNow(byId('edit.undo'), JSON.parse('{"__proto__":{"edit.undo":["F9"]}}'))).toEqual(['Mod+z'])
})
