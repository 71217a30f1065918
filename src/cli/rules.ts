import { emptyReading } from '../project/reading.ts'
import { check, rules } from '../rules/index.ts'
import type { Example, Rule } from '../rules/rule.ts'
import { targets } from '../targets/index.ts'
import type { CliCommand } from './command.ts'

export const rulesCommand: CliCommand = {
  name: 'rules',
  usage: '',
  summary: 'The rules that check applies.',
  words: [0, 0],
  options: {},
  run: async () => ({
    exit: 0,
    json: rules.map((rule) => ({
      id: rule.id,
      severity: rule.severity,
      family: rule.family,
      targets: targets.map((target) => target.id),
      why: rule.why,
      fix: hasFix(rule),
    })),
    text: `${rules.map(({ id, severity, family, why }) => `${id} (${severity}, ${family})\n  ${why}`).join('\n')}\n`,
  }),
}

/** True where a finding of the rule's own examples comes with a fix. */
const hasFix = (rule: Rule): boolean =>
  rule.examples.fails.some((example) =>
    findings(example).some((finding) => finding.rule === rule.id && finding.fix !== null),
  )

const findings = (example: Example) =>
  'reading' in example ? check(example.design, example.reading) : check(example, emptyReading)
