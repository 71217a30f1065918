import { JsonFields, JsonValue } from '../../design/records/shared.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { CheckedText } from './Checked.tsx'

type JsonFieldProps<V> = {
  readonly label: string
  readonly help?: string | undefined
  readonly value: V
  readonly onChange: (value: V) => void
}

/** Any value, as JSON; nothing where the field is empty. */
export const JsonField = ({ label, help, value, onChange }: JsonFieldProps<Json | undefined>) => (
  <CheckedText
    label={label}
    help={help}
    mono
    value={spread(value)}
    meaning={(text) => spread(readJson(text).value)}
    problem={(text) => readJson(text).problem}
    onChange={(text) => onChange(readJson(text).value)}
  />
)

/** Fields and their values, as JSON. */
export const JsonFieldsField = ({ label, help, value, onChange }: JsonFieldProps<JsonObject>) => (
  <CheckedText
    label={label}
    help={help}
    mono
    value={spreadFields(value)}
    meaning={(text) => spreadFields(readJson(text).value)}
    problem={(text) => {
      const { problem, value: read } = readJson(text)
      return (
        problem ??
        (read === undefined || JsonFields.safeParse(read).success ? null : 'Write fields in braces: {"key": "value"}.')
      )
    }}
    onChange={(text) => onChange(JsonFields.parse(readJson(text).value ?? {}))}
  />
)

const spread = (value: Json | undefined): string => (value === undefined ? '' : JSON.stringify(value, null, 2))

/** No fields are no text. */
const spreadFields = (value: Json | undefined): string =>
  isObject(value) && Object.keys(value).length === 0 ? '' : spread(value)

const UNSAFE = ['__proto__', 'constructor', 'prototype']

/** A text as a JSON value; an empty text is no value. */
export const readJson = (text: string): { readonly value: Json | undefined; readonly problem: string | null } => {
  if (text.trim() === '') return { value: undefined, problem: null }
  try {
    let unsafe = false
    const parsed: unknown = JSON.parse(text, (key, value: unknown) => {
      unsafe ||= UNSAFE.includes(key)
      return value
    })
    // Said here in words: the records refuse such a key with less, or leave it out.
    if (unsafe) return { value: undefined, problem: 'This key is not allowed.' }
    const read = JsonValue.safeParse(parsed)
    return read.success
      ? { value: read.data, problem: null }
      : { value: undefined, problem: 'This value is not allowed.' }
  } catch {
    return {
      value: undefined,
      problem: 'This is not JSON yet. Texts stand in double quotes: "text", ["a", "b"], {"key": 1}.',
    }
  }
}
