import { rules } from '../rules/index.ts'
import type { Finding, Severity } from '../rules/rule.ts'

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/**
 * Findings as SARIF 2.1.0, which code hosts show beside the lines of a pull request.
 * Format: OASIS sarif-v2.1.0, sections 3.14 (run), 3.27 (result), 3.28 (location).
 */
export const sarif = (findings: readonly Finding[]): unknown => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'DotBox',
          rules: rules.map(({ id, severity, why }) => ({
            id,
            shortDescription: { text: why },
            defaultConfiguration: { level: LEVEL[severity] },
          })),
        },
      },
      results: findings.map(({ rule, severity, message, at, path, line }) => ({
        ruleId: rule,
        level: LEVEL[severity],
        message: { text: message },
        ...(path === undefined && at === null ? {} : { locations: [location(path, line, at)] }),
      })),
    },
  ],
})

const location = (path: string | undefined, line: number | undefined, at: string | null) => ({
  ...(path === undefined
    ? {}
    : {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
          ...(line === undefined ? {} : { region: { startLine: line } }),
        },
      }),
  ...(at === null ? {} : { logicalLocations: [{ fullyQualifiedName: at }] }),
})
