import type { Json, JsonObject } from './json.ts'
import type { Fence } from './page.ts'

/**
 * What a target wants one file to say, as data.
 *
 * Export never prints a file that exists: it compares the sheet of the design as it was read with the sheet of the
 * design as it is now, and changes the file only where these two differ (`revise.ts`). So a file whose sheet did not
 * change comes back byte for byte, whatever is in it. A file that does not exist is printed from its sheet (`printSheet`).
 */
export type Sheet = MarkdownSheet | JsonSheet | LinesSheet | TextSheet

/** A Markdown file: frontmatter, the person's text, and sections that DotBox owns (see `section.ts`). */
export type MarkdownSheet = {
  readonly kind: 'markdown'
  /**
   * Frontmatter in the order in which a new file gets it; null for a file that has none. A list here is compared item
   * by item, so an item that DotBox does not know stays; an object is compared key by key.
   */
  readonly header: JsonObject | null
  /**
   * How the tool finds the end of the frontmatter: at the first `---` anywhere after the opening line (Claude Code
   * 2.1.330), or at a line that begins with `---` (OpenCode 1.18.33, and every other reader); `none` where there is none.
   */
  readonly fence: Fence
  /** The person's text without the sections, line ends as \n, trimmed at both ends. */
  readonly body: string
  /** Section name to its Markdown, line ends as \n, without the markers. */
  readonly sections: { readonly [name: string]: string }
}

/** A JSON or JSONC file: only what is in `value` is compared; everything else in the file is left alone. */
export type JsonSheet = { readonly kind: 'json'; readonly value: JsonObject }

/** A file that must hold these lines, whatever else is in it (a pointer such as `@INSTRUCTIONS.md`). */
export type LinesSheet = { readonly kind: 'lines'; readonly lines: readonly string[] }

/**
 * A file that is DotBox's from its first line to its last (`seal.ts`). `goesWith` is written nowhere: where it changes, the
 * file is brought up to date with what it stands for, also when it came from another version of DotBox.
 */
export type TextSheet = { readonly kind: 'text'; readonly text: string; readonly goesWith?: string }

/** Path to sheet. */
export type Sheets = ReadonlyMap<string, Sheet>

export const markdown = (parts: Partial<Omit<MarkdownSheet, 'kind'>>): MarkdownSheet => ({
  kind: 'markdown',
  fence: parts.fence ?? 'line',
  header: parts.header ?? null,
  body: parts.body ?? '',
  sections: parts.sections ?? {},
})

/** Leaves out keys whose value is undefined, so that optional fields read well where a header is put together. */
export const header = (entries: Record<string, Json | undefined>): JsonObject =>
  Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Json] => entry[1] !== undefined))
