import { put } from '../design/edits.ts'
import type { AnyRecord } from '../design/model.ts'
import { emptyDesign } from '../design/model.ts'
import { emptyReading } from '../project/reading.ts'
import { createSession } from '../store/session.ts'
import type { Services } from './command.ts'

/** Services without a page, for tests: a session, and a canvas that writes down what it was asked. */
export const servicesWith = (...records: readonly AnyRecord[]): Services & { asked: string[] } => {
  const asked: string[] = []
  const clipboard = { text: '' }
  const session = createSession({ draft: 'draft', design: put(...records)(emptyDesign()), reading: emptyReading })
  const nothing = () => Promise.reject(new Error('There is no page here.'))
  return {
    asked,
    session,
    keys: { of: (command) => command.keys ?? [] },
    canvas: {
      fit: () => asked.push('fit'),
      fitSelection: () => asked.push('fit selection'),
      zoomBy: (factor) => asked.push(`zoom by ${factor}`),
      zoomTo: (zoom) => asked.push(`zoom to ${zoom}`),
      center: () => ({ x: 1000, y: 500 }),
      focus: (id) => asked.push(`focus ${id}`),
      rename: (id) => asked.push(`rename ${id}`),
      reveal: (id) => asked.push(`reveal ${id}`),
      find: () => asked.push('find'),
      findStep: (by) => asked.push(`find ${by}`),
      toggleDim: () => asked.push('dim') > 0,
      searchToAdd: () => asked.push('search to add'),
    },
    view: {
      show: (dialog) => asked.push(`show ${dialog}`),
      toggleDock: () => {},
      togglePanel: () => {},
      setTheme: () => {},
      renameDesign: () => asked.push('rename the design'),
      goTo: (to) => asked.push(`go to ${to}`),
    },
    io: {
      saveZip: nothing,
      saveText: () => {},
      newDraftId: () => 'draft-2',
      writeClipboard: async (text) => {
        clipboard.text = text
      },
      readClipboard: async () => clipboard.text,
    },
  }
}
