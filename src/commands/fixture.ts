import { put } from '../design/edits.ts'
import type { AnyRecord } from '../design/model.ts'
import { emptyDesign } from '../design/model.ts'
import { emptyReading } from '../project/reading.ts'
import { createSession } from '../store/session.ts'
import type { Services } from './command.ts'

/** Services without a page, for tests: a session, and a canvas that writes down what it was asked. */
export const servicesWith = (...records: readonly AnyRecord[]): Services & { asked: string[] } => {
  const asked: string[] = []
  const session = createSession({ draft: 'draft', design: put(...records)(emptyDesign()), reading: emptyReading })
  const nothing = () => Promise.reject(new Error('There is no page here.'))
  return {
    asked,
    session,
    canvas: {
      fit: () => asked.push('fit'),
      fitSelection: () => asked.push('fit selection'),
      zoomBy: (factor) => asked.push(`zoom by ${factor}`),
      zoomTo: (zoom) => asked.push(`zoom to ${zoom}`),
      center: () => ({ x: 1000, y: 500 }),
      focus: (id) => asked.push(`focus ${id}`),
      rename: (id) => asked.push(`rename ${id}`),
    },
    view: {
      show: (dialog) => asked.push(`show ${dialog}`),
      toggleDock: () => {},
      togglePanel: () => {},
      setTheme: () => {},
    },
    io: { saveZip: nothing, saveText: () => {}, newDraftId: () => 'draft-2' },
  }
}
