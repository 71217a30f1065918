import type { Page } from '@playwright/test'
import { put } from '../src/design/edits.ts'
import { emptyDesign, make } from '../src/design/model.ts'

/** A design of so many agents in a square, as a file that was saved. */
export const teamOf = (size: number) => {
  const columns = Math.ceil(Math.sqrt(size))
  const agents = Array.from({ length: size }, (_, at) =>
    make('agent', `agent:a${at}`, {
      name: `agent-${at}`,
      at: { x: (at % columns) * 336, y: Math.floor(at / columns) * 208 },
    }),
  )
  return JSON.stringify(put(...agents)(emptyDesign()))
}

/** Drops such a file on the page. */
export const open = (page: Page, text: string) =>
  page.evaluate((saved) => {
    const data = new DataTransfer()
    data.items.add(new File([saved], 'team.json', { type: 'application/json' }))
    for (const kind of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }))
  }, text)
