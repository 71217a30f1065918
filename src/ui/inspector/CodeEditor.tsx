import { defaultKeymap } from '@codemirror/commands'
import { EditorState, Transaction } from '@codemirror/state'
import { EditorView, keymap, placeholder as placeholderText } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { difference } from './difference.ts'
import { continueList, editorTheme } from './editor-parts.ts'
import type { EditorProps } from './MarkdownEditor.tsx'
import { markdownLanguage } from './markdown-language.ts'

/**
 * The editor for Markdown. The text belongs to the design: what is typed goes there at once, and what changes there
 * comes back as the one stretch that differs, so that the caret stays where it was. Undo is the
 * design's, so the editor keeps no history and lets those keys pass.
 */
export const CodeEditor = (props: EditorProps) => {
  const { label, value, placeholder, describedBy, tall = false, autoFocus = false } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  // The editor is made once; its handlers always find the newest props here.
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    if (!host.current) return
    const leave = () => {
      latest.current.onLeave?.()
      return latest.current.onLeave !== undefined
    }
    const own = [
      { key: 'Escape', run: leave, stopPropagation: true },
      { key: 'Enter', run: continueList },
    ]
    const state = EditorState.create({
      doc: latest.current.value,
      extensions: [
        keymap.of([...own, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': label,
          spellcheck: 'true',
          ...(describedBy && { 'aria-describedby': describedBy }),
        }),
        placeholder ? placeholderText(placeholder) : [],
        markdownLanguage,
        editorTheme(tall),
        EditorView.updateListener.of((update) => {
          const typed = update.transactions.some((step) => step.docChanged && !step.annotation(Transaction.remote))
          if (typed) latest.current.onChange(update.state.doc.toString())
        }),
      ],
    })
    const made = new EditorView({ state, parent: host.current })
    view.current = made
    // A dialog that opens in the same go takes the focus first.
    const soon = autoFocus ? requestAnimationFrame(() => made.focus()) : 0
    return () => {
      cancelAnimationFrame(soon)
      made.destroy()
    }
  }, [label, placeholder, describedBy, tall, autoFocus])

  useEffect(() => {
    const before = view.current?.state.doc.toString()
    const after = value.replace(/\r\n?/g, '\n')
    if (before === undefined || before === after) return
    view.current?.dispatch({ changes: difference(before, after), annotations: Transaction.remote.of(true) })
  }, [value])

  return <div ref={host} className={tall ? 'h-full' : 'input p-0! focus-within:border-accent'} />
}
