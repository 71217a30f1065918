import { expect, test } from 'vitest'
import { actsOf, attachedIn, filesOfPatch } from './exported/calls.js'

const place = {
  directory: '/repo',
  real: (path: string) => path.replace(/^\/repo\/?/, ''),
  content: (path: string) => (path === 'spec.md' ? '- [ ] It works.\n' : ''),
  servers: ['files', 'files_more', 'my.server'],
  named: (tool: string) => tool === 'mine',
}
const acts = (tool: string, args: unknown) => actsOf(tool, args, place)

test('tools for files are reading, searching and editing of one path', () => {
  expect(acts('read', { filePath: '/repo/src/a.ts' })).toEqual([{ do: 'read', path: 'src/a.ts' }])
  expect(acts('write', { filePath: 'src/a.ts', content: 'x' })).toEqual([{ do: 'edit', path: 'src/a.ts' }])
  expect(acts('grep', { pattern: 'x' })).toEqual([{ do: 'search', path: '', part: 'text' }])
  expect(acts('glob', { pattern: 'x', path: 'docs' })).toEqual([{ do: 'search', path: 'docs', part: 'files' }])
})

test('a call without what it needs is not understood', () => {
  for (const tool of ['read', 'write', 'edit', 'apply_patch', 'bash', 'skill'])
    for (const args of [{}, null, { filePath: '', command: '', name: 3 }]) expect(acts(tool, args), tool).toBe(null)
})

test('a patch is an edit of every path in it, those that it moves to among them', () => {
  const patchText = [
    '*** Begin Patch',
    '*** Update File: a.md',
    '*** Move to: b.md',
    '@@',
    '-old',
    '+new',
    '*** Delete File: c.md',
    '*** End Patch',
  ].join('\n')
  expect(filesOfPatch(patchText).map(({ path }) => path)).toEqual(['a.md', 'b.md', 'c.md'])
  expect(acts('apply_patch', { patchText })).toHaveLength(3)
})

test('a line of a patch ends where OpenCode ends it, whatever else looks like an end', () => {
  const sly = '*** Add File: src/a\u2028/../../specs/x\r'
  expect(filesOfPatch(sly)[0]?.path).toBe('src/a\u2028/../../specs/x')
})

test('a tick in a spec is told from other edits, by every tool that edits', () => {
  const tick = { filePath: 'spec.md', oldString: '- [ ] It works.', newString: '- [x] It works.' }
  expect(acts('edit', tick)).toEqual([{ do: 'edit', path: 'spec.md', ticks: 'only' }])
  expect(acts('edit', { ...tick, newString: '- [x] It works.\nAnd more.' })).toEqual([
    { do: 'edit', path: 'spec.md', ticks: 'among' },
  ])
  expect(acts('write', { filePath: 'spec.md', content: '- [X] It works.\n' })?.[0]).toMatchObject({ ticks: 'only' })
  const patchText = '*** Update File: spec.md\n@@\n-- [ ] It works.\n+- [x] It works.'
  expect(acts('apply_patch', { patchText })?.[0]).toMatchObject({ ticks: 'only' })
})

test('a command in another folder is held as one that goes there first', () => {
  expect(acts('bash', { command: 'npm test', workdir: 'src' })).toEqual([
    { do: 'shell', command: 'cd src && npm test' },
  ])
  expect(acts('bash', { command: 'npm test', workdir: '/repo' })).toEqual([{ do: 'shell', command: 'npm test' }])
})

test('a tool of a server is told by the longest name that fits, and one that nobody knows is refused', () => {
  expect(acts('files_write', {})).toEqual([{ do: 'mcp', server: 'files', tool: 'write' }])
  expect(acts('files_more_write', {})).toEqual([{ do: 'mcp', server: 'files_more', tool: 'write' }])
  expect(acts('my_server_do', {})).toEqual([{ do: 'mcp', server: 'my.server', tool: 'do' }])
  expect(acts('mine', {})).toEqual([{ do: 'mcp', server: 'mine', tool: '' }])
  expect(acts('toString', {})).toEqual([{ do: 'other', tool: 'toString' }])
  expect(acts('read_mcp_resource', { server: 'files', uri: 'x' })).toEqual([
    { do: 'mcp', server: 'files', tool: 'resources' },
  ])
})

test('what a prompt attaches is found as OpenCode finds it', () => {
  expect(attachedIn('Look at @src/secret.txt, and @docs/a.md. Mail me@home.')).toEqual(['src/secret.txt', 'docs/a.md'])
})
