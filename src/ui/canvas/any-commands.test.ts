import fc from 'fast-check'
import { expect, test } from 'vitest'
import { servicesWith } from '../../commands/fixture.ts'
import { commands } from '../../commands/index.ts'
import { reconnected } from '../../commands/reconnecting.ts'
import { aDesign } from '../../design/arbitrary.ts'
import { patch } from '../../design/edits.ts'
import { shown } from '../../design/folding.ts'
import { rects } from '../../design/frames.ts'
import type { Design } from '../../design/model.ts'
import { openDesign } from '../../design/open.ts'
import { all, edges, nodes } from '../../design/queries.ts'
import { settle } from '../../design/settle.ts'
import { boardState } from './board.ts'
import { cardsOf } from './card-facts.ts'
import { dragging } from './dragging.ts'
import { edgeFinder } from './edge-at.ts'
import { flowEdges, flowNodes } from './flow.ts'
import { linesOf } from './lines.ts'
import { addOffer } from './to-add.ts'

/** Where the sequence would leave the design, or only looks at it in another way. */
const LEFT_OUT = ['edit.undo', 'edit.redo', 'page.new', 'page.save-file']
const known = commands.filter(({ id }) => !LEFT_OUT.includes(id))
/** From here on nothing is added: two hundred times twice as much is more than any design. */
const MANY = 50
const GROWS = /^(add\.|edit\.(duplicate|paste|insert))/

type Services = ReturnType<typeof servicesWith>
type Step = {
  readonly what: number
  readonly picks: readonly number[]
  readonly at: { readonly x: number; readonly y: number }
  readonly word: string
  readonly alt: boolean
}

const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(999),
  picks: fc.array(fc.nat(999), { maxLength: 4 }),
  at: fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }),
  word: fc.constantFrom('writer', 'a:b', '', 'x/../y', 'w', 'specs/a.md'),
  alt: fc.boolean(),
})

const board = (services: Services) => ({
  state: boardState(),
  services: () => services,
  nodeAt: () => null,
  within: () => [],
  edgeFinder: (fits: (id: string) => boolean) => {
    const { design } = services.session.getState()
    return edgeFinder(linesOf()(design), rects(design), fits)
  },
})

/** What hands do that is no command: each as the canvas does it. */
const gestures: readonly ((services: Services, step: Step, id: string) => void)[] = [
  // A drag: in line with others, into an edge, into a group or out of it, or with Alt a copy.
  (services, { at, alt }) => {
    const here = board(services)
    const hand = dragging(
      here,
      { area: () => ({ x: -3000, y: -3000, width: 6000, height: 6000 }), zoom: () => 1 },
      () => {},
    )
    const ids = new Set([...services.session.getState().selection].filter((id) => !id.includes('>')))
    hand.step(ids, { x: at.x / 2, y: at.y / 2 }, {})
    hand.step(ids, at, {})
    const { moving } = here.state.getState()
    if (moving && !(alt && nodes(services.session.getState().design).length > MANY)) hand.drop(moving, { altKey: alt })
    hand.stop()
  },
  (services, { at, picks }) => {
    const { design } = services.session.getState()
    const [edge, node] = [edges(design)[picks[0] ?? 0], nodes(design)[picks[1] ?? 0]]
    if (edge && node) services.session.edit('Reconnect', reconnected(edge.id, at.x > 0 ? 'from' : 'to', node.id))
  },
  (services, { at, word, alt }, id) => {
    if (nodes(services.session.getState().design).length > MANY) return
    const from = alt && id && !id.includes('>') ? id : null
    addOffer(services, { add: 'agent', called: word, title: '' }, at, from)
  },
  // Typing: each letter joins the step before.
  (services, { word }) => {
    const [agent] = all(services.session.getState().design, 'agent')
    if (!agent) return
    for (const letter of `${word}!`)
      services.session.edit('Describe', patch(agent.id, { description: agent.description + letter }), 'typing')
  },
]

