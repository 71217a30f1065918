import type { AnyRecord } from '../design/model.ts'
import { records, title } from '../design/queries.ts'
import { aDesign, anAgent, aSettings, aSpec } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const noSecret: Rule = {
  id: 'no-secret',
  severity: 'warning',
  family: 'Words',
  why: 'Everything in a design ends up in files that are committed and read by every agent. A key in one of them is no secret any more.',
  *check({ design }) {
    for (const record of records(design)) {
      const secret = secretIn(record)
      if (secret === null) continue
      yield {
        at: record.id,
        message: `“${title(design, record.id)}” holds what looks like a key (${secret.slice(0, 8)}…). Take it out, and have it replaced where it is valid.`,
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a', { instructions: 'Read the key from GITHUB_TOKEN, never print it. It begins with ghp_.' })),
    ],
    fails: [
      aDesign(anAgent('a', { instructions: `Log in with ghp_${'a'.repeat(36)}.` })),
      aDesign(
        anAgent('a', { targets: { one: { mcpServers: [{ docs: { env: { KEY: `AKIA${'A'.repeat(16)}` } } }] } } }),
      ),
      aDesign(aSpec('spec.md', { content: '-----BEGIN RSA PRIVATE KEY-----' })),
      aDesign(aSettings({ instructions: `sk-ant-${'a'.repeat(40)}` })),
    ],
  },
}

/** Keys that say by their first letters what they are. Every part is bounded, so that no text takes long. */
const SECRET =
  /\bsk-ant-[\w-]{30,200}|\bsk-(?:proj-)?[A-Za-z0-9]{32,200}|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{50,100}|\bglpat-[\w-]{20}|\bAKIA[0-9A-Z]{16}\b|\bxox[abprs]-[\w-]{20,200}|\bAIza[\w-]{35}|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/

/** A record that did not change is not looked through again. */
const remembered = new WeakMap<AnyRecord, string | null>()

const secretIn = (record: AnyRecord): string | null => {
  const known = remembered.get(record)
  if (known !== undefined) return known
  const secret = SECRET.exec(JSON.stringify(record))?.[0] ?? null
  remembered.set(record, secret)
  return secret
}
