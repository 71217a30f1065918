import type { z } from './zod.ts'

/** Answers true only of a value that a schema gives back as it is: nothing missing, nothing filled in, no key in another place. */
type Test = (value: unknown) => boolean

type Schema = z.core.$ZodType
type Def = z.core.$ZodTypes['_zod']['def']
type Check = z.core.$ZodChecks['_zod']['def']

const PLAIN = Object.prototype
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === PLAIN

/**
 * A quick first look at what comes in at a door. Most of it is what DotBox itself wrote; zod makes every object of it anew
 * and may not compile itself under the page's policy, so it takes several times as long. False says nothing: zod is to be
 * asked then.
 */
export const asItIs = (schema: Schema): Test => whenAsked(() => testOf(schema))

/** Not every door is used, and a schema may hold itself. */
const whenAsked = (make: () => Test): Test => {
  let made: Test | null = null
  return (value) => {
    made ??= make()
    return made(value)
  }
}

const never: Test = () => false

/** Unlike `every`, it does not pass over gaps. All loops here count: on a page that just opened nothing else is quick. */
const everyOne = (list: readonly unknown[], test: Test): boolean => {
  for (let at = 0; at < list.length; at++) if (!test(list[at])) return false
  return true
}

const testOf = (schema: Schema): Test => {
  const def = schema._zod.def as Def
  switch (def.type) {
    case 'string':
      return checked((value) => typeof value === 'string', def.checks)
    case 'number':
      return numberTest(def)
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'null':
      return (value) => value === null
    case 'literal':
      return among(def.values)
    case 'enum':
      return among(Object.values(def.entries))
    case 'template_literal': {
      const pattern = schema._zod.pattern
      return pattern ? checked((value) => typeof value === 'string' && pattern.test(value), def.checks) : never
    }
    case 'nullable': {
      const inner = testOf(def.innerType)
      return (value) => value === null || inner(value)
    }
    case 'optional':
    case 'default':
      return testOf(def.innerType)
    case 'lazy':
      return whenAsked(() => testOf(def.getter()))
    case 'array': {
      const inner = testOf(def.element)
      return checked((value) => Array.isArray(value) && everyOne(value, inner), def.checks)
    }
    case 'union':
      return 'discriminator' in def ? byKey(String(def.discriminator), def.options) : anyOf(def.options)
    case 'record':
      return def.checks?.length ? never : recordTest(def)
    case 'object':
      return def.checks?.length ? never : objectTest(def)
    default:
      return never
  }
}

const among = (list: readonly unknown[]): Test => {
  const values = new Set(list)
  return (value) => values.has(value)
}

const anyOf = (options: readonly Schema[]): Test => {
  const tests = options.map(testOf)
  return (value) => tests.some((test) => test(value))
}

/** Which of several objects it is, by what stands under one key. */
const byKey = (discriminator: string, options: readonly Schema[]): Test => {
  const tests = new Map<unknown, Test>()
  for (const option of options)
    for (const value of option._zod.propValues?.[discriminator] ?? []) tests.set(value, testOf(option))
  return (value) => isPlain(value) && (tests.get(value[discriminator]) ?? never)(value)
}

const numberTest = ({ checks, ...def }: z.core.$ZodNumberDef): Test => {
  const format = 'format' in def ? def.format : undefined
  if (format !== undefined && format !== 'safeint') return never
  const fits: Test = format ? Number.isSafeInteger : Number.isFinite
  return checked(fits, checks)
}

const recordTest = ({ keyType, valueType, partial, mode }: z.core.$ZodRecordDef): Test => {
  // A record of all keys of an enumeration gives them back in the order of that.
  if ((keyType._zod.values && !partial) || mode === 'loose') return never
  const [key, inner] = [testOf(keyType), testOf(valueType)]
  return (value) => {
    if (!isPlain(value)) return false
    const names = Reflect.ownKeys(value)
    for (let at = 0; at < names.length; at++) {
      const name = names[at] as string
      if (name === '__proto__' || !key(name) || !inner(value[name])) return false
    }
    return true
  }
}

/** The keys have to come in the order of the schema, because that is how zod would give them back. */
const objectTest = ({ shape, catchall }: z.core.$ZodObjectDef): Test => {
  const fields = Object.entries(shape).map(([name, field]) => ({
    name,
    test: testOf(field),
    isOptional: (field._zod.def as Def).type === 'optional',
  }))
  const known = new Set(Object.keys(shape))
  const rest = catchall && (catchall._zod.def as Def).type !== 'never' ? testOf(catchall) : never
  return (value) => {
    if (!isPlain(value)) return false
    const names = Reflect.ownKeys(value)
    let at = 0
    for (let field = 0; field < fields.length; field++) {
      const { name, test, isOptional } = fields[field]!
      if (names[at] !== name) {
        if (isOptional) continue
        return false
      }
      if (!test(value[name])) return false
      at++
    }
    for (; at < names.length; at++) {
      const name = names[at] as string
      if (known.has(name) || name === '__proto__' || !rest(value[name])) return false
    }
    return true
  }
}

/** What is asked of a value beside its type. A check that is not known here leaves the answer to zod. */
const checked = (type: Test, checks: readonly z.core.$ZodCheck<never>[] = []): Test => {
  const [first, ...others] = checks.map((check) => checkOf(check as z.core.$ZodCheck))
  if (!first) return type
  if (others.length === 0) return (value) => type(value) && first(value)
  return (value) => type(value) && first(value) && others.every((test) => test(value))
}

const checkOf = (check: z.core.$ZodCheck): Test => {
  const def = check._zod.def as Check
  switch (def.check) {
    case 'max_length':
      return (value) => (value as string).length <= def.maximum
    case 'min_length':
      return (value) => (value as string).length >= def.minimum
    case 'less_than':
      return def.inclusive ? (value) => (value as number) <= Number(def.value) : never
    case 'greater_than':
      return def.inclusive ? (value) => (value as number) >= Number(def.value) : never
    case 'number_format':
      return def.format === 'safeint' ? Number.isSafeInteger : never
    default:
      return 'fn' in def ? (value) => (def.fn as (input: unknown) => unknown)(value) === true : never
  }
}
