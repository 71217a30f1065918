import { patch } from '../design/edits.ts'
import { DESIGN_ID, type Design } from '../design/model.ts'
import type { Reading } from '../project/reading.ts'
import { check } from '../rules/index.ts'
import type { Finding, Severity } from '../rules/rule.ts'
import { targetById, targets } from '../targets/index.ts'
import { type Answer, CannotDo, type CliCommand, type Given } from './command.ts'
import { deliver, deliveryOptions } from './deliver.ts'
import { type Loaded, load, targetsOf } from './load.ts'
import { sarif } from './sarif.ts'

const FORMATS = ['text', 'json', 'sarif'] as const
type Format = (typeof FORMATS)[number]

export const checkCommand: CliCommand = {
  name: 'check',
  usage: 'PATH [--target TARGET] [--fix [--out DEST | --patch FILE | --dry-run]] [--format text|json|sarif]',
  summary: 'What is wrong. Exit code 1 where an error was found. --fix applies the safe fixes in place.',
  words: [1, 1],
  options: {
    ...deliveryOptions,
    target: { type: 'string', multiple: true },
    fix: { type: 'boolean' },
    format: { type: 'string' },
  },
  run: async (given) => {
    const format = FORMATS.find((name) => name === (given.text('format') ?? 'text'))
    if (!format)
      throw new CannotDo(`There is no format “${given.text('format')}”. There are: ${FORMATS.join(', ')}.`, {
        candidates: FORMATS,
      })
    const path = given.words[0] ?? ''
    const loaded = await load(path)
    const now = given.flag('fix') ? await fixed(given, path, loaded) : loaded
    return answer(narrowed(now, only(given)), format)
  },
}

const only = (given: Given): readonly string[] => {
  const named = given.list('target')
  const unknown = named.find((id) => !targetById(id))
  const known = targets.map((target) => target.id)
  if (unknown !== undefined)
    throw new CannotDo(`There is no target “${unknown}”. There are: ${known.join(', ')}.`, { candidates: known })
  return named
}

/** The design and the reading as they concern these targets only; no targets means all. */
const narrowed = (
  { design, reading, notes }: Loaded,
  named: readonly string[],
): { design: Design; reading: Reading; notes: readonly string[] } => {
  if (named.length === 0) return { design, reading, notes }
  const others = targets.filter((target) => !named.includes(target.id))
  const chosen = targets.filter((target) => named.includes(target.id))
  const concerns = (path: string) =>
    chosen.some((target) => target.owns(path)) || !others.some((target) => target.owns(path))
  return {
    design: patch(DESIGN_ID, { exportTo: targetsOf(design).filter((id) => named.includes(id)) })(design),
    reading: {
      ...reading,
      verdicts: reading.verdicts.filter((verdict) => named.includes(verdict.target)),
      skipped: reading.skipped.filter(({ path }) => concerns(path)),
    },
    notes,
  }
}

/** A fix may bring another finding with a fix; after this many rounds something goes in a circle. */
const MOST_ROUNDS = 10

const fixed = async (given: Given, path: string, loaded: Loaded): Promise<Loaded> => {
  const named = only(given)
  let design = loaded.design
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const about = narrowed({ ...loaded, design }, named)
    const before = design
    for (const { fix } of check(about.design, about.reading)) if (fix?.safe) design = fix.edit(design)
    if (design === before) break
  }
  const elsewhere = given.text('out') !== undefined || given.flag('dry-run') || given.text('patch') !== undefined
  const { notes } = await deliver(elsewhere ? given : inPlace(given), loaded, design)
  const out = given.text('out')
  // What was written is read again, so that the answer is about the files and not about what was meant.
  const again =
    given.flag('dry-run') || (given.text('patch') !== undefined && out === undefined)
      ? { ...loaded, design }
      : await load(out ?? path)
  return { ...again, notes: notes ?? [] }
}

const inPlace = (given: Given): Given => ({ ...given, flag: (option) => option === 'in-place' || given.flag(option) })

const count = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length

const answer = ({ design, reading, notes }: ReturnType<typeof narrowed>, format: Format): Answer => {
  const findings = check(design, reading)
  const summary = {
    errors: count(findings, 'error'),
    warnings: count(findings, 'warning'),
    infos: count(findings, 'info'),
  }
  const json =
    format === 'sarif'
      ? sarif(findings)
      : {
          findings: findings.map(({ rule, severity, message, at, path, line, fix }) => ({
            rule,
            severity,
            message,
            at: { record: at, path: path ?? pathOf(reading, at), line: line ?? null },
            fix: fix && { title: fix.title, safe: fix.safe },
          })),
          summary,
        }
  const text = `${findings.map((finding) => inWords(finding, reading)).join('')}${summary.errors} errors, ${summary.warnings} warnings, ${summary.infos} notes.\n`
  return {
    exit: summary.errors > 0 ? 1 : 0,
    json,
    text: format === 'text' ? text : `${JSON.stringify(json, null, 2)}\n`,
    notes,
  }
}

/** The file to open for a finding about a record: the first that the record was read from. */
const pathOf = (reading: Reading, at: string | null): string | null => {
  if (at === null) return null
  const place = Object.values(reading.places).flatMap((byAgent) => byAgent[at]?.path ?? [])
  return place[0] ?? reading.instructionsFiles[at] ?? null
}

const inWords = ({ rule, severity, message, at, path, line, fix }: Finding, reading: Reading): string => {
  const where = [path ?? pathOf(reading, at) ?? at ?? '', line ?? ''].filter((part) => part !== '').join(':')
  return `${severity}: ${where === '' ? '' : `${where}: `}${message} (${rule})\n${fix ? `  fix${fix.safe ? '' : ' (look first)'}: ${fix.title}\n` : ''}`
}
