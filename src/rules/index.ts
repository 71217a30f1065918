import { atOnce } from '../design/at-once.ts'
import type { Design } from '../design/model.ts'
import { noAgentLeftOut } from './no-agent-left-out.ts'
import { noDelegationWithoutPermission } from './no-delegation-without-permission.ts'
import { noEdgeAcrossProjects } from './no-edge-across-projects.ts'
import { noEmptyInstructions } from './no-empty-instructions.ts'
import { noGateThatNeverHolds } from './no-gate-that-never-holds.ts'
import { noJoinBeyondInputs } from './no-join-beyond-inputs.ts'
import { noLonelyAgent } from './no-lonely-agent.ts'
import { noMisreadFile } from './no-misread-file.ts'
import { noPowerlessAgent } from './no-powerless-agent.ts'
import { noReadWithoutRead } from './no-read-without-read.ts'
import { noRefusedFile } from './no-refused-file.ts'
import { noSecret } from './no-secret.ts'
import { noSelfVerification } from './no-self-verification.ts'
import { noShellWithBoundary } from './no-shell-with-boundary.ts'
import { noSkippedFile } from './no-skipped-file.ts'
import { noUnboundedLoop } from './no-unbounded-loop.ts'
import { noUnheldRule } from './no-unheld-rule.ts'
import { noUnreachableAgent } from './no-unreachable-agent.ts'
import { noUnsupportedField } from './no-unsupported-field.ts'
import { noVerifierWhoImplements } from './no-verifier-who-implements.ts'
import { noWriteWithoutEdit } from './no-write-without-edit.ts'
import { type Finding, type Rule, SEVERITIES, type WasRead } from './rule.ts'
import { useAgentName } from './use-agent-name.ts'
import { useCriteriaToVerify } from './use-criteria-to-verify.ts'
import { useDelegatingLead } from './use-delegating-lead.ts'
import { useDescription } from './use-description.ts'
import { useDescriptionForCallers } from './use-description-for-callers.ts'
import { useEnforcement } from './use-enforcement.ts'
import { useHandedOverWork } from './use-handed-over-work.ts'
import { useHandoffRule } from './use-handoff-rule.ts'
import { useLeadForJoin } from './use-lead-for-join.ts'
import { useLoadingFile } from './use-loading-file.ts'
import { useOneWriter } from './use-one-writer.ts'
import { useTarget } from './use-target.ts'
import { useValidPath } from './use-valid-path.ts'

/** Everything that can be wrong, in the order in which problems are listed within one severity. */
export const rules: readonly Rule[] = [
  noRefusedFile,
  useLoadingFile,
  noSkippedFile,
  useAgentName,
  useValidPath,
  useDescription,
  noEmptyInstructions,
  noJoinBeyondInputs,
  noSecret,
  noUnboundedLoop,
  noGateThatNeverHolds,
  noWriteWithoutEdit,
  noReadWithoutRead,
  noDelegationWithoutPermission,
  noEdgeAcrossProjects,
  useDelegatingLead,
  noPowerlessAgent,
  noSelfVerification,
  noVerifierWhoImplements,
  useCriteriaToVerify,
  useTarget,
  noUnreachableAgent,
  noLonelyAgent,
  useDescriptionForCallers,
  useHandoffRule,
  useHandedOverWork,
  useOneWriter,
  useLeadForJoin,
  noShellWithBoundary,
  noUnheldRule,
  useEnforcement,
  noAgentLeftOut,
  noMisreadFile,
  noUnsupportedField,
]

/** The rule of a finding, for its `why` and its family. */
export const ruleOf = ({ rule }: Pick<Finding, 'rule'>): Rule | undefined => rules.find(({ id }) => id === rule)

const worstFirst = SEVERITIES.flatMap((severity) => rules.filter((rule) => rule.severity === severity))
const remembered = new WeakMap<Design, { readonly reading: WasRead; readonly findings: readonly Finding[] }>()

/**
 * What all rules find, the worst first. Remembers the last answer for a design, so that the canvas, the inspector and
 * the list of problems may all ask: the same design and reading give the same array.
 */
export const check = (design: Design, reading: WasRead): readonly Finding[] => atOnce(checkSteps(design, reading))

/** `check` in small steps: it can stop after each finding, where a large design would take too long at once. */
export function* checkSteps(design: Design, reading: WasRead): Generator<void, readonly Finding[]> {
  const known = remembered.get(design)
  if (known?.reading === reading) return known.findings
  const findings: Finding[] = []
  for (const { id, severity, check: reports } of worstFirst) {
    for (const { fix = null, ...report } of reports({ design, reading })) {
      findings.push({ ...report, rule: id, severity, fix })
      yield
    }
    yield
  }
  remembered.set(design, { reading, findings })
  return findings
}
