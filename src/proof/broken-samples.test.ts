import { expect, test } from 'vitest'
import { type Content, fileSet } from '../files/file-set.ts'
import { readProject } from '../project/read.ts'
import { check } from '../rules/index.ts'
import { brokenSamples, mended } from './broken-samples.ts'

test.each(brokenSamples)(
  '$name ($target): the fix makes the tool see what was meant',
  ({ files, target, sees, look }) => {
    const before = readProject(fileSet(Object.entries(files) as [string, Content][]))
    const found = check(before.design, before).filter(({ rule }) => /file$/.test(rule))
    expect(found.some(({ fix }) => fix !== null)).toBe(true)
    expect(found.every(({ line }) => line === undefined || line > 0)).toBe(true)

    const after = mended(files, true).reading
    const verdict = after.verdicts.find(
      ({ seen }) =>
        seen.name === sees.name &&
        Object.keys(sees).every((key) => JSON.stringify(seen[key]) === JSON.stringify(sees[key])),
    )
    expect(verdict ?? after.verdicts).toMatchObject({ target, loads: true, seen: sees })

    const safely = mended(files, false).files
    const untouched = Object.entries(files).every(([path, text]) => safely.get(path) === text)
    expect(untouched).toBe(look === true)
  },
)
