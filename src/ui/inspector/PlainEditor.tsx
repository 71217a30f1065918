import { classNames } from '../kit/class-names.ts'
import type { EditorProps } from './MarkdownEditor.tsx'
import { useCaret } from './use-caret.ts'

/** A plain field for text: what stands in until the real editor has come, and where it cannot come. */
export const PlainEditor = ({ label, value, onChange, placeholder, describedBy, tall = false }: EditorProps) => {
  const { ref, onSelect, typed } = useCaret<HTMLTextAreaElement>(value)
  return (
    <textarea
      ref={ref}
      aria-label={label}
      aria-describedby={describedBy}
      spellCheck={false}
      placeholder={placeholder}
      value={value}
      onSelect={onSelect}
      onChange={(event) => {
        typed(event.currentTarget)
        onChange(event.target.value)
      }}
      className={classNames(
        'font-mono text-small',
        tall ? 'h-full w-full resize-none bg-raised p-4' : 'input field-sizing-content max-h-80 min-h-24 resize-none',
      )}
    />
  )
}
