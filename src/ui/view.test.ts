import { expect, test } from 'vitest'
import { refusingShelf, shelfWith } from './shelf-fixture.ts'
import { createView, rememberedView } from './view.ts'

test('the arrangement comes back, the open dialog does not', () => {
  const storage = shelfWith()
  const view = createView(storage)
  view.port.togglePanel('left')
  view.port.setTheme('dark')
  view.port.toggleDock('files')
  view.port.show('export')
  expect(rememberedView(storage)).toEqual({ ...rememberedView(null), left: false, theme: 'dark', dock: 'files' })
})

test('a dock that is open closes when it is asked for again', () => {
  const view = createView(null)
  view.port.toggleDock('files')
  view.port.toggleDock('problems')
  expect(view.getState().dock).toBe('problems')
  view.port.toggleDock('problems')
  expect(view.getState().dock).toBeNull()
})

test('damaged or foreign storage falls back to the usual arrangement', () => {
  const usual = rememberedView(null)
  for (const saved of ['{', '[]', '7', '{"sizes":null,"theme":"pink","dock":"x"}', '{"sizes":{"left":"wide"}}']) {
    expect(rememberedView(shelfWith(saved))).toEqual(usual)
  }
  expect(rememberedView(shelfWith('{"sizes":{"left":9000}}')).sizes.left).toBe(420)
})

test('storage that throws stops nothing', () => {
  const view = createView(refusingShelf)
  view.port.togglePanel('right')
  expect(view.getState().right).toBe(false)
})
