import { parseArgs } from 'node:util'
import { CannotDo, type CliCommand, type Given } from './command.ts'

/** Options of every command. */
const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** Reads the words and options of one command. Throws `CannotDo` with the usage where they do not fit. */
export const readArguments = (command: CliCommand, args: readonly string[]): Given => {
  const { values, positionals } = parsed(command, args)
  const [least, most] = command.words
  const help = values.help === true
  if (!help && positionals.length < least)
    throw misused(command, `“${command.name}” needs ${least === 1 ? 'a word' : `${least} words`} more than was given.`)
  if (positionals.length > most) throw misused(command, `“${positionals[most]}” is one word too many.`)
  const all = (option: string) => [values[option] ?? []].flat().map(String)
  return {
    words: positionals,
    text: (option) => all(option).at(-1),
    list: (option) =>
      all(option)
        .flatMap((value) => value.split(','))
        .map((value) => value.trim())
        .filter((value) => value !== ''),
    flag: (option) => values[option] === true,
  }
}

type Parsed = { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] }

const parsed = (command: CliCommand, args: readonly string[]): Parsed => {
  try {
    return parseArgs({
      args: [...args],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw misused(command, (error as Error).message.split('. ')[0] ?? '')
  }
}

export const misused = (command: Pick<CliCommand, 'name' | 'usage'>, why: string): CannotDo =>
  new CannotDo(`${why}\nUsage: dotbox ${command.name} ${command.usage}`)
