import type { Json, JsonObject } from '../../../files/json.ts'
import type { Policy } from '../../../guard/policy.ts'
import { GUARD } from './policy.ts'

/** Seconds that the client gives to the guard before it refuses the tool: more than any gate may take. */
const LONGEST = 600

/** What the client itself refuses to everybody, also where a command redirects into such a file. */
const OWN = ['settings.json', 'settings.local.json', 'hooks/dotbox-guard.mjs', 'dotbox-policy.json', 'dotbox-state/**']
const AT_A_PLACE = ['settings.json', 'settings.local.json']

/**
 * What the settings of a folder say so that the client asks the guard. `up` leads from the folder to the project of the guard
 * ('' or '../../'). Without `onFailure` a guard that cannot run would let everything pass.
 */
export const guardSettings = (policy: Policy, up: string): JsonObject => {
  const hook = {
    type: 'command',
    command: 'node',
    args: [`\${CLAUDE_PROJECT_DIR}/${up}${GUARD}`],
    timeout: LONGEST,
  }
  const always = [{ hooks: [hook] }]
  const after = isWatched(policy) ? [{ matcher: 'Bash|Monitor|PowerShell|mcp__.*', hooks: [hook] }] : null
  const hooks: Record<string, Json> = {
    PreToolUse: [{ matcher: '*', hooks: [{ ...hook, onFailure: 'block' }] }],
    ...(after ? { PostToolUse: after, PostToolUseFailure: after } : {}),
    SubagentStart: always,
    SubagentStop: always,
    UserPromptSubmit: always,
  }
  return {
    permissions: { deny: (up === '' ? OWN : AT_A_PLACE).map((path) => `Edit(/.claude/${path})`) },
    hooks,
  }
}

/**
 * The rules of a folder's settings that are the person's: what DotBox denies to everybody so that the guard stays as it is says
 * nothing about the team.
 */
export const withoutOwnRules = (rules: readonly string[], settings: JsonObject): string[] =>
  JSON.stringify(settings.hooks ?? null).includes(`/${GUARD}`)
    ? rules.filter((rule) => !OWN.some((path) => rule === `Edit(/.claude/${path})`))
    : [...rules]

/** True where some agent has places of its own and may run something that could write beside them. */
const isWatched = (policy: Policy): boolean =>
  Object.values(policy.agents).some((agent) => {
    const isBound = agent.writes !== undefined || agent.may.edit === 'deny' || Object.keys(policy.specs).length > 0
    const runs = [
      agent.may.shell,
      ...(agent.except?.shell ?? []).map(([, level]) => level),
      ...Object.values(agent.mcp),
    ]
    return isBound && runs.some((level) => level !== 'deny')
  })
