import type { Design, RecordOf } from '../../design/model.ts'
import type { JsonObject } from '../../files/json.ts'
import { header, type MarkdownSheet, markdown } from '../../files/sheet.ts'
import { agentSection } from '../../prose/agent.ts'
import { agentFor } from '../target.ts'
import { colorFor } from './colors.ts'
import { withNames } from './delegation.ts'
import { CLAUDE_CODE } from './id.ts'
import { modelFor } from './models.ts'
import { narrowed } from './narrowed.ts'
import { KNOWN } from './own-fields.ts'
import { plainLists, type ToolLists, toolItems, turnLists } from './tools.ts'

/** What the file of one agent should say. */
export const agentSheet = (design: Design, agent: RecordOf<'agent'>): MarkdownSheet => {
  const here = agentFor(agent, CLAUDE_CODE)
  const own = agent.targets[CLAUDE_CODE] ?? {}
  const lists = listsOf(design, agent)
  const section = agentSection(design, agent.id, CLAUDE_CODE)
  return markdown({
    fence: 'anywhere',
    header: {
      ...header({
        name: here.name,
        description: here.description,
        tools: lists.tools ?? undefined,
        disallowedTools: lists.disallowed.length > 0 ? lists.disallowed : undefined,
        model: (here.model === null ? null : modelFor(here.model)) ?? undefined,
        color: (here.color === null ? null : colorFor(here.color)) ?? undefined,
      }),
      ...others(own),
    },
    body: here.instructions.replace(/\r\n/g, '\n').trim(),
    sections: section === null ? {} : { agent: section },
  })
}

/** The tools of an agent as its file says them: the lists that were read, with what it may do and its edges applied. */
export const listsOf = (design: Design, agent: RecordOf<'agent'>): ToolLists => {
  const { powers } = narrowed(design, agent)
  const own = agent.targets[CLAUDE_CODE] ?? {}
  const plain = plainLists(powers)
  const asRead = Array.isArray(own.tools) || typeof own.tools === 'string' ? toolItems(own.tools) : null
  const taken = toolItems(own.disallowedTools)
  const lists = turnLists(
    { tools: asRead ?? plain.tools, disallowed: taken.length > 0 ? taken : asRead ? [] : plain.disallowed },
    powers,
  )
  return { ...lists, tools: lists.tools === null ? null : withNames(lists.tools, design, agent) }
}

const others = (own: JsonObject): JsonObject =>
  Object.fromEntries(
    KNOWN.filter(({ key }) => key !== 'tools' && key !== 'disallowedTools' && Object.hasOwn(own, key)).map(
      ({ key }) => [key, own[key] ?? null],
    ),
  )
