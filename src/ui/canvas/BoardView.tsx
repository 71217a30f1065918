import {
  ConnectionMode,
  ReactFlow,
  type ReactFlowState,
  SelectionMode,
  useStore as useFlowStore,
  useReactFlow,
  useStoreApi,
  type Viewport,
} from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { CanvasPort } from '../../commands/command.ts'
import { shown as asShown } from '../../design/folding.ts'
import { isFrame, overlap, rects } from '../../design/frames.ts'
import type { SessionStore } from '../../store/session.ts'
import { MenuList } from '../kit/Menu.tsx'
import { type Board, BoardContext, boardState, FarContext } from './board.ts'
import type { CanvasProps } from './Canvas.tsx'
import { ConnectionLine } from './ConnectionLine.tsx'
import { cardsOf } from './card-facts.ts'
import { AgentCard } from './cards/AgentCard.tsx'
import { DirectoryCard } from './cards/DirectoryCard.tsx'
import { GroupFrame } from './cards/GroupFrame.tsx'
import { NoteCard } from './cards/NoteCard.tsx'
import { SpecCard } from './cards/SpecCard.tsx'
import { carry } from './carry.ts'
import { Dots } from './Dots.tsx'
import { EdgeLine } from './EdgeLine.tsx'
import { edgeFinder } from './edge-at.ts'
import { extentOf } from './extent.ts'
import { FAR, farness, MANY, WINDOWED } from './far.ts'
import { type CardNode, flowEdges, flowNodes, type LineEdge, type Moving, placedCards } from './flow.ts'
import { gestures } from './gestures.ts'
import { cardsInTheWay, NOTHING_IN_THE_WAY, solid } from './in-the-way.ts'
import { type Line, linesOf } from './lines.ts'
import { useLingering } from './lingering.ts'
import { longPressed } from './long-press.ts'
import { Minimap } from './Minimap.tsx'
import { near, windowAround, windowRect } from './near.ts'
import { Over } from './Over.tsx'
import { Overview } from './Overview.tsx'
import { sameItems } from './same-items.ts'
import { spaceHeld } from './space-held.ts'
import { usePort } from './use-port.ts'
import { viewOf } from './view-of.ts'
import { ZoomBar } from './ZoomBar.tsx'

const nodeTypes = { agent: AgentCard, directory: DirectoryCard, spec: SpecCard, note: NoteCard, group: GroupFrame }
const edgeTypes = { line: EdgeLine }
const zoomBar = <ZoomBar />
const NO_NODES: CardNode[] = []
const NO_EDGES: LineEdge[] = []
/** The left button and the middle one. */
const PAN_BUTTONS = [0, 1]
/** With these held a drag draws a box; with Ctrl or Cmd it adds to what is selected. */
const BOX_KEYS = ['Shift', 'Control+Shift', 'Meta+Shift']
const howFar = (state: ReactFlowState) => farness(state.transform[2])
const howFarOfMany = (state: ReactFlowState) => farness(state.transform[2], true)
const isTiny = (state: ReactFlowState) => state.transform[2] < FAR
const UNMOVED: Viewport = { x: 0, y: 0, zoom: 1 }
const noWindow = () => ''

/** The last value of a time in which it counted; the first one whenever it was. */
const useKept = <T,>(value: T, counts: boolean): T => {
  const kept = useRef(value)
  if (counts) kept.current = value
  return kept.current
}

/** Where the canvas begins: with all of the design in view. Undefined of an empty one, or while the canvas has no room. */
const useFirstView = (session: SessionStore): Viewport | undefined => {
  const store = useStoreApi()
  // Nothing has looked at the view before: what is drawn first is drawn from there.
  const [first] = useState(() => {
    const view = viewOf(extentOf(session.getState().design), store.getState())
    if (view) store.setState({ transform: [view.x, view.y, view.zoom] })
    return view ?? undefined
  })
  return first
}

