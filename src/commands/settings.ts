import { patch } from '../design/edits.ts'
import { DESIGN_ID } from '../design/model.ts'
import { settings } from '../design/queries.ts'
import { targetNames } from '../targets/names.ts'
import type { Command } from './command.ts'

/** Begins to write for a tool, or stops it. */
const target = ({ id, name }: { readonly id: string; readonly name: string }): Command => ({
  id: `design.target-${id}`,
  title: `Write for ${name}, or not`,
  group: 'Design',
  run: ({ session }) => {
    const { exportTo } = settings(session.getState().design)
    const on = !exportTo.includes(id)
    session.edit(
      on ? `Write for ${name}` : `Do not write for ${name}`,
      patch(DESIGN_ID, { exportTo: on ? [...exportTo, id] : exportTo.filter((other) => other !== id) }),
    )
  },
})

export const targetCommands: readonly Command[] = targetNames.map(target)

export const enforce: Command = {
  id: 'design.enforce',
  title: 'Enforce the design, or not',
  group: 'Design',
  run: ({ session }) => {
    const on = !settings(session.getState().design).enforce
    session.edit(on ? 'Enforce the design' : 'Do not enforce the design', patch(DESIGN_ID, { enforce: on }))
  },
}

export const renameDesign: Command = {
  id: 'design.rename',
  title: 'Rename the design',
  keys: ['Shift+F2'],
  group: 'Design',
  run: ({ view }) => view.renameDesign(),
}

/** Makes the selected agent the lead, or takes the lead from it. */
export const lead: Command = {
  id: 'design.lead',
  title: 'Make it the lead, or not',
  menus: ['node'],
  group: 'Design',
  enabled: ({ session }) => {
    const [id, ...others] = session.getState().selection
    return id !== undefined && others.length === 0 && id.startsWith('agent:')
  },
  run: ({ session }) => {
    const { design, selection } = session.getState()
    const [id] = selection as ReadonlySet<`agent:${string}`>
    if (!id) return
    const now = settings(design).lead === id ? null : id
    session.edit(now ? 'Make it the lead' : 'No lead', patch(DESIGN_ID, { lead: now }))
  },
}
