import { useState } from 'react'
import { TextField } from '../kit/TextField.tsx'

type AddLineProps = {
  readonly label: string
  readonly placeholder: string
  readonly problem: (text: string) => string | null
  /** One line, or several that were pasted. */
  readonly onAdd: (lines: string[]) => void
  readonly mono?: boolean
}

/** The empty line below a list: Enter, or leaving it, adds what was typed; several pasted lines become several items. */
export const AddLine = ({ label, placeholder, problem, onAdd, mono = false }: AddLineProps) => {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const error = asked && text.trim() !== '' ? problem(text.trim()) : null
  const add = (lines: readonly string[]) => {
    const wanted = lines.filter((line) => line !== '')
    if (wanted.length === 0) return
    setAsked(true)
    if (wanted.some((line) => problem(line) !== null)) return
    onAdd([...wanted])
    setText('')
    setAsked(false)
  }
  return (
    <TextField
      label={label}
      hideLabel
      mono={mono}
      value={text}
      error={error}
      placeholder={placeholder}
      onChange={setText}
      onBlur={() => add([text.trim()])}
      onPaste={(event) => {
        const lines = listItems(event.clipboardData.getData('text'))
        if (lines.length < 2) return
        event.preventDefault()
        add(lines)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) add([text.trim()])
        if (event.key !== 'Escape' || text === '') return
        event.preventDefault()
        event.stopPropagation()
        setText('')
      }}
    />
  )
}

/** The items of a pasted list, one a line, without bullets, numbers and boxes. */
export const listItems = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s+/, '')
        .replace(/^\[[ xX]\]\s+/, '')
        .trim(),
    )
    .filter((line) => line !== '')
