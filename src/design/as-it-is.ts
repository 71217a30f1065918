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

const testOf = (schema: Schema): Test => {
  const def = schema._zod.def as Def
  switch (def.type) {
    case 'string':
      return stringTest(def.checks)
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
    case 'template_literal':
      return schema._zod.pattern ? stringTest(def.checks, schema._zod.pattern) : never
    case 'nullable': {
      const inner = testOf(def.innerType)
      return (value) => value === null || inner(value)
    }
    case 'optional':
    case 'default':
      return testOf(def.innerType)
    case 'lazy':
      return whenAsked(() => testOf(def.getter()))
    case 'array':
      return arrayTest(def)
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

const recordTest = ({ keyType, valueType, partial, mode }: z.core.$ZodRecordDef): Test => {
  // A record of all keys of an enumeration gives them back in the order of that.
  if ((keyType._zod.values && !partial) || mode === 'loose') return never
  const [key, inner] = [testOf(keyType), testOf(valueType)]
  return (value) => {
    if (!isPlain(value)) return false
    for (const name in value) if (name === '__proto__' || !key(name) || !inner(value[name])) return false
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
  const skipsTo = (name: string, from: number): number => {
    let at = from
    while (at < fields.length && fields[at]!.name !== name && fields[at]!.isOptional) at++
    return at
  }
  return (value) => {
    if (!isPlain(value)) return false
    let at = 0
    for (const name in value) {
      at = skipsTo(name, at)
      const field = fields[at]
      if (field?.name === name) {
        if (!field.test(value[name])) return false
        at++
      } else if (field || known.has(name) || name === '__proto__' || !rest(value[name])) return false
    }
    return skipsTo('', at) === fields.length
  }
}

/** What is asked of a value beside its type: how long or how large it is, and what else. Null where one thing is not known here. */
type Asked = { least: number; most: number; fits: ((value: unknown) => unknown) | null }

const askedOf = (checks: readonly z.core.$ZodCheck<never>[] = []): Asked | null => {
  const asked: Asked = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY, fits: null }
  for (const check of checks) {
    const def = check._zod.def as Check
    if (def.check === 'max_length') asked.most = Math.min(asked.most, def.maximum)
    else if (def.check === 'min_length') asked.least = Math.max(asked.least, def.minimum)
    else if (def.check === 'less_than' && def.inclusive) asked.most = Math.min(asked.most, Number(def.value))
    else if (def.check === 'greater_than' && def.inclusive) asked.least = Math.max(asked.least, Number(def.value))
    else if ('fn' in def && asked.fits === null) asked.fits = def.fn as Test
    else return null
  }
  return asked
}

const stringTest = (checks: readonly z.core.$ZodCheck<never>[] | undefined, pattern?: RegExp): Test => {
  const asked = askedOf(checks)
  if (!asked) return never
  const { least, most, fits } = asked
  return (value) =>
    typeof value === 'string' &&
    value.length <= most &&
    value.length >= least &&
    (pattern === undefined || pattern.test(value)) &&
    (fits === null || fits(value) === true)
}

const arrayTest = ({ element, checks }: z.core.$ZodArrayDef): Test => {
  const [inner, asked] = [testOf(element), askedOf(checks)]
  if (!asked || asked.fits) return never
  const { least, most } = asked
  return (value) => {
    if (!Array.isArray(value) || value.length > most || value.length < least) return false
    // Unlike `every`, this does not pass over gaps.
    for (let at = 0; at < value.length; at++) if (!inner(value[at])) return false
    return true
  }
}

const numberTest = ({ checks, ...def }: z.core.$ZodNumberDef): Test => {
  const [format, asked] = ['format' in def ? def.format : undefined, askedOf(checks)]
  if ((format !== undefined && format !== 'safeint') || !asked || asked.fits) return never
  const { least, most } = asked
  const fits = format ? Number.isSafeInteger : Number.isFinite
  return (value) => fits(value) && (value as number) <= most && (value as number) >= least
}
