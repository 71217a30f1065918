import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { z } from '../design/zod.ts'
import { askSettings, endsOf } from './claude-code.ts'
import { toolName } from './tool-names.ts'

/** The tools that the client gives to an agent: those in a list, or all but some. */
export type RosterTools = { readonly all: boolean; readonly named: readonly string[] }
/** The agents that a session offers to its model, by name, and the session's own rules. */
export type Roster = { readonly tools: ReadonlyMap<string, RosterTools>; readonly rules: SessionRules }

export type SessionRules = {
  readonly deny: readonly string[]
  readonly ask: readonly string[]
  readonly allow: readonly string[]
  readonly mode: string | null
}

const Effective = z.looseObject({
  effective: z.looseObject({
    permissions: z.optional(
      z.looseObject({
        deny: z.optional(z.array(z.string())),
        ask: z.optional(z.array(z.string())),
        allow: z.optional(z.array(z.string())),
        defaultMode: z.optional(z.string()),
      }),
    ),
  }),
})

/**
 * What every agent of a folder gets, from one run of the real client: the first request of a session tells the model of all
 * agents and their tools. The request goes to a loopback server that refuses it; nothing leaves this machine.
 */
export const rosterOf = async (program: string, folder: string, names: readonly string[]): Promise<Roster> => {
  const heard: string[] = []
  const server = await listening(heard)
  try {
    const { port } = server.address() as AddressInfo
    // As an agent of the client's own: one that the project names as its lead may not see all others.
    await endsOf(program, folder, ['-p', 'x', '--agent', 'claude', '--no-session-persistence'], {
      ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}`,
      ANTHROPIC_API_KEY: 'not-a-key',
    })
  } finally {
    server.close()
    server.closeAllConnections()
  }
  const isSet = ['settings.json', 'settings.local.json'].some((name) => existsSync(join(folder, '.claude', name)))
  const permissions = isSet ? (Effective.parse(await askSettings(program, folder)).effective.permissions ?? {}) : {}
  return {
    tools: rosterIn(heard.flatMap(textsIn), names),
    rules: {
      deny: permissions.deny ?? [],
      ask: permissions.ask ?? [],
      allow: permissions.allow ?? [],
      mode: permissions.defaultMode ?? null,
    },
  }
}

const listening = (heard: string[]): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (data: Buffer) => {
        body += data.toString()
      })
      request.on('end', () => {
        heard.push(body)
        response.writeHead(400, { 'content-type': 'application/json' })
        response.end(
          JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message: 'That is all.' } }),
        )
      })
    }).listen(0, '127.0.0.1', () => resolve(server))
  })

/** Every text in a request, wherever it stands. */
const textsIn = (body: string): string[] => {
  const texts: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  try {
    walk(JSON.parse(body))
  } catch {
    return []
  }
  return texts
}

const HEADING = 'Available agent types for the Agent tool:'
/** The agents that the client brings along stand among those of the project. */
const BUILT_IN = ['claude', 'Explore', 'general-purpose', 'Plan', 'statusline-setup']

/** `- name: description (Tools: …)`; a description may hold lines that look like an entry, so entries are found by name. */
const rosterIn = (texts: readonly string[], names: readonly string[]): ReadonlyMap<string, RosterTools> => {
  const found = new Map<string, RosterTools>()
  for (const text of texts) {
    const at = text.indexOf(HEADING)
    if (at < 0) continue
    const roster = text.slice(at + HEADING.length)
    const starts = [...new Set([...names, ...BUILT_IN])]
      .flatMap((name) => {
        const start = roster.indexOf(`\n- ${name}: `)
        return start < 0 ? [] : [{ name, start }]
      })
      .sort((a, b) => a.start - b.start)
    for (const [index, { name, start }] of starts.entries()) {
      const next = starts[index + 1]
      const entry = roster.slice(start, next?.start)
      const tools = [...entry.matchAll(/\(Tools: ([^\n]*)\)[ \t]*$/gm)].map((match) => match[1] ?? '')
      const last = next ? tools.at(-1) : tools[0]
      if (last !== undefined && !found.has(name)) found.set(name, toolsIn(last))
    }
  }
  return found
}

const toolsIn = (words: string): RosterTools => {
  const except = /^(?:\*|All tools(?: except (.*))?)$/.exec(words)
  const named = (list: string) =>
    list
      .split(', ')
      .map(toolName)
      .filter((tool) => tool !== '')
  return except ? { all: true, named: named(except[1] ?? '') } : { all: false, named: named(words) }
}

/** Does an agent have a tool? A server's item stands for all of its tools. */
export const hasTool = ({ all, named }: RosterTools, tool: string): boolean => {
  const listed = named.some((item) => {
    return (
      item === tool ||
      (item.startsWith('mcp__') && tool.startsWith(`${item.replace(/__\*$/, '')}__`)) ||
      (item === 'mcp__*' && tool.startsWith('mcp__'))
    )
  })
  return all ? !listed : listed
}
