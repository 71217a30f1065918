import type { Gate } from '../design/records/edges.ts'
import { code, codeSpans } from './code.ts'

type GateKind = {
  readonly says: string
  readonly print: (gate: Gate) => string | null
  readonly read: (rest: string) => Gate | null
}

/** One entry a kind of gate: how it is written in a list, and how it is read back. */
const kinds: readonly GateKind[] = [
  {
    says: 'Gate, a command that must exit 0: ',
    print: (gate) => ('command' in gate ? code(gate.command) : null),
    read: (rest) => {
      const command = codeSpans(rest)[0]?.text
      return command ? { command } : null
    },
  },
  {
    says: 'Gate, files that must exist: ',
    print: (gate) => ('files' in gate ? gate.files.map(code).join(', ') : null),
    read: (rest) => {
      const files = codeSpans(rest).map((span) => span.text)
      return files.length > 0 ? { files } : null
    },
  },
  {
    says: 'Gate, a person must approve: ',
    print: (gate) => ('approval' in gate ? gate.approval : null),
    read: (rest) => ({ approval: rest }),
  },
]

/** A gate in one line of words. */
export const printGate = (gate: Gate): string => {
  for (const kind of kinds) {
    const rest = kind.print(gate)
    if (rest !== null) return kind.says + rest
  }
  return ''
}

/** The gate that a line states, or null where it states none. */
export const readGate = (line: string): Gate | null => {
  const kind = kinds.find(({ says }) => line.startsWith(says.trimEnd()))
  return kind ? kind.read(line.slice(kind.says.length)) : null
}
