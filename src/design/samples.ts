import { put } from './edits.ts'
import { slug } from './ids.ts'
import { type AnyRecord, DESIGN_ID, type Design, type Draft, emptyDesign, make, type RecordOf } from './model.ts'
import { Settings } from './records/settings.ts'

/** Small makers for tests and for the examples of rules: a record that is complete, with what matters here given. */

type Place = `directory:${string}` | `spec:${string}`

/** A design that holds these records; `aSettings` among them sets the design's own fields. */
export const aDesign = (...records: readonly AnyRecord[]): Design => put(...records)(emptyDesign({ name: 'Sample' }))

export const aSettings = (fields: Partial<Omit<RecordOf<'design'>, 'kind' | 'id'>>): RecordOf<'design'> =>
  Settings.parse({ name: 'Sample', ...fields, kind: 'design', id: DESIGN_ID })

/** An agent with a description and instructions, under the id `agent:<name as a slug>`. */
export const anAgent = (name = 'writer', draft: Partial<Draft<'agent'>> = {}): RecordOf<'agent'> =>
  make('agent', `agent:${slug(name)}`, {
    name,
    description: `Use it for the work of a ${name}.`,
    instructions: `Do the work of a ${name}.`,
    ...draft,
  })

/** A directory under the id `directory:<path>`. */
export const aDirectory = (path = 'docs', draft: Partial<Draft<'directory'>> = {}): RecordOf<'directory'> =>
  make('directory', `directory:${path || 'unnamed'}`, { path, purpose: 'Texts.', ...draft })

/** A spec with one criterion, under the id `spec:<path>`. */
export const aSpec = (path = 'spec.md', draft: Partial<Draft<'spec'>> = {}): RecordOf<'spec'> =>
  make('spec', `spec:${path || 'unnamed'}`, {
    path,
    content: 'What it does.',
    criteria: [{ text: 'It works.' }],
    ...draft,
  })

/** A handoff between two agents by name, with a rule. */
export const aHandoff = (from: string, to: string, draft: Partial<Draft<'handoff'>> = {}): RecordOf<'handoff'> =>
  make('handoff', `handoff:${from}>${to}`, {
    from: `agent:${from}`,
    to: `agent:${to}`,
    rule: 'When it is done.',
    ...draft,
  })

export const aDelegates = (from: string, to: string, draft: Partial<Draft<'delegates'>> = {}): RecordOf<'delegates'> =>
  make('delegates', `delegates:${from}>${to}`, { from: `agent:${from}`, to: `agent:${to}`, ...draft })

export const aReads = (from: string, to: Place, draft: Partial<Draft<'reads'>> = {}): RecordOf<'reads'> =>
  make('reads', `reads:${from}>${to}`, { from: `agent:${from}`, to, ...draft })

export const aWrites = (from: string, to: Place, draft: Partial<Draft<'writes'>> = {}): RecordOf<'writes'> =>
  make('writes', `writes:${from}>${to}`, { from: `agent:${from}`, to, ...draft })

export const aVerifies = (
  from: string,
  to: `spec:${string}`,
  draft: Partial<Draft<'verifies'>> = {},
): RecordOf<'verifies'> => make('verifies', `verifies:${from}>${to}`, { from: `agent:${from}`, to, ...draft })
