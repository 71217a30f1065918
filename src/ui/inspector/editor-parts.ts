import type { Extension } from '@codemirror/state'
import { EditorView, type KeyBinding } from '@codemirror/view'
import { nextMarker } from './next-marker.ts'

/** Enter at the end of a list's item begins the next item; in an empty item it ends the list. */
export const continueList: NonNullable<KeyBinding['run']> = (view) => {
  const { main } = view.state.selection
  const line = view.state.doc.lineAt(main.head)
  if (!main.empty || main.head !== line.to || line.length > 2000) return false
  const marker = nextMarker(line.text)
  if (marker === null) return false
  const changes = marker === '' ? { from: line.from, to: line.to } : { from: main.head, insert: `\n${marker}` }
  view.dispatch({
    changes,
    selection: { anchor: marker === '' ? line.from : main.head + 1 + marker.length },
    userEvent: 'input',
    scrollIntoView: true,
  })
  return true
}

/** The look of the editor, from the colours of the page. */
export const editorTheme = (tall: boolean): Extension =>
  EditorView.theme({
    '&': { color: 'var(--ink)', fontSize: '0.75rem', ...(tall && { height: '100%' }) },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': {
      fontFamily: 'var(--font-mono, "JetBrains Mono Variable"), ui-monospace, monospace',
      lineHeight: '1.125rem',
      // A text is edited letter by letter: --> must not become an arrow.
      fontFeatureSettings: '"calt" 0',
      ...(tall ? { padding: '12px 16px' } : { maxHeight: '20rem', minHeight: '6rem' }),
    },
    '.cm-content': {
      padding: tall ? '0' : '4px 0',
      caretColor: 'var(--accent)',
      ...(tall && { maxWidth: '80ch', margin: '0 auto' }),
    },
    '.cm-line': { padding: '0 8px' },
    '.cm-placeholder': { color: 'var(--faint)' },
  })
