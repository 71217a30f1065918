import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aDelegates, aDesign, aSettings } from '../../../design/samples.ts'
import { EVERYTHING, role, writing } from './team.ts'
import { attempt, type ClaudeSession, type Try } from './try.ts'

/**
 * A guard that cannot do its work refuses everything. The lead tries what it may do, with the guard damaged in one way after
 * the other; what is damaged is mended before the next.
 */
export const damage: ClaudeSession = {
  name: 'a damaged guard',
  design: aDesign(
    aSettings({ lead: 'agent:lead', enforce: true, exportTo: ['claude-code'] }),
    role('lead', EVERYTHING),
    role('other'),
    aDelegates('lead', 'other'),
  ),
  // A guard that never answers is not waited for for ten minutes here.
  stage: (folder) => {
    const file = join(folder, '.claude/settings.json')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"timeout": 600', '"timeout": 4'))
  },
  steps: (folder) => {
    const [policy, guard] = [join(folder, '.claude/dotbox-policy.json'), join(folder, '.claude/hooks/dotbox-guard.mjs')]
    const whole = { policy: '', guard: '' }
    const mend = () => {
      if (whole.policy === '')
        Object.assign(whole, { policy: readFileSync(policy, 'utf8'), guard: readFileSync(guard, 'utf8') })
      writeFileSync(policy, whole.policy)
      writeFileSync(guard, whole.guard)
    }
    const broken = (id: string, tries: string, damage: () => void, by = /DotBox|onFailure/): Try => ({
      ...attempt(id, tries, 'Write', writing(join(folder, `${id}.txt`)), id === 'whole-guard' ? 'succeed' : 'refuse', {
        trace: `${id}.txt`,
        by,
        asked: id === 'whole-guard' ? { agent: 'lead', act: { do: 'edit', path: `${id}.txt` } } : 'damaged',
      }),
      before: () => {
        mend()
        damage()
      },
    })
    return {
      lead: [
        broken('whole-guard', 'writes while the guard is whole', () => {}),
        broken('broken-policy', 'writes when the policy is no JSON', () => writeFileSync(policy, '{')),
        broken('changed-policy', 'writes when the policy was changed by hand', () =>
          writeFileSync(policy, whole.policy.replace('"shell":"allow"', '"shell":"deny"')),
        ),
        broken('missing-policy', 'writes when the policy is gone', () => rmSync(policy)),
        broken('missing-guard', 'writes when the guard is gone', () => renameSync(guard, `${guard}.gone`), /onFailure/),
        broken(
          'broken-guard',
          'writes when the guard is no program',
          () => writeFileSync(guard, 'const ='),
          /onFailure/,
        ),
        broken(
          'late-guard',
          'writes when the guard does not answer in time',
          () => writeFileSync(guard, 'setTimeout(() => {}, 60_000)\n'),
          /onFailure/,
        ),
      ],
    }
  },
}
