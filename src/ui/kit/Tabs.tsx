import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

export type Tab<V extends string> = {
  readonly value: V
  readonly label: string
  readonly count?: number | undefined
  readonly tone?: 'error' | 'warning' | undefined
}

type TabsProps<V extends string> = {
  readonly label: string
  /** Null where none is open: a click opens one. */
  readonly value: V | null
  readonly tabs: readonly Tab<V>[]
  readonly onChange: (value: V) => void
  /** Right of the tabs, in their row. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** Tabs with their panel: arrows move along, Home and End jump. */
export const Tabs = <V extends string>({ label, value, tabs, onChange, aside, children }: TabsProps<V>) => {
  const id = useId()
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex((tab) => tab.value === value)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    onChange(next.value)
    document.getElementById(`${id}-${next.value}`)?.focus()
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-8 shrink-0 items-stretch gap-1 border-b border-line px-2">
        <div
          role="tablist"
          aria-label={label}
          onKeyDown={move}
          className="flex min-w-0 flex-1 items-stretch gap-1 overflow-x-auto overflow-y-hidden [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <button
              key={tab.value}
              id={`${id}-${tab.value}`}
              type="button"
              role="tab"
              aria-selected={tab.value === value}
              aria-controls={`${id}-panel`}
              tabIndex={tab.value === (value ?? tabs[0]?.value) ? 0 : -1}
              onClick={() => onChange(tab.value)}
              className={classNames(
                'flex shrink-0 items-center whitespace-nowrap gap-1.5 border-b-2 border-transparent px-2 text-soft transition-colors hover:text-ink focus-visible:outline-offset-[-2px]',
                'aria-selected:border-accent aria-selected:font-strong aria-selected:text-ink',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span
                  className={classNames(
                    'rounded-full px-1.5 text-tiny font-strong',
                    tab.tone === 'error'
                      ? 'bg-error-wash text-error'
                      : tab.tone === 'warning'
                        ? 'bg-warning-wash text-warning'
                        : 'bg-sunken text-faint',
                  )}
                >
                  {tab.count}
                </span>
              )}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={value === null ? undefined : `${id}-${value}`}
        className="min-h-0 flex-1"
      >
        {children}
      </div>
    </div>
  )
}
