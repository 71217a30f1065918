import { expect, test } from 'vitest'
import { patch } from '../design/edits.ts'
import { type Content, fileSet } from '../files/file-set.ts'
import { printProject } from './print.ts'
import { readProject } from './read.ts'

const config = (prompts: Record<string, string>) =>
  JSON.stringify({
    agent: Object.fromEntries(Object.entries(prompts).map(([name, prompt]) => [name, { description: name, prompt }])),
  })

const edited = (files: [string, Content][], id: `agent:${string}`, instructions: string) => {
  const reading = readProject(fileSet(files))
  const printed = printProject(patch(id, { instructions })(reading.design), reading)
  const changed = printed.changes.filter(({ status }) => status !== 'unchanged').map(({ path, after }) => [path, after])
  return { changed, notices: printed.notices, again: readProject(printed.files) }
}

test('instructions that stand in a prompt file are edited there, and the entry stays as it is', () => {
  const files: [string, Content][] = [
    ['opencode.json', config({ dev: '{file:./prompts/dev.txt}' })],
    ['prompts/dev.txt', '---\nnot: a header\n---\nWork.'],
  ]
  const { changed, notices, again } = edited(files, 'agent:dev', '---\nnot: a header\n---\nWork.\n\nTest it.')
  expect(changed).toEqual([['prompts/dev.txt', '---\nnot: a header\n---\nWork.\n\nTest it.']])
  expect(notices).toEqual([])
  expect(again.design.records['agent:dev']).toMatchObject({
    instructions: '---\nnot: a header\n---\nWork.\n\nTest it.',
  })
})

test('a link to the prompt file stays a link', () => {
  const files: [string, Content][] = [
    ['opencode.json', config({ dev: '{file:link.txt}' })],
    ['link.txt', { link: 'prompts/dev.txt' }],
    ['prompts/dev.txt', 'Work.\n'],
  ]
  expect(edited(files, 'agent:dev', 'Rest.').changed).toEqual([['prompts/dev.txt', 'Rest.\n']])
})

test('a prompt file of two agents is edited for both, and a notice names them', () => {
  const files: [string, Content][] = [
    ['opencode.json', config({ dev: '{file:p.txt}', qa: '{file:p.txt}' })],
    ['p.txt', 'Work.\n'],
  ]
  const { changed, notices, again } = edited(files, 'agent:qa', 'Rest.')
  expect(changed).toEqual([['p.txt', 'Rest.\n']])
  expect(notices).toEqual(['p.txt holds the instructions of “dev” and “qa”: the change is one for all of them.'])
  expect(again.design.records['agent:dev']).toMatchObject({ instructions: 'Rest.' })
})

test('a prompt that is more than one file, or lies elsewhere, is left alone with a reason', () => {
  const files: [string, Content][] = [['opencode.json', config({ dev: '{file:~/p.txt}' })]]
  const { changed, notices } = edited(files, 'agent:dev', 'Rest.')
  expect(changed).toEqual([])
  expect(notices).toHaveLength(1)
})
