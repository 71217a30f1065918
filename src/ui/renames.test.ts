import { beforeEach, expect, test, vi } from 'vitest'
import { patch } from '../design/edits.ts'
import { settings } from '../design/queries.ts'
import { fileSet } from '../files/file-set.ts'
import { readProject } from '../project/read.ts'
import { createSession } from '../store/session.ts'
import { createRenames } from './renames.ts'

const reading = readProject(
  fileSet([
    ['.claude/agents/reviewer.md', '---\nname: reviewer\ndescription: Reviews.\n---\nReview.\n'],
    ['.claude/commands/ship.md', 'Call @reviewer and then @reviewer again.\n'],
  ]),
)

const begun = () => {
  const session = createSession({ draft: 'd', design: reading.design, reading })
  const renames = createRenames(session, () => import('../project/renaming.ts'))
  renames.follow()
  return { session, renames }
}
const rename = (name: string) => patch('agent:reviewer', { name })
const rested = async () => {
  await vi.advanceTimersByTimeAsync(1000)
  await vi.dynamicImportSettled()
}
beforeEach(() => {
  vi.useFakeTimers()
})

test('a rename is followed by an offer, and what is taken is undone with the rename', async () => {
  const { session, renames } = begun()
  session.edit('Rename', rename('critic'))
  await rested()
  const [offer] = renames.getState().value ?? []
  expect(offer).toMatchObject({ from: 'reviewer', to: 'critic', occurrences: [{ line: 1 }, { line: 1, column: 25 }] })
  if (!offer) return
  await renames.take(offer, offer.occurrences.slice(0, 1), false)
  expect(settings(session.getState().design).textEdits).toMatchObject([{ was: 'reviewer', now: 'critic' }])
  await rested()
  expect(renames.getState().value).toEqual([])
  session.undo()
  expect(session.getState().design).toBe(reading.design)
})

test('what is taken later, after other edits, is a step of its own', async () => {
  const { session, renames } = begun()
  session.edit('Rename', rename('critic'))
  session.edit('Describe', patch('agent:reviewer', { description: 'Judges.' }))
  await rested()
  const [offer] = renames.getState().value ?? []
  if (!offer) throw new Error('There is no offer.')
  await renames.take(offer, offer.occurrences, true)
  session.undo()
  expect(session.getState().design.records['agent:reviewer']).toMatchObject({ name: 'critic', description: 'Judges.' })
  expect(settings(session.getState().design)).toMatchObject({ textEdits: [], fileMoves: [] })
})

test('a name that was given to other files is looked for after the next rename', async () => {
  const { session, renames } = begun()
  session.edit('Rename', rename('critic'))
  await rested()
  const [offer] = renames.getState().value ?? []
  if (offer) await renames.take(offer, offer.occurrences, false)
  session.edit('Rename', rename('judge'))
  await rested()
  expect(renames.getState().value).toMatchObject([
    { from: 'reviewer', occurrences: [] },
    { from: 'critic', to: 'judge', occurrences: [{ line: 1 }, { line: 1 }] },
  ])
})

test('an offer that was put away does not come back, and nothing changed', async () => {
  const { session, renames } = begun()
  session.edit('Rename', rename('critic'))
  await rested()
  const [offer] = renames.getState().value ?? []
  if (offer) renames.dismiss(offer)
  expect(renames.getState().value).toEqual([])
  session.edit('Describe', patch('agent:reviewer', { description: 'Judges.' }))
  await rested()
  expect(renames.getState().value).toEqual([])
  expect(settings(session.getState().design).textEdits).toEqual([])
})
