import { expect, test } from 'vitest'
import { type Content, fileSet } from '../files/file-set.ts'
import { printProject } from './print.ts'
import { readProject } from './read.ts'

/** The longest text that is read into a design, just about, and a header of which nobody has one. */
const TEXT = 1_000_000
const HEADER = 20_000

const filled = (piece: string | ((at: number) => string), length: number): string => {
  const parts: string[] = []
  let size = 0
  for (let at = 0; size < length; at++) {
    const part = typeof piece === 'string' ? piece : piece(at)
    parts.push(part)
    size += part.length
  }
  return parts.join('')
}

const agent = (more: string, body = ''): string => `---\nname: a\ndescription: b\n${more}\n---\n${body}`
const both = (text: string) => ({
  '.claude/agents/a.md': text,
  '.opencode/agents/a.md': text,
  'plugins/agents/a.md': text,
})
const main = (text: string) => ({ 'CLAUDE.md': text, 'AGENTS.md': `${text} `, 'x/INSTRUCTIONS.md': text })
const json = (text: string) => ({
  'opencode.json': text,
  '.claude/settings.json': text,
  '.mcp.json': text,
  '.dotbox/design.json': text,
})

/** Texts that are made to take long, by what would take long about them. */
const HOSTILE: Readonly<Record<string, () => Readonly<Record<string, Content>>>> = {
  'begin markers without an end': () => main(filled('<!-- dotbox:team begin 000000000000 -->\n', TEXT)),
  'many small sections': () =>
    main(filled('<!-- dotbox:team begin 000000000000 -->\n<!-- dotbox:team end -->\na\n', TEXT)),
  'a marker written out many times over': () =>
    both(agent('', `<!-- dotbox:agent begin 000000000000 -->\n&${filled('amp;', TEXT)}\n<!-- dotbox:agent end -->\n`)),
  'runs of backticks of every length': () =>
    main(
      `<!-- dotbox:team begin 000000000000 -->\n## Agents\n\n- ${filled((at) => `${'`'.repeat(at + 1)} `, TEXT)}\n<!-- dotbox:team end -->\n`,
    ),
  'limits and criteria without number': () =>
    both(
      agent(
        '',
        `<!-- dotbox:agent begin 000000000000 -->\n## Limits\n\n${filled((at) => `- \`shell\` allow: \`a${at}\`\n`, TEXT)}<!-- dotbox:agent end -->\n`,
      ),
    ),
  'a quotation without end': () =>
    main(`<!-- dotbox:team begin 000000000000 -->\n${filled('> a\n', TEXT)}<!-- dotbox:team end -->\n`),
  'one run of backticks': () => main('`'.repeat(TEXT)),
  'fences without end': () => main(filled('```\n@a ', TEXT)),
  'white space only': () => main(filled(' \t\n', TEXT)),
  'blanks on one line': () => both(agent(`x: a${' '.repeat(HEADER)}b`)),
  'blanks in a description': () => both(`---\nname: a\ndescription: a${' '.repeat(HEADER)}b\n---\n`),
  'blanks in a list': () => both(agent(`tools: [a${' '.repeat(HEADER)}b, c]`)),
  'a fence that never closes': () => both(`---\n${filled('key: text\n', TEXT)}`),
  'a fence that never closes, and no YAML': () => both(`---\n${filled('not a key\n\r', TEXT)}`),
  'a long header that is no YAML': () => both(agent(filled('a b: c: d\n', HEADER))),
  'tags that never close': () => both(agent(`x: a: b\n${filled((at) => `<t${at}>\n`, HEADER)}`)),
  'one tag that never closes': () => both(agent(`x: a: b\n${filled('<t>\n', HEADER)}`)),
  'keys without number': () => both(agent(filled((at) => `k${at}: v\n`, HEADER))),
  'the same key over and over': () => both(agent(filled('k: v\n', HEADER))),
  'deep dashes': () => both(agent(`x: ${filled('- ', HEADER)}`)),
  'deep questions': () => both(agent(`x:\n  ${filled('? ', HEADER)}`)),
  'deep maps': () => both(agent(filled((at) => `${' '.repeat(at)}k:\n`, HEADER))),
  'deep brackets': () => both(agent(`x: ${filled('[', HEADER)}`)),
  'deep braces': () => both(agent(`x: ${filled('{a: ', HEADER)}`)),
  'aliases without number': () => both(agent(`x: &a b\ny: [${filled('*a, ', HEADER)}]`)),
  'anchors without number': () => both(agent(`y: [${filled((at) => `&a${at} b, *a${at}, `, HEADER)}]`)),
  'aliases of aliases': () =>
    both(
      agent(
        `a0: &a0 [x, x, x, x, x, x, x, x]\n${filled((at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]\n`, 2_000)}`,
      ),
    ),
  'a block text of blank lines': () => both(agent(`x: |\n${filled('  \n', HEADER)}`)),
  'colons and tabs': () => both(agent(filled('a:\t:\t', HEADER))),
  'quotes without end': () => both(agent(`x: ${filled('"a', HEADER)}`)),
  'apostrophes without end': () => both(agent(`x: ${filled("'a ", HEADER)}`)),
  'tools without number': () => both(agent(`tools: ${filled((at) => `T${at}, `, HEADER)}`)),
  'servers without number': () =>
    both(
      agent(
        `tools: ${filled((at) => `mcp__s${at}, `, HEADER)}\ndisallowedTools: ${filled((at) => `mcp__s${at * 2}, `, 1_000)}`,
      ),
    ),
  'agents to call without number': () => both(agent(`tools: Agent(${filled((at) => `a${at}, `, HEADER)})`)),
  'parentheses without end': () => both(agent(`tools: ${filled('(', HEADER)}`)),
  'patterns without number': () =>
    both(agent(`permission:\n  bash:\n${filled((at) => `    "p${at} *": ask\n`, HEADER)}`)),
  wildcards: () =>
    both(agent(`permission:\n  bash:\n${filled((at) => `    "${'*a'.repeat(40)}${at}": ask\n`, HEADER)}`)),
  'servers with rules of their own': () => both(agent(`permission:\n${filled((at) => `  s${at}_*: ask\n`, HEADER)}`)),
  'places to write without number': () =>
    both(agent(`permission:\n  edit:\n    "*": deny\n${filled((at) => `    "d${at}/**": allow\n`, HEADER)}`)),
  'a text in JSON': () => json(`{"agent": {"a": {"description": "${'x'.repeat(TEXT)}"}}}`),
  'escapes in JSON': () => json(`{"agent": {"a": {"description": "${filled('\\n', TEXT)}"}}}`),
  'JSON that does not end': () => json(`{"a": ${filled('"b\n', TEXT)}`),
  'deep JSON': () => json(filled('{"a":', TEXT)),
  'comments in JSON': () => json(`{${filled('/* a */', TEXT)}}`),
  'references in a prompt': () => json(JSON.stringify({ agent: { a: { prompt: filled('{file:', TEXT) } } })),
  'agents in JSON': () =>
    json(
      JSON.stringify({
        agent: Object.fromEntries(
          Array.from({ length: 3_000 }, (_, at) => [`a${at}`, { description: 'b', prompt: 'c' }]),
        ),
      }),
    ),
  'rules in JSON': () =>
    json(
      JSON.stringify({
        permission: { bash: Object.fromEntries(Array.from({ length: 40_000 }, (_, at) => [`p${at} *`, 'ask'])) },
        agent: { a: { prompt: 'b' } },
      }),
    ),
  'servers in JSON': () =>
    json(
      JSON.stringify({
        permission: Object.fromEntries(Array.from({ length: 40_000 }, (_, at) => [`s${at}_*`, 'ask'])),
        agent: { a: { prompt: 'b' } },
      }),
    ),
  'a pointer that is long': () => ({ 'AGENTS.md': `@${filled('a/', TEXT)}`, 'CLAUDE.md': `@${filled('a.', TEXT)}` }),
  'one line': () => main(filled('word ', TEXT)),
  dashes: () => both(filled('---\n', TEXT)),
  'links to one another': () =>
    Object.fromEntries(
      Array.from({ length: 1_000 }, (_, at) => [`.claude/agents/l${at}.md`, { link: `l${at + 1}.md` }]),
    ),
  'links to folders': () => ({
    ...Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`.claude/agents/l${at}`, { link: '../../docs' }])),
    ...Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`docs/a${at}.md`, `---\nname: a${at}\ndescription: b\n---\n`]),
    ),
  }),
}

/** How long the same amount of ordinary text takes, in milliseconds: what hostile texts are compared with. */
const floor = (() => {
  const files = fileSet(
    Object.entries({
      ...both(agent('', filled('A line of words.\n', TEXT))),
      ...main(filled('A line of words.\n', TEXT)),
    }),
  )
  readProject(files)
  const start = performance.now()
  readProject(files)
  return performance.now() - start
})()

test.each(Object.entries(HOSTILE))(
  '%s',
  (_, files) => {
    const set = fileSet(Object.entries(files()))
    const start = performance.now()
    const reading = readProject(set)
    const printed = printProject(reading.design, reading)
    const took = performance.now() - start
    expect(printed.files).toEqual(set)
    expect(took).toBeLessThan(2_000 + 100 * floor)
  },
  60_000,
)
