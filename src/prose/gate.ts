import type { Design } from '../design/model.ts'
import { get } from '../design/queries.ts'
import type { Gate } from '../design/records/edges.ts'
import { code, codeSpans } from './code.ts'
import { oneLine } from './names.ts'

/** A gate as a text tells of it: a spec by its path, since a text knows no ids. */
export type ToldGate = Exclude<Gate, { verified: unknown }> | { readonly verified: string }

type GateKind = {
  readonly says: string
  readonly print: (gate: ToldGate) => string | null
  readonly read: (rest: string) => ToldGate | null
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
    says: 'Gate, a spec whose criteria must all be ticked: ',
    print: (gate) => ('verified' in gate ? code(oneLine(gate.verified)) : null),
    read: (rest) => {
      const verified = codeSpans(rest)[0]?.text
      return verified ? { verified } : null
    },
  },
  {
    says: 'Gate, a person must approve: ',
    print: (gate) => ('approval' in gate ? gate.approval : null),
    read: (rest) => ({ approval: rest }),
  },
]

/** A gate with what it names called as people call it. */
export const toldGate = (design: Design, gate: Gate): ToldGate =>
  'verified' in gate ? { verified: get(design, gate.verified)?.path ?? gate.verified } : gate

/** A gate in one line of words. */
export const printGate = (design: Design, gate: Gate): string => {
  const told = toldGate(design, gate)
  for (const kind of kinds) {
    const rest = kind.print(told)
    if (rest !== null) return kind.says + rest
  }
  return ''
}

/** The gate that a line states, or null where it states none. */
export const readGate = (line: string): ToldGate | null => {
  const kind = kinds.find(({ says }) => line.startsWith(says.trimEnd()))
  return kind ? kind.read(line.slice(kind.says.length)) : null
}
