import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Capabilities } from '../../../design/records/agent.ts'
import {
  aDelegates,
  aDesign,
  aDirectory,
  aHandoff,
  anAgent,
  aReads,
  aSettings,
  aSpec,
  aVerifies,
  aWrites,
} from '../../../design/samples.ts'
import { printProject } from '../../../project/print.ts'
import { emptyReading } from '../../../project/reading.ts'
import { temporaryFolder } from '../../hermetic.ts'
import { installClients } from '../../install-clients.ts'
import { layOut } from '../../lay-out.ts'
import { CLIENTS_FOLDER } from '../../places.ts'
import { startClient } from './client.ts'
import { promptFor, startScriptedModel } from './scripted-model.ts'

const can = (fields: object) => Capabilities.parse({ ...fields })
const design = aDesign(
  aSettings({ enforce: true, exportTo: ['opencode'], lead: 'agent:lead' }),
  anAgent('lead', { capabilities: can({ shell: 'deny', mcp: { '*': 'deny' } }) }),
  anAgent('dev', {
    capabilities: can({ shell: 'deny', mcp: { '*': 'deny' } }),
    patterns: { shell: [{ pattern: 'echo fine', level: 'allow' }] },
  }),
  anAgent('qa', { capabilities: can({ edit: 'deny', shell: 'deny', mcp: { '*': 'deny' } }) }),
  anAgent('reader', { capabilities: can({ read: 'deny', edit: 'deny', shell: 'deny', mcp: { '*': 'deny' } }) }),
  anAgent('runner', { capabilities: can({ mcp: { '*': 'deny' } }) }),
  aDirectory('src'),
  aDirectory('specs'),
  aDirectory('docs'),
  aDirectory('out'),
  aWrites('lead', 'directory:specs'),
  aWrites('dev', 'directory:src'),
  aReads('reader', 'directory:docs'),
  aWrites('runner', 'directory:out'),
  aDelegates('lead', 'dev'),
  aDelegates('lead', 'reader'),
  aDelegates('lead', 'runner'),
  aHandoff('dev', 'qa', { gate: { command: 'test -f gate-open' } }),
)
const program = installClients(CLIENTS_FOLDER).opencode
const model = await startScriptedModel()
const client = await startClient(program, model)
const folder = temporaryFolder('try')
const { files } = printProject(design, emptyReading)
layOut(files, folder)
execFileSync('git', ['add', '-A'], { cwd: folder })
execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-qm', 'x'], { cwd: folder })
symlinkSync('/tmp', join(folder, 'src', 'out'))
symlinkSync('../specs', join(folder, 'src', 'specs-link'))
let n = 0
const c = (tool: string, args: Record<string, unknown>) => ({ id: `c${n++}_${tool}`, tool, args })
const sub = (agent: string, script: readonly ReturnType<typeof c>[]) =>
  c('task', { description: 'x', subagent_type: agent, prompt: promptFor(script) })
const w = (p: string) => c('write', { filePath: p, content: 'x' })
const b = (command: string) => c('bash', { command, description: 'd' })
const show = (r: Awaited<ReturnType<typeof client.run>>) => {
  for (const x of r.results)
    console.log(x.id, x.agent, x.done ? 'DONE' : 'no', x.said.slice(0, 260).replaceAll('\n', '|'))
  if (r.failed) console.log('FAILED', r.failed.slice(0, 500))
}
const t = Date.now()
console.log([...files.keys()].join(' '))
for (const a of await client.agents(folder)) void a
show(
  await client.run(folder, { agent: 'build' }, [
    sub('dev', [
      w('src/a.ts'),
      w('specs/x'),
      w(`${folder}/specs/y`),
      w('src/out/zz'),
      w('src/specs-link/b'),
      w('src/../specs/c'),
      w('Src/d'),
      b('echo fine'),
      b('echo fine > specs/e'),
      b('echo bad'),
      c('task', { description: 'x', subagent_type: 'general', prompt: 'hi' }),
      c('task', { description: 'x', subagent_type: 'qa', prompt: 'hi' }),
      c('read', { filePath: '/etc/hostname' }),
      c('glob', { pattern: '*' }),
    ]),
    sub('reader', [
      c('read', { filePath: 'docs/INSTRUCTIONS.md' }),
      c('read', { filePath: 'src/INSTRUCTIONS.md' }),
      c('grep', { pattern: 'x' }),
      c('grep', { pattern: 'x', path: 'docs' }),
    ]),
    sub('runner', [w('out/a'), b('echo x > specs/runner'), b('echo y >> .opencode/dotbox-policy.json')]),
    w('any/where'),
  ]),
)
console.log(Date.now() - t)
show(
  await client.run(folder, { agent: 'lead', model: 'gpt-5' }, [
    c('apply_patch', { patchText: '*** Begin Patch\n*** Add File: specs/p\n+x\n*** End Patch' }),
    c('apply_patch', {
      patchText: '*** Begin Patch\n*** Update File: specs/p\n*** Move to: q\n@@\n-x\n+y\n*** End Patch',
    }),
    sub('dev', [c('apply_patch', { patchText: '*** Begin Patch\n*** Add File: src/p\n+x\n*** End Patch' })]),
  ]),
)
if (existsSync(join(folder, '.opencode/dotbox-state/refused.jsonl')))
  console.log(readFileSync(join(folder, '.opencode/dotbox-state/refused.jsonl'), 'utf8').slice(0, 300))
console.log(execFileSync('git', ['status', '--short'], { cwd: folder }).toString())
rmSync(folder, { recursive: true })
client.stop()
model.stop()
mkdirSync
writeFileSync
aSpec
aVerifies
process.exit()
