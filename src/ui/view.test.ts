import { expect, test } from 'vitest'
import { createView, rememberedView } from './view.ts'

const shelf = (saved: string | null = null) => {
  let text = saved
  return {
    getItem: () => text,
    setItem: (_: string, value: string) => {
      text = value
    },
  }
}

test('the arrangement comes back, the open dialog does not', () => {
  const storage = shelf()
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
    expect(rememberedView(shelf(saved))).toEqual(usual)
  }
  expect(rememberedView(shelf('{"sizes":{"left":9000}}')).sizes.left).toBe(420)
})

test('storage that throws stops nothing', () => {
  const refusing = {
    getItem: () => {
      throw new Error('refused')
    },
    setItem: () => {
      throw new Error('full')
    },
  }
  const view = createView(refusing)
  view.port.togglePanel('right')
  expect(view.getState().right).toBe(false)
})
