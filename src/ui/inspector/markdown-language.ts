import {
  defineLanguageFacet,
  HighlightStyle,
  Language,
  languageDataProp,
  syntaxHighlighting,
} from '@codemirror/language'
import { tags } from '@lezer/highlight'
import { parser, Strikethrough, Table, TaskList } from '@lezer/markdown'

/**
 * Markdown with tables, boxes and strikethrough, built on its grammar alone: the ready-made package would bring the
 * parsers of HTML, CSS and JavaScript with it.
 */
const data = defineLanguageFacet({ commentTokens: { block: { open: '<!--', close: '-->' } } })
const language = new Language(
  data,
  parser.configure([Table, TaskList, Strikethrough, { props: [languageDataProp.add({ Document: data })] }]),
  [],
  'markdown',
)

const style = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '580', color: 'var(--ink)' },
  { tag: tags.strong, fontWeight: '580' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, color: 'var(--checked)' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.quote, color: 'var(--soft)' },
  { tag: [tags.processingInstruction, tags.labelName, tags.contentSeparator], color: 'var(--faint)' },
  { tag: [tags.comment, tags.angleBracket, tags.meta], color: 'var(--faint)' },
])

export const markdownLanguage = [language.extension, syntaxHighlighting(style)]