const take = async (services: Services, step: Step): Promise<string> => {
  const { design } = services.session.getState()
  const ids = Object.keys(design.records).filter((id) => id !== 'design:main')
  const picked = step.picks.flatMap((pick) => ids[pick % Math.max(1, ids.length)] ?? [])
  // Without picks the selection is what the step before left.
  if (picked.length > 0) services.session.select(picked)
  if (step.what % 4 === 0) {
    gestures[Math.floor(step.what / 4) % gestures.length]?.(services, step, picked[0] ?? '')
    return 'a gesture'
  }
  const command = known[step.what % known.length]
  if (!command || (GROWS.test(command.id) && nodes(design).length > MANY)) return 'nothing'
  try {
    if (command.enabled?.(services) ?? true) await command.run(services)
  } catch (error) {
    throw new Error(command.id, { cause: error })
  }
  return command.id
}

/** One canvas that has seen all designs before, as the page has, and remembers what did not change. */
const aCanvas = () => {
  const parts = { cards: cardsOf(), lines: linesOf(), nodes: flowNodes(), edges: flowEdges() }
  return (design: Design, selection: ReadonlySet<string>) => ({
    nodes: parts.nodes(parts.cards(shown(design)), selection, null, null),
    edges: parts.edges(parts.lines(shown(design)), selection),
  })
}

const expectValid = (design: Design) => {
  expect(settle(design, [])).toBe(design)
  expect(openDesign(JSON.parse(JSON.stringify(design)))).toEqual({ ok: true, design, notes: [] })
}

const expectShown = (
  canvas: ReturnType<typeof aCanvas>,
  { design, selection }: { design: Design; selection: ReadonlySet<string> },
) => {
  const drawn = canvas(design, selection)
  // What is remembered is what would be drawn anew.
  expect(drawn).toEqual(aCanvas()(design, selection))
  const folded = shown(design)
  const places = rects(design)
  expect(new Map(drawn.nodes.map((node) => [node.id, node.position]))).toEqual(
    new Map(nodes(folded).map(({ id }) => [id as string, { x: places.get(id)!.x, y: places.get(id)!.y }])),
  )
  expect(new Map(drawn.edges.map((edge) => [edge.id, `${edge.source} ${edge.target}`]))).toEqual(
    new Map(edges(folded).map(({ id, from, to }) => [id as string, `${from} ${to}`])),
  )
  for (const one of [...drawn.nodes, ...drawn.edges]) expect(one.selected).toBe(selection.has(one.id))
}

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

test('after any two hundred commands, undoing all gives the first design and redoing all the last; on the way every design is valid and shown as it is', async () => {
  // To run the same again: SEED=… npx vitest run src/ui/canvas/any-commands.test.ts
  console.info(`Seed of the random commands: ${seed}`)
  let done = 'nothing'
  const outcome = await fc.check(
    fc.asyncProperty(
      aDesign,
      fc.array(aStep, { minLength: 200, maxLength: 200, size: 'max' }),
      async (first, steps) => {
        const services = servicesWith(...Object.values(first.records))
        const { session } = services
        const begin = session.getState().design
        const canvas = aCanvas()
        for (const step of steps) {
          const { past } = session.getState()
          done = await take(services, step)
          const now = session.getState()
          if (now.past.length > past.length) expect(now.past.at(-1)?.label.trim()).not.toBe('')
          expectValid(now.design)
          expectShown(canvas, now)
        }
        done = 'undoing and redoing'
        const last = session.getState()
        for (let count = last.past.length; count > 0; count--) {
          const before = session.getState().past.at(-1)
          session.undo()
          expect(session.getState().selection).toEqual(before?.selection)
          expectShown(canvas, session.getState())
        }
        expect(session.getState().design).toBe(begin)
        expect(session.getState().past).toEqual([])
        while (session.getState().future.length > 0) session.redo()
        expect(session.getState().design).toBe(last.design)
        expect(session.getState().selection).toEqual(last.selection)
      },
    ),
    { seed, numRuns: 3, endOnFailure: true },
  )
  if (outcome.failed) throw new Error(`With the seed ${seed}, after ${done}`, { cause: outcome.errorInstance })
}, 60_000)
