import { type SyntheticEvent, useLayoutEffect, useRef } from 'react'
import { caretAfter } from './difference.ts'

type TextBox = HTMLInputElement | HTMLTextAreaElement

/**
 * Keeps the caret where it stood when the text of a field changes by something else than typing: the browser would put
 * it at the end. Spread `onSelect` and `ref` on the field.
 */
export const useCaret = <E extends TextBox>(text: string) => {
  const box = useRef<E>(null)
  const last = useRef({ text, start: text.length, end: text.length })
  useLayoutEffect(() => {
    const element = box.current
    const before = last.current
    if (!element || before.text === text) return
    const [start, end] = [caretAfter(before.text, text, before.start), caretAfter(before.text, text, before.end)]
    last.current = { text, start, end }
    if (document.activeElement === element) element.setSelectionRange(start, end)
  }, [text])
  const onSelect = ({ currentTarget: { value, selectionStart, selectionEnd } }: SyntheticEvent<E>) => {
    last.current = { text: value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length }
  }
  return {
    ref: box,
    onSelect,
    /** Call it with the element when it was typed into, before the text goes anywhere. */
    typed: (element: TextBox) => {
      const { value, selectionStart, selectionEnd } = element
      last.current = { text: value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length }
    },
  }
}
