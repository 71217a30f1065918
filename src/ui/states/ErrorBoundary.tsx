import { Component, type ReactNode } from 'react'
import type { Services } from '../../commands/command.ts'
import { saveDesign } from '../../commands/page.ts'
import { Button } from '../kit/Button.tsx'

type Props = { readonly services: Services; readonly children: ReactNode }
type State = { readonly error: Error | null }

/** What stands in place of a page that broke: what happened, and every way to keep the work. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { services, children } = this.props
    const { error } = this.state
    if (!error) return children
    const again = () => this.setState({ error: null })
    const last = services.session.getState().past.at(-1)?.label
    return (
      <main className="flex h-full flex-col items-center justify-center p-6">
        <div className="flex max-w-xl flex-col gap-3">
          <h1 className="text-title font-strong">This page broke, your design did not</h1>
          <p className="text-soft">
            DotBox came upon something it cannot draw. The design is still here, with every edit up to now. Save it as a
            file to be safe, then take the last step back or reload the page.
          </p>
          <pre className="max-h-40 overflow-auto rounded-small border border-line bg-panel p-2 font-mono text-small whitespace-pre-wrap text-error">
            {error.message}
          </pre>
          <div className="flex flex-wrap gap-2">
            <Button look="primary" onClick={() => void saveDesign.run(services)}>
              Save the design as a file
            </Button>
            {last ? (
              <Button
                onClick={() => {
                  services.session.undo()
                  again()
                }}
              >
                Undo “{last}” and go on
              </Button>
            ) : null}
            <Button onClick={again}>Try again</Button>
            <Button onClick={() => window.location.reload()}>Reload</Button>
          </div>
        </div>
      </main>
    )
  }
}
