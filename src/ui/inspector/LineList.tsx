import { AddLine } from './AddLine.tsx'
import { WrappedLine } from './Checked.tsx'
import { ListRows } from './ListRows.tsx'
import { itemProblem } from './limits.ts'

type LineListProps = {
  /** What one item is called: “Criterion”. */
  readonly item: string
  readonly items: readonly string[]
  /** `typed`: an item was typed into, so that a burst of it is one step. */
  readonly onChange: (items: string[], typed?: number) => void
  readonly placeholder: string
  readonly mono?: boolean
}

/** A list of lines: edited in place, moved, removed, added below. */
export const LineList = ({ item, items, onChange, placeholder, mono = false }: LineListProps) => (
  <div className="flex flex-col gap-1.5">
    <ListRows label={item} items={items} onChange={(next) => onChange(next)} nameOf={(_, at) => `${item} ${at + 1}`}>
      {(text, at, onKeyDown) => (
        <WrappedLine
          label={`${item} ${at + 1}`}
          hideLabel
          mono={mono}
          value={text}
          problem={itemProblem}
          onKeyDown={onKeyDown}
          onChange={(value) => onChange(items.with(at, value), at)}
        />
      )}
    </ListRows>
    <AddLine
      label={`New ${item.toLowerCase()}`}
      placeholder={placeholder}
      mono={mono}
      problem={itemProblem}
      onAdd={(lines) => onChange([...items, ...lines])}
    />
  </div>
)
