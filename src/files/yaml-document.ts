import { type Alias, Composer, type Document, Lexer, type Node, Parser, visit, YAMLParseError } from 'yaml'

export const YAML_OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
} as const

/** A YAML document, or what is first wrong with it; `line` counts from 1. */
export type YamlDocument =
  | { readonly document: Document.Parsed }
  | { readonly document: null; readonly why: string; readonly line: number }

/** How deep a document may nest: each map or list in it, and what it stands in, is one more on the parser's stack. */
const DEEPEST_STACK = 200
/** How many words, blanks and signs it may have: the largest real header has six hundred. */
const MOST_LEXEMES = 5_000

/**
 * The tokens of a text; refused before reading it would take long, since it nests deeply (`a: a: a: …` does on one line), or
 * has as many parts as a line of nothing but quotes.
 */
function* tokensOf(text: string) {
  const parser = new Parser()
  let lexemes = 0
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > MOST_LEXEMES) throw new Error('The frontmatter has too many parts.')
    yield* parser.next(lexeme)
    if (parser.stack.length > DEEPEST_STACK) throw new Error('The frontmatter nests too deeply.')
  }
  yield* parser.end()
}

/**
 * What `parseDocument` of `yaml` gives, or its first error. It stops there: a file whose frontmatter never closes is all
 * frontmatter, and `yaml` would make an error with a stack trace of each of its lines.
 */
export const yamlDocument = (text: string): YamlDocument => {
  const wrong = (error: YAMLParseError): YamlDocument => ({
    document: null,
    why: error.message,
    line: text.slice(0, error.pos[0]).split('\n').length,
  })
  let first: YAMLParseError | undefined
  try {
    const composer = new Composer(YAML_OPTIONS)
    // The array in which the composer collects errors, and which becomes the document's own. On the way out the composer
    // turns what is thrown into further errors, so the first one is kept apart.
    composer.streamInfo().errors.push = (error) => {
      first ??= error
      throw error
    }
    let document: Document.Parsed | null = null
    for (const found of composer.compose(tokensOf(text), true, text.length)) {
      if (document !== null)
        return wrong(
          new YAMLParseError(
            [found.range[0], found.range[1]],
            'MULTIPLE_DOCS',
            'Source contains multiple documents; please use YAML.parseAllDocuments()',
          ),
        )
      document = found
    }
    if (document === null) throw new Error('yaml gave no document.')
    const [error] = document.errors
    return error ? wrong(error as YAMLParseError) : { document }
  } catch (error) {
    if (first) return wrong(first)
    throw error
  }
}

/**
 * Every alias of a document with the node it stands for: the last one before it that has its name; undefined where there is
 * none. In one walk, where `Alias.resolve` would make one for each.
 */
export const aliasesIn = (document: Document.Parsed): ReadonlyMap<Alias, Node | undefined> => {
  const anchors = new Map<string, Node>()
  const found = new Map<Alias, Node | undefined>()
  visit(document, {
    Alias: (_, alias) => {
      found.set(alias, anchors.get(alias.source))
    },
    Value: (_, node) => {
      if (node.anchor) anchors.set(node.anchor, node)
    },
  })
  return found
}
