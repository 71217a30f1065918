import { parse, parseDocument } from 'yaml'
import { patch } from '../design/edits.ts'
import { all } from '../design/queries.ts'
import type { FileSet } from '../files/file-set.ts'
import { splitPage } from '../files/page.ts'
import { printProject } from '../project/print.ts'
import { readProject } from '../project/read.ts'
import { inTurns } from './measure.ts'
import { thousands } from './thousand-files.ts'

const ROUNDS = { warm: 6, counted: 15 }

const headersOf = (files: FileSet): string[] =>
  [...files.values()].flatMap((content) => (typeof content === 'string' ? (splitPage(content, 'line').head ?? []) : []))

const plainCopy = (files: FileSet): Map<string, string> =>
  new Map([...files].map(([path, content]) => [path, Buffer.from(String(content), 'latin1').toString('latin1')]))

for (const { name, files } of thousands()) {
  const headers = headersOf(files)
  console.log(
    name,
    'header',
    headers.reduce((s, h) => s + h.length, 0) / headers.length,
    'file',
    [...files.values()].reduce((s, h) => s + String(h).length, 0) / files.size,
  )
  const reading = readProject(files)
  const agent = all(reading.design, 'agent')[500]!
  let n = 0
  const [doc, val, read, copy, print, edit] = inTurns(
    [
      () => headers.map((h) => parseDocument(h)),
      () => headers.map((h) => parse(h)),
      () => readProject(new Map(files)),
      () => plainCopy(files),
      () => printProject(reading.design, reading),
      () => printProject(patch(agent.id, { description: `Another ${n++}` })(reading.design), reading),
    ],
    ROUNDS,
  )
  console.log({ doc, val, read, copy, print, edit })
}
