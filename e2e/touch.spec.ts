import { devices, type Locator } from '@playwright/test'
import { canvas, expect, exported, test } from './app.ts'
import { fingersOf, middleOf } from './fingers.ts'

const { viewport, deviceScaleFactor, isMobile, hasTouch } = devices['iPad (gen 7) landscape']
test.use({ viewport, deviceScaleFactor, isMobile, hasTouch })

/** As long as a finger rests to ask for a menu, and a little more. */
const REST = 600

test('on a tablet, with fingers: a template, a menu, dragging, connecting, pinching, a new agent, and the zip', async ({
  app: page,
}) => {
  test.setTimeout(60_000)
  const { agent, directory, edge, surface } = canvas(page)
  const fingers = await fingersOf(page)
  const press = (target: Locator) => target.tap()
  const hands = { press, command: (name: string) => press(page.getByRole('button', { name })) }
  const taken = async () => {
    const { files } = await exported(page, hands)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    return { files, places: JSON.parse(files['.dotbox/design.json'] ?? '').places }
  }
  const paper = await page.getByTestId('canvas').boundingBox()
  if (!paper) throw new Error('There is no canvas.')

  await hands.command('Start from a template')
  await press(page.getByRole('dialog').getByRole('button', { name: /Research, draft, review/ }))

  // A tap selects, and the inspector tells about it.
  await press(agent('writer'))
  await expect(agent('writer')).toHaveAttribute('aria-label', /, selected$/)
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('writer')
  const before = await taken()

  // A long press opens the menu of what is below the finger.
  await fingers.hold(await middleOf(agent('reviewer')), REST)
  await press(page.getByRole('menu', { name: 'reviewer' }).getByRole('menuitem', { name: /^Lock/ }))
  await expect(agent('reviewer')).toHaveAttribute('aria-label', /locked/)
  await fingers.hold({ x: paper.x + 60, y: paper.y + 60 }, REST)
  await press(page.getByRole('menu', { name: 'Canvas' }).getByRole('menuitem', { name: /^Select all( |$)/ }))
  await expect(surface.getByRole('group', { name: /^Agent .*, selected$/ })).toHaveCount(3)
  await page.touchscreen.tap(paper.x + 60, paper.y + 60)
  await expect(surface.getByRole('group', { name: /, selected$/ })).toHaveCount(0)

  // A drag moves the card. What is locked stays.
  const from = await middleOf(agent('writer'))
  await fingers.drag(from, { x: from.x + 10, y: from.y - 120 })
  const locked = await middleOf(agent('reviewer'))
  await fingers.drag(locked, { x: locked.x, y: locked.y - 120 })

  // A card that was tapped shows the dots from which a line is drawn.
  await press(agent('writer'))
  const dot = await middleOf(agent('writer').locator('.react-flow__handle-bottom'))
  await fingers.drag(dot, await middleOf(directory('research')))
  await expect(edge(/^Writing from writer to research/)).toHaveCount(1)

  // Two fingers that part bring everything nearer.
  const width = async () => (await agent('writer').boundingBox())?.width ?? 0
  const far = await width()
  const [left, right, y] = [paper.x + 200, paper.x + 300, paper.y + 60]
  await fingers.pinch(
    [
      { x: left, y },
      { x: right, y },
    ],
    [
      { x: left - 20, y },
      { x: right + 20, y },
    ],
  )
  await expect.poll(width).toBeGreaterThan(far * 1.2)

  await fingers.doubleTap({ x: paper.x + 60, y: paper.y + 60 })
  const field = page.getByRole('combobox', { name: /^Add/ })
  await expect(field).toBeFocused()
  await field.fill('scout')
  await press(page.getByRole('option', { name: /scout/ }).first())
  await expect(agent('scout')).toHaveCount(1)

  const after = await taken()
  expect(Object.keys(after.files).filter((path) => !(path in before.files))).toEqual(
    expect.arrayContaining(['.claude/agents/scout.md', '.opencode/agents/scout.md']),
  )
  expect(JSON.parse(after.files['.claude/dotbox-policy.json'] ?? '')).toMatchObject({
    agents: { writer: { writes: ['drafts/**', 'research/**'] } },
  })
  expect(after.places['agent:writer'].at.y).toBeLessThan(before.places['agent:writer'].at.y - 100)
  expect(after.places['agent:reviewer']).toEqual({ ...before.places['agent:reviewer'], locked: true })
})
