import { expect, test } from 'vitest'
import { servicesWith } from '../../commands/fixture.ts'
import { rects } from '../../design/frames.ts'
import { get } from '../../design/queries.ts'
import { aHandoff, anAgent } from '../../design/samples.ts'
import { boardState, NO_GUIDES, STILL } from './board.ts'
import { pullOn } from './carry.ts'
import { dragging } from './dragging.ts'
import { edgeFinder } from './edge-at.ts'
import { linesOf } from './lines.ts'

const hand = (zoom = 1) => {
  const services = servicesWith(
    anAgent('a', { at: { x: 0, y: 0 } }),
    anAgent('b', { at: { x: 900, y: 0 } }),
    anAgent('c', { at: { x: 300, y: 500 } }),
    aHandoff('a', 'b'),
  )
  const marked: (readonly string[] | null)[] = []
  const board = {
    state: boardState(),
    services: () => services,
    nodeAt: () => null,
    within: () => [],
    edgeFinder: (fits: (id: string) => boolean) => {
      const { design } = services.session.getState()
      return edgeFinder(linesOf()(design), rects(design), fits)
    },
  }
  const view = { area: () => ({ x: -2000, y: -2000, width: 4000, height: 4000 }), zoom: () => zoom }
  const carrying = dragging(board, view, (ids) => void marked.push(ids && [...ids]))
  const ids = new Set(['agent:c'])
  return { services, board, carrying, ids, marked }
}

test('a drag snaps to what it is nearly in line with and shows the guides; with Ctrl it does not', () => {
  const { board, carrying, ids } = hand()
  carrying.step(ids, { x: -296, y: 0 }, {})
  expect(board.state.getState().moving).toMatchObject({ x: -300, y: 0 })
  expect(board.state.getState().guides.map(({ axis, at }) => [axis, at])).toEqual([
    ['x', 0],
    ['x', 124],
    ['x', 248],
  ])
  carrying.step(ids, { x: -296, y: 0 }, { ctrlKey: true })
  expect(board.state.getState().moving).toMatchObject({ x: -296, y: 0 })
  carrying.stop()
  expect(board.state.getState()).toMatchObject({ moving: null, guides: NO_GUIDES })
})

test('React Flow is told of the first step and of each long way; what lies between is carried', () => {
  const { board, carrying, ids } = hand()
  const step = (x: number) => {
    carrying.step(ids, { x, y: 40 }, { ctrlKey: true })
    const { moving, told, carried } = board.state.getState()
    expect({ x: told!.x + carried.x, y: told!.y + carried.y }).toEqual({ x: moving!.x, y: moving!.y })
    return { told: told!.x, carried: carried.x, pull: pullOn(board.state.getState(), 'agent:c', 'agent:a') }
  }
  expect(step(5)).toEqual({ told: 5, carried: 0, pull: 'from' })
  expect(step(60)).toEqual({ told: 5, carried: 55, pull: 'from' })
  expect(step(165)).toEqual({ told: 5, carried: 160, pull: 'from' })
  expect(step(166)).toEqual({ told: 166, carried: 0, pull: 'from' })
  expect(pullOn(board.state.getState(), 'agent:a', 'agent:c')).toBe('to')
  expect(pullOn(board.state.getState(), 'agent:a', 'agent:b')).toBe(null)
  carrying.step(new Set(['agent:a', 'agent:b']), { x: 1, y: 0 }, {})
  expect(pullOn(board.state.getState(), 'agent:a', 'agent:b')).toBe('along')
  carrying.stop()
  expect(board.state.getState()).toMatchObject({ told: null, carried: STILL })
})

test('from far away the reach is the same on the screen', () => {
  const { board, carrying, ids } = hand(0.25)
  carrying.step(ids, { x: -280, y: 0 }, {})
  expect(board.state.getState().moving).toMatchObject({ x: -300 })
})

test('a card over a line is let go into it, as one named step; what is shown on the way goes again', () => {
  const { services, board, carrying, ids, marked } = hand()
  carrying.step(ids, { x: 150, y: -499 }, { ctrlKey: true })
  expect(marked).toEqual([['handoff:a>b', 'agent:a', 'agent:b']])
  carrying.drop(board.state.getState().moving!, {})
  carrying.stop()
  expect(marked.at(-1)).toBe(null)
  const { design, past } = services.session.getState()
  expect(past.map(({ label }) => label)).toEqual(['Insert c into a → b'])
  expect([get(design, 'handoff:a>c'), get(design, 'handoff:c>b')]).not.toContain(undefined)
  expect(get(design, 'agent:c')?.at).toEqual({ x: 450, y: 1 })
})

test('over a line nothing pulls a card away from it, however nearly it is in line with others', () => {
  const { board, carrying, ids, marked } = hand()
  carrying.step(ids, { x: 150, y: -496 }, {})
  expect(board.state.getState()).toMatchObject({ moving: { x: 150, y: -496 }, guides: NO_GUIDES })
  expect(marked).toEqual([['handoff:a>b', 'agent:a', 'agent:b']])
})

test('with Alt what is dragged is copied, and stays where it was', () => {
  const { services, board, carrying, ids } = hand()
  carrying.step(ids, { x: 11, y: 222 }, {})
  carrying.drop(board.state.getState().moving!, { altKey: true })
  const { design, past, selection } = services.session.getState()
  expect(get(design, 'agent:c')?.at).toEqual({ x: 300, y: 500 })
  expect(past.map(({ label }) => label)).toEqual(['Duplicate c'])
  expect([...selection]).toEqual(['agent:c-2'])
})
