import { checkCommand } from './check.ts'
import type { CliCommand } from './command.ts'
import { diffCommand } from './diff.ts'
import { editCommand } from './edit.ts'
import { explainCommand } from './explain.ts'
import { exportCommand } from './export.ts'
import { inspectCommand } from './inspect.ts'
import { newCommand } from './new.ts'
import { rulesCommand } from './rules.ts'

/** The commands, in the order of the help. */
export const commands: readonly CliCommand[] = [
  inspectCommand,
  exportCommand,
  editCommand,
  newCommand,
  checkCommand,
  explainCommand,
  rulesCommand,
  diffCommand,
]
