import type { Json, JsonObject } from './json.ts'

export type PlainYaml = {
  readonly value: JsonObject
  /** The keys at the top whose value is a text without quotes on one or more lines. */
  readonly unquoted: ReadonlySet<string>
}

/** How deep maps may nest before the general reader takes over. */
const DEEPEST = 6

/**
 * Reads the part of YAML in which nearly all headers are written, ten times as fast as a whole YAML reader: keys of plain
 * words, texts plain or in quotes, lists in brackets or lines, maps in lines, block texts. Null for everything that is not
 * certainly within it, and for everything that is wrong: then `yaml` decides. So it never has an opinion of its own; a
 * property test holds it to what `yaml` says.
 */
export const readPlainYaml = (head: string): PlainYaml | null => {
  const text = head.includes('\r') ? head.replaceAll('\r\n', '\n') : head
  if (STRANGE.test(text)) return null
  const reader = new Reader(text)
  const value = reader.map(0, 0)
  return value === null || !reader.atEnd() ? null : { value, unquoted: reader.unquoted }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no ordinary header holds
const STRANGE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/

const KEY = /([A-Za-z_][A-Za-z0-9_./-]{0,199})(?=:)|"([^"\\\n]{1,200})"(?=:)/y
/** What an unquoted text begins with: nothing that means something else in YAML anywhere. */
const BEGINS_TEXT = /[^\s\-?:,[\]{}#&*!|>'"%@`]/
const BEGINS_ITEM = /[^\s\-?:,[\]{}#&*!|>'"%@`=<~]/
const ENDS_TEXT = /: | #|:$/
const QUOTED = /"((?:[^"\\\n]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*)" *(?=\n|$)/y
const APOSTROPHED = /'((?:[^'\n]|'')*)' *(?=\n|$)/y
const FLOW_ITEM = / *(?:"([^"\\\n]*)"|'([^'\n]*)'|([^\s\-?:,[\]{}#&*!|>'"%@`=<~][^:,[\]{}#"'\n]*)) *([,\]])/y
const BLOCK = /([|>])(-?) *\n/y

/** Walks over one header. Every method gives null where the text leaves the plain part of YAML. */
class Reader {
  readonly unquoted = new Set<string>()
  private at = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  atEnd(): boolean {
    this.nextLine()
    return this.at >= this.text.length
  }

  /** A map in lines that stand at `indent`, from the line at which the reader is. */
  map(indent: number, depth: number): JsonObject | null {
    if (depth > DEEPEST) return null
    const entries = new Map<string, Json>()
    for (let found = this.nextLine(); found === indent; found = this.nextLine()) {
      this.at += indent
      const key = this.key()
      if (key === null || key === '__proto__' || entries.has(key)) return null
      const value = this.valueOf(key, indent, depth)
      if (value === undefined) return null
      entries.set(key, value)
    }
    return entries.size === 0 || this.nextLine() > indent ? null : Object.fromEntries(entries)
  }

  /** The indentation of the next line that is neither blank nor a comment, and moves to its start; -1 at the end. */
  private nextLine(): number {
    const { text } = this
    for (;;) {
      let first = this.at
      while (text[first] === ' ') first++
      if (first >= text.length) {
        this.at = text.length
        return -1
      }
      if (text[first] !== '\n' && text[first] !== '#') return first - this.at
      this.skipLine()
    }
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.at)
    this.at = end < 0 ? this.text.length : end + 1
  }

  /** The rest of the line without the blanks at its end, and moves behind the line. */
  private restOfLine(): string {
    const start = this.at
    this.skipLine()
    return withoutBlanksAtEnd(this.text.slice(start, this.text[this.at - 1] === '\n' ? this.at - 1 : this.at))
  }

  /** A key with its colon. */
  private key(): string | null {
    const found = this.take(KEY)
    if (!found) return null
    this.at++
    const after = this.text[this.at]
    if (after !== ' ' && after !== '\n' && after !== undefined) return null
    // An unquoted `true` is no text, as a key neither.
    return found[1] !== undefined && RESOLVED.has(found[1]) ? null : (found[1] ?? found[2] ?? null)
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found
  }

  /** What stands behind a colon; undefined where it is not plain. */
  private valueOf(key: string, indent: number, depth: number): Json | undefined {
    while (this.text[this.at] === ' ') this.at++
    const first = this.text[this.at]
    if (first === undefined || first === '\n') return this.below(indent, depth)
    if (first === '|' || first === '>') return this.block(indent)
    const value = this.inline(first)
    if (value !== undefined) return value
    if (!BEGINS_TEXT.test(first)) return undefined
    const text = this.plain(indent)
    if (text === null) return undefined
    if (depth === 0) this.unquoted.add(key)
    return resolved(text)
  }

  /** A value that stands in the lines below its key, or none. */
  private below(indent: number, depth: number): Json | undefined {
    const found = this.nextLine()
    const isList = this.text[this.at + found] === '-'
    if (found > indent) return (isList ? this.list(found) : this.map(found, depth + 1)) ?? undefined
    if (found === indent && isList) return this.list(found) ?? undefined
    return null
  }

  /** A list in lines that begin with a dash at `indent`, of values on one line each. */
  private list(indent: number): Json[] | null {
    const items: Json[] = []
    for (let found = this.nextLine(); found === indent; found = this.nextLine()) {
      if (this.text[this.at + indent] !== '-') break
      this.at += indent + 1
      if (this.text[this.at] !== ' ') return null
      while (this.text[this.at] === ' ') this.at++
      const first = this.text[this.at]
      if (first === undefined) return null
      const quoted = this.inline(first)
      if (quoted !== undefined) {
        items.push(quoted)
        continue
      }
      if (!BEGINS_ITEM.test(first)) return null
      const text = this.restOfLine()
      if (ENDS_TEXT.test(text)) return null
      items.push(resolved(text))
    }
    return items.length === 0 || this.nextLine() > indent ? null : items
  }

  /** A value in quotes or brackets that ends with its line. */
  private inline(first: string): Json | undefined {
    if (first === '"') {
      const found = this.take(QUOTED)
      return found ? this.ended(JSON.parse(`"${found[1]}"`) as string) : undefined
    }
    if (first === "'") {
      const found = this.take(APOSTROPHED)
      return found ? this.ended((found[1] ?? '').replaceAll("''", "'")) : undefined
    }
    if (first === '[') return this.flowList()
    return undefined
  }

  private flowList(): Json | undefined {
    const start = this.at
    this.at++
    if (this.text[this.at] === ']') {
      this.at++
      return this.lineEnds() ? this.ended([]) : undefined
    }
    const items: Json[] = []
    for (let found = this.take(FLOW_ITEM); found; found = this.take(FLOW_ITEM)) {
      items.push(found[1] ?? found[2] ?? resolved(withoutBlanksAtEnd(found[3] ?? '')))
      if (found[4] === ']') return this.lineEnds() ? this.ended(items) : undefined
    }
    this.at = start
    return undefined
  }

  private lineEnds(): boolean {
    while (this.text[this.at] === ' ') this.at++
    return this.at >= this.text.length || this.text[this.at] === '\n'
  }

  private ended<T>(value: T): T {
    this.skipLine()
    return value
  }

  /** An unquoted text with the lines that continue it. */
  private plain(indent: number): string | null {
    let text = this.restOfLine()
    if (ENDS_TEXT.test(text)) return null
    for (;;) {
      let first = this.at
      while (this.text[first] === ' ') first++
      if (first - this.at <= indent || first >= this.text.length || this.text[first] === '\n') return text
      if (!BEGINS_ITEM.test(this.text[first] ?? '')) return null
      this.at = first
      const line = this.restOfLine()
      if (ENDS_TEXT.test(line)) return null
      text += ` ${line}`
    }
  }

  /** A block text. One with indented lines, or blank ones at its start, or folded ones that end in blanks, is not plain. */
  private block(indent: number): string | undefined {
    const found = this.take(BLOCK)
    if (!found) return undefined
    const folded = found[1] === '>'
    let deep = this.at
    while (this.text[deep] === ' ') deep++
    const own = deep - this.at
    if (own <= indent || this.text[deep] === '\n' || deep >= this.text.length) return undefined
    let value = ''
    let blank = 0
    let isFirst = true
    while (this.at < this.text.length) {
      let first = this.at
      while (first - this.at < own && this.text[first] === ' ') first++
      const sign = this.text[first]
      if (first - this.at < own) {
        if (sign !== '\n' && sign !== undefined) {
          if (first - this.at > indent) return undefined
          break
        }
        blank++
        this.skipLine()
        continue
      }
      if (sign === ' ' || sign === '\n' || sign === undefined) {
        if (sign !== '\n') return undefined
        blank++
        this.skipLine()
        continue
      }
      this.at = first
      this.skipLine()
      const line = this.text.slice(first, this.text[this.at - 1] === '\n' ? this.at - 1 : this.at)
      if (line.endsWith(' ')) return undefined
      const gap = folded ? (blank === 0 ? ' ' : '\n'.repeat(blank)) : '\n'.repeat(blank + 1)
      value += isFirst ? line : gap + line
      isFirst = false
      blank = 0
    }
    return found[2] === '-' ? value : `${value}\n`
  }
}

const withoutBlanksAtEnd = (text: string): string => {
  let end = text.length
  while (end > 0 && text[end - 1] === ' ') end--
  return text.slice(0, end)
}

const NUMBER = /^[-+]?(?:[0-9]+|\.[0-9]+|[0-9]+\.[0-9]*|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)$/
const RESOLVED: ReadonlyMap<string, Json> = new Map<string, Json>([
  ...['null', 'Null', 'NULL', '~', ''].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

/** What an unquoted text is in YAML 1.2 core. */
const resolved = (text: string): Json => {
  if (text.length > 30) return NUMBER.test(text) ? numberOf(text) : text
  const word = RESOLVED.get(text)
  if (word !== undefined) return word
  if (/^0o[0-7]+$/.test(text)) return numberOf(String(Number.parseInt(text.slice(2), 8)), text)
  if (/^0x[0-9a-fA-F]+$/.test(text)) return numberOf(String(Number.parseInt(text.slice(2), 16)), text)
  return NUMBER.test(text) ? numberOf(text) : text
}

/** A number, or the text where it is too large for one. */
const numberOf = (digits: string, text = digits): Json => {
  const value = Number(digits)
  return Number.isFinite(value) ? value : text
}