export const BoardView = ({ session, services, onPort, findings, levels, children }: CanvasProps) => {
  const flow = useReactFlow<CardNode, LineEdge>()
  const begin = useFirstView(session)
  // What is in a folded group is not drawn.
  const design = useStore(session, (state) => asShown(state.design))
  const selection = useStore(session, (state) => state.selection)

  // Asked at the moment of use, so that what hangs on it never has to be made anew.
  const now = useRef({ services, port: null as CanvasPort | null })
  now.current.services = services
  const [parts] = useState(() => ({
    state: boardState(),
    cards: cardsOf(),
    lines: linesOf(),
    nodes: flowNodes(),
    edges: flowEdges(),
    inTheWay: cardsInTheWay(),
  }))
  const [ask] = useState(() => () => ({
    ...now.current.services,
    canvas: now.current.port ?? now.current.services.canvas,
  }))
  const port = usePort(flow, parts.state, ask)
  now.current.port = port

  const moving = useStore(parts.state, (state) => state.told)
  const renaming = useStore(parts.state, (state) => state.renaming)
  const menu = useStore(parts.state, (state) => state.menu)
  const closeMenu = useCallback(() => parts.state.setState({ menu: null }), [parts])
  const cards = parts.cards(design, findings, levels)
  const lines = parts.lines(design, levels)

  const many = cards.length > MANY
  const windowed = cards.length > WINDOWED
  // From far away one drawing stands for the cards.
  const drawn = useFlowStore(isTiny) && windowed
  const onPage = useLingering(drawn)
  const distance = useFlowStore(many ? howFarOfMany : howFar)
  // What is not seen is not drawn anew.
  const far = useKept(distance, !drawn)
  // Nothing is drawn before it is known from how far away: a large design would be mounted near for nothing.
  const [fitted, setFitted] = useState(begin !== undefined)
  const ready = useFlowStore(useMemo(() => (windowed && !drawn ? windowAround() : noWindow), [windowed, drawn]))
  // One dragged card stays whatever happens, so its steps need no new search; of many, some come into view on the way.
  const carried = useRef<Moving | null>(null)
  if (carried.current?.ids !== moving?.ids || (moving && moving.ids.size > 1)) carried.current = moving
  const away = carried.current
  const inWindow = useMemo(() => {
    if (!windowed) return { cards, lines }
    return ready === '' ? null : near(cards, lines, windowRect(ready), away)
  }, [windowed, ready, cards, lines, away])
  const last = useKept(inWindow, !drawn)
  const shown = onPage ? last : null
  const nodes = !shown || !fitted ? NO_NODES : parts.nodes(shown.cards, selection, moving, renaming)
  // The same list while only places change: React Flow looks through all edges when it is given a new one.
  const kept = useRef<readonly Line[]>([])
  if (shown && !sameItems(kept.current, shown.lines)) kept.current = shown.lines
  const closeLines = kept.current
  const anything = shown !== null && fitted
  const inTheWay = useMemo(
    () => (anything ? parts.inTheWay(placedCards(cards, moving), closeLines) : NOTHING_IN_THE_WAY),
    [anything, cards, moving, closeLines, parts],
  )
  const edges = useMemo(
    () => (anything ? parts.edges(closeLines, selection, inTheWay) : NO_EDGES),
    [anything, closeLines, selection, inTheWay, parts],
  )
  const content = useRef({ cards, lines })
  content.current = { cards, lines }

  const board = useMemo<Board>(
    () => ({
      state: parts.state,
      services: ask,
      nodeAt: (point) => {
        const under = { ...point, width: 0, height: 0 }
        return (
          content.current.cards.findLast(({ record, rect }) => !isFrame(record) && overlap(rect, under))?.record.id ??
          null
        )
      },
      within: (box) => {
        const those = content.current.cards
          .filter(({ record, rect }) => !isFrame(record) && overlap(rect, box))
          .map(({ record }) => record.id as string)
        const ids = new Set(those)
        const between = content.current.lines.filter(({ record }) => ids.has(record.from) || ids.has(record.to))
        return [...those, ...between.map(({ record }) => record.id as string)]
      },
      edgeFinder: (fits) => {
        const find = edgeFinder(
          content.current.lines,
          rects(ask().session.getState().design),
          fits,
          solid(content.current.cards),
        )
        return (point) => find(point, flow.getZoom())
      },
    }),
    [parts, ask, flow],
  )
  const root = useRef<HTMLDivElement>(null)
  const flowStore = useStoreApi()
  const hands = useMemo(() => {
    const dropBox = () => flowStore.setState({ userSelectionActive: false, userSelectionRect: null })
    return gestures(board, flow, { root: () => root.current, dropBox })
  }, [board, flow, flowStore])

  useEffect(() => onPort(port), [onPort, port])
  useEffect(() => (root.current ? carry(root.current, parts.state) : undefined), [parts])
  useEffect(() => spaceHeld((on) => root.current?.classList.toggle('space', on)), [])
  useEffect(() => (root.current ? longPressed(root.current) : undefined), [])
  const sized = useFlowStore((state) => state.width > 0)
  useEffect(() => {
    if (!sized) return
    if (!begin) port.fitNow()
    setFitted(true)
    return session.subscribe((after, before) => {
      const opened =
        after.design !== before.design &&
        after.past.length === 0 &&
        after.future.length === 0 &&
        before.past !== after.past
      // Before anything is drawn: a large design that is seen from far away never has to be mounted near.
      if (after.draft !== before.draft || opened) port.fitNow()
    })
  }, [session, port, sized, begin])

  return (
    <BoardContext value={board}>
      <FarContext value={far > 0}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys and the pointer of what is inside come by here */}
        <div
          ref={root}
          className="canvas"
          data-keys="canvas"
          data-testid="canvas"
          data-far={far || undefined}
          data-drawn={drawn || undefined}
          onKeyDown={hands.onKeyDown}
          onDoubleClick={hands.onDoubleClick}
          onDragOver={hands.onDragOver}
          onDrop={hands.onDrop}
          onFocus={hands.onFocus}
          onPointerOver={hands.onPointerOver}
          onPointerDownCapture={hands.onPointerDownCapture}
          onMouseDownCapture={hands.onMouseDownCapture}
          onPointerMoveCapture={hands.onPointerMoveCapture}
          onPointerUpCapture={hands.onPointerUpCapture}
        >
          <ReactFlow<CardNode, LineEdge>
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodesChange={hands.onNodesChange}
            onEdgesChange={hands.onEdgesChange}
            onNodeDragStart={hands.onDragStart}
            onNodeDragStop={hands.onDragStop}
            onSelectionDragStart={hands.onDragStart}
            onSelectionDragStop={hands.onDragStop}
            onNodeDoubleClick={hands.onNodeDoubleClick}
            onNodeContextMenu={hands.onNodeContextMenu}
            onEdgeContextMenu={hands.onEdgeContextMenu}
            onPaneContextMenu={hands.onPaneContextMenu}
            onPaneClick={hands.onPaneClick}
            onSelectionStart={hands.onSelectionStart}
            onSelectionEnd={hands.onSelectionEnd}
            onMove={hands.onMove}
            onMoveEnd={hands.onMoveEnd}
            onConnectStart={hands.onConnectStart}
            onConnectEnd={hands.onConnectEnd}
            connectionLineComponent={ConnectionLine}
            connectionMode={ConnectionMode.Loose}
            connectionRadius={0}
            connectOnClick={false}
            onlyRenderVisibleElements={many}
            deleteKeyCode={null}
            disableKeyboardA11y
            zoomOnDoubleClick={false}
            panOnDrag={PAN_BUTTONS}
            selectionMode={SelectionMode.Partial}
            selectionKeyCode={BOX_KEYS}
            minZoom={0.02}
            maxZoom={2.5}
            nodeDragThreshold={2}
            elevateNodesOnSelect={false}
            defaultViewport={begin ?? UNMOVED}
            attributionPosition="bottom-center"
            aria-label="Canvas"
          >
            <Dots />
          </ReactFlow>
          {drawn ? <Overview cards={cards} lines={lines} selection={selection} design={design} /> : null}
          <Over />
          <div className="shield" />
          {cards.length === 0 ? children : null}
          {cards.length > 12 ? <Minimap cards={cards} /> : null}
          {zoomBar}
          {menu ? <MenuList label={menu.title} items={menu.items} at={menu.at} onClose={closeMenu} /> : null}
        </div>
      </FarContext>
    </BoardContext>
  )
}
