import type { Page } from '@playwright/test'
import axe from 'axe-core'

type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] }

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What fades in has its colours only at the end. What turns for ever has no end to wait for. */
const settled = (page: Page) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  )

/**
 * What axe finds wrong with the page as it is, WCAG 2.2 AA. The page's own policy forbids foreign scripts, so it is run
 * by the debugger.
 */
export const violations = async (page: Page): Promise<string[]> => {
  await settled(page)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(async (values) => {
    const { axe: run } = globalThis as unknown as {
      axe: { run: (what: Document, how: object) => Promise<{ violations: Violation[] }> }
    }
    // Only what is wrong is told in full: to describe what is right takes longer than to find it.
    const how = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }
    return (await run.run(document, how)).violations
  }, TAGS)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`))
}
