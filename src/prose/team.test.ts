import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDesign, aLine } from '../design/arbitrary.ts'
import { VERSION } from '../design/model.ts'
import { all, edges, facts, get, settings } from '../design/queries.ts'
import { aDirectory, aHandoff, anAgent, aDesign as aSample, aWrites } from '../design/samples.ts'
import { agentSection, readAgentSection } from './agent.ts'
import { code, codeSpans } from './code.ts'
import { toldGate } from './gate.ts'
import { readCriteria, specSection } from './spec.ts'
import { readTeam, teamSection } from './team.ts'

test('every code span is read back as it was, whatever backticks are in it', () => {
  const text = fc.oneof(
    aLine,
    fc.array(fc.constantFrom('`', '``', ' ', 'a'), { maxLength: 6 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
      expect(codeSpans(texts.map(code).join(', ')).map((span) => span.text)).toEqual(texts)
    }),
  )
})

test('a team section says everything about the team that the design says', () => {
  fc.assert(
    fc.property(aDesign, (design) => {
      const name = (id: `agent:${string}`) => get(design, id)?.name
      const path = (id: string) => (design.records[id] as { path: string }).path
      const team = readTeam(teamSection(design, 'x') ?? '')
      const about = settings(design)
      expect(team).toEqual({
        name: about.name,
        description: about.description || null,
        lead: about.lead === null ? null : name(about.lead),
        agents: all(design, 'agent').map((agent) => agent.name),
        directories: all(design, 'directory').map((directory) => ({
          path: directory.path,
          purpose: directory.purpose,
        })),
        specs: all(design, 'spec').map((spec) => spec.path),
        relations: all(design, 'agent').flatMap((agent) =>
          (['reads', 'writes', 'delegates', 'verifies'] as const).flatMap((kind) =>
            facts(design, kind)
              .filter((edge) => edge.from === agent.id)
              .map((edge) => ({
                kind,
                from: agent.name,
                to: edge.kind === 'delegates' ? name(edge.to) : path(edge.to),
              })),
          ),
        ),
        handoffs: facts(design, 'handoff').map((edge) => ({
          from: name(edge.from),
          to: name(edge.to),
          rule: edge.rule,
          gate: edge.gate && toldGate(design, edge.gate),
          join: edge.join,
          bound: edge.bound,
        })),
      })
    }),
  )
})

test('success criteria, limits and what must be asked are read back from the agent section', () => {
  fc.assert(
    fc.property(
      aDesign,
      // A pattern for everything is the level itself, and is read back as one.
      fc.array(
        fc.record({ pattern: aLine.filter((text) => text !== '*'), level: fc.constantFrom('allow', 'ask', 'deny') }),
        { maxLength: 3 },
      ),
      (design, patterns) => {
        const agent = all(design, 'agent')[0]
        if (!agent) return
        const limited = {
          ...design,
          records: {
            ...design.records,
            [agent.id]: { ...agent, patterns: patterns.length > 0 ? { shell: patterns } : {} },
          },
        }
        const read = readAgentSection(agentSection(limited, agent.id, 'x') ?? '')
        expect(read.success).toEqual(agent.success)
        expect(read.patterns).toEqual(patterns.length > 0 ? { shell: patterns } : {})
        expect(read.ask).toEqual(
          (['read', 'search', 'edit', 'shell', 'web', 'delegate', 'skills'] as const).filter(
            (key) => agent.capabilities[key] === 'ask',
          ),
        )
      },
    ),
  )
})

test('criteria are read back from the spec section', () => {
  fc.assert(
    fc.property(aDesign, (design) => {
      for (const spec of all(design, 'spec'))
        expect(readCriteria(specSection(design, spec.id) ?? '')).toEqual(spec.criteria)
    }),
  )
})

test('a section that tells nothing is not written', () => {
  expect(teamSection({ version: VERSION, records: {} }, 'x')).toBe(null)
})

test('the levels that a team section tells are no part of what is read back', () => {
  fc.assert(
    fc.property(
      aDesign,
      fc.array(fc.constantFrom('enforced', 'checked', 'advice', null), { minLength: 12 }),
      (design, drawn) => {
        const levels = new Map(
          edges(design).flatMap((edge, at) => {
            const level = drawn[at % drawn.length]
            return level ? [[edge.id, { level, why: 'So.', row: 'x' }] as const] : []
          }),
        )
        const bare = readTeam(teamSection(design, 'x') ?? '')
        const told = readTeam(teamSection(design, 'x', levels) ?? '')
        expect(told).toEqual(bare)
      },
    ),
  )
})

test('a level stands beside each rule, and what it means stands once below', () => {
  const design = aSample(
    anAgent('a'),
    anAgent('b'),
    aDirectory('docs'),
    aDirectory('src'),
    aWrites('a', 'directory:docs'),
    aWrites('a', 'directory:src'),
    aHandoff('a', 'b'),
  )
  const level = (of: 'enforced' | 'advice') => ({ level: of, why: 'So.', row: 'x' }) as const
  const section = teamSection(
    design,
    'x',
    new Map([
      ['writes:a>directory:docs', level('enforced')],
      ['writes:a>directory:src', level('enforced')],
      ['handoff:a>b', level('advice')],
    ]),
  )
  expect(section).toContain('  - writes only in: `docs/`, `src/` (enforced)')
  expect(section).toContain('   - Held: advice only')
  expect(section?.split('## How far it is held')[1]).toMatch(/^\n\n- enforced: .+\n- advice only: .+$/)
})
