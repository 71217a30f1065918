import { expect, type Locator, type Page } from '@playwright/test'
import { canvas } from './app.ts'
import { dragIn, draw, type Kind, type Spot } from './drawing.ts'
import { reach } from './reach.ts'

/** The ways in which every journey is made. */
export const WAYS = ['mouse', 'keyboard'] as const
export type Way = (typeof WAYS)[number]

/** What a person does with the page. A journey is written once and made by mouse, and by keyboard alone. */
export type Hands = {
  /** A button, a tab, a row, a box to tick. */
  readonly press: (target: Locator) => Promise<void>
  /** Replaces what is in a field, and keeps it. */
  readonly type: (field: Locator, text: string) => Promise<void>
  /** Takes one option of a select. */
  readonly choose: (select: Locator, option: string) => Promise<void>
  readonly select: (card: Locator) => Promise<void>
  readonly selectNothing: () => Promise<void>
  /** Something that has a button on the page and a name in the palette of commands. */
  readonly command: (name: string) => Promise<void>
  /** Something that the menu of a card offers. */
  readonly act: (card: Locator, name: string) => Promise<void>
  readonly add: (kind: Kind, name: string, at: Spot) => Promise<void>
  /** Connects two cards; `kind` where the two allow several. */
  readonly draw: (from: Locator, to: Locator, kind?: string) => Promise<void>
}

export const handsOf = (page: Page, way: Way): Hands => (way === 'mouse' ? byMouse(page) : byKeyboard(page))

export const byMouse = (page: Page): Hands => ({
  press: (target) => target.click(),
  type: async (field, text) => {
    await field.fill(text)
    await field.press('Tab')
  },
  choose: async (select, option) => {
    await select.selectOption(option)
  },
  select: (card) => card.click(),
  selectNothing: () => canvas(page).surface.press('Escape'),
  command: (name) => page.getByRole('button', { name }).first().click(),
  act: async (card, name) => {
    // By its name: the inside of a frame is paper.
    await card.locator('.name').first().click({ button: 'right' })
    await page.getByRole('menuitem', { name: itemOf(name) }).click()
  },
  add: (kind, name, at) => dragIn(page, kind, name, at),
  draw: (from, to, kind) => draw(page, from, to, kind),
})

/** Nothing in here touches the mouse, or puts the focus anywhere but by keys. */
export const byKeyboard = (page: Page): Hands => {
  const { keyboard } = page
  const press = async (target: Locator) => {
    await reach(target)
    const role = await target.evaluate((element) => element.getAttribute('role') ?? element.getAttribute('type'))
    // The arrows have opened it on the way.
    if (role === 'tab' && (await target.getAttribute('aria-selected')) === 'true') return
    await keyboard.press(role === 'checkbox' || role === 'switch' ? 'Space' : 'Enter')
  }
  const choose = async (select: Locator, option: string) => {
    await reach(select)
    const by = await select.evaluate((element, label) => {
      const { options, selectedIndex } = element as HTMLSelectElement
      return [...options].findIndex((one) => one.label === label) - selectedIndex
    }, option)
    for (let step = 0; step < Math.abs(by); step++) await keyboard.press(by > 0 ? 'ArrowDown' : 'ArrowUp')
    await expect(select.locator('option:checked')).toHaveText(option)
  }
  const selectNothing = async () => {
    // A field of a panel lets go of the keys first.
    await reach(canvas(page).surface.locator('.react-flow__node, .react-flow__edge').first())
    await keyboard.press('Escape')
  }
  const select = async (card: Locator) => {
    await reach(card)
    if (!/, selected$/.test((await card.getAttribute('aria-label')) ?? '')) await keyboard.press('Enter')
    await expect(card).toHaveAttribute('aria-label', /, selected$/)
  }
  const command = async (name: string) => {
    await keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused()
    await keyboard.type(name)
    await keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Find a command' })).toHaveCount(0)
  }
  return {
    press,
    choose,
    select,
    selectNothing,
    command,
    act: async (card, name) => {
      await select(card)
      await keyboard.press('Shift+F10')
      await press(page.getByRole('menuitem', { name: itemOf(name) }))
    },
    type: async (field, text) => {
      await reach(field)
      await keyboard.press('Control+a')
      await keyboard.type(text)
      await keyboard.press('Tab')
    },
    add: async (kind, name) => {
      await command(`Add ${kind}`)
      await expect(canvas(page).surface.getByRole('textbox')).toBeFocused()
      await keyboard.press('Control+a')
      await keyboard.type(name)
      await keyboard.press('Enter')
      await expect(canvas(page)[kind](name)).toBeFocused()
    },
    draw: async (from, to, kind) => {
      const [start, end] = [await nameOf(from), await nameOf(to)]
      await select(from)
      await keyboard.press('c')
      const dialog = page.getByRole('dialog', { name: 'Connect' })
      await choose(dialog.getByRole('combobox', { name: 'From' }), start)
      await choose(dialog.getByRole('combobox', { name: 'To' }), end)
      // “Hands off to it” from a card is “writer hands off to reviewer” here.
      const says = kind ? ` ${kind.toLowerCase().replace(/ it$/, '')} ` : ''
      await press(dialog.getByRole('button', { name: new RegExp(`^${start}${says || ' '}.*${end}$`) }))
      await expect(dialog).toHaveCount(0)
      await expect(from).toBeFocused()
    },
  }
}

/** An item of a menu is called by its words and its keys. */
const itemOf = (name: string) => new RegExp(`^${name}($| (Del|Esc|F\\d|Ctrl|Shift|Alt|.$))`)

/** What a card is called, as it is read aloud. */
const nameOf = async (card: Locator) =>
  /^(?:Agent|Directory|Spec) ([^,]+)/.exec((await card.getAttribute('aria-label')) ?? '')?.[1] ?? ''
