import type { ViewStore } from './view.ts'

/** Keeps the root element's theme in step with the choice and, where the choice is `system`, with the system. */
export const followTheme = (view: ViewStore): void => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { theme } = view.getState()
    document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
  }
  dark.addEventListener('change', apply)
  view.subscribe(apply)
  apply()
}
