import { printProject } from '../project/print.ts'
import { readProject } from '../project/read.ts'
import { thousands } from './thousand-files.ts'

const which = Number(process.argv[2] ?? 0),
  what = process.argv[3] ?? 'read'
const files = thousands()[which]!.files
const reading = readProject(files)
for (let i = 0; i < 20; i++) what === 'read' ? readProject(new Map(files)) : printProject(reading.design, reading)
