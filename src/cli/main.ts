import { readArguments } from './arguments.ts'
import { CannotDo, type CliCommand } from './command.ts'
import { commands } from './commands.ts'
import { terminalText } from './terminal-text.ts'

/** Runs one command line. Gives back the exit code: 0 done, 1 the answer is “no”, 2 it could not be done. */
const main = async ([name, ...args]: readonly string[]): Promise<number> => {
  const asJson = args.includes('--json')
  try {
    if (name === '--version' || name === '-v') return say(`${process.env.npm_package_version ?? VERSION}\n`)
    if (name === undefined) throw new CannotDo(`Which command?\n\n${overview()}`)
    if (name === 'help' || name === '--help' || name === '-h') return say(overview())
    const command = commands.find((candidate) => candidate.name === name)
    if (!command) throw new CannotDo(`There is no command “${name}”.\n\n${overview()}`)
    const given = readArguments(command, args)
    if (given.flag('help')) return say(help(command))
    const answer = await command.run(given)
    for (const note of answer.notes ?? []) process.stderr.write(terminalText(`${note}\n`))
    say(given.flag('json') ? `${JSON.stringify(answer.json, null, 2)}\n` : terminalText(answer.text))
    return answer.exit
  } catch (error) {
    const known = error instanceof CannotDo
    // What nobody foresaw is a fault of DotBox; the person gets it whole, so that it can be reported.
    const message = known
      ? error.message
      : `DotBox failed, which is its own fault and not yours. Please report this:\n${(error as Error).stack}`
    process.stderr.write(terminalText(`${message}\n`))
    if (asJson) say(`${JSON.stringify({ error: { message, ...(known ? error.details : {}) } }, null, 2)}\n`)
    return 2
  }
}

const VERSION = '0.1.0'

const say = (text: string): 0 => {
  process.stdout.write(text)
  return 0
}

const overview = (): string => {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return `dotbox COMMAND …\n\n${lines.join('\n')}\n\nPATH is a folder, a .zip, or a design.json. Every command takes --json and --help.\n`
}

const help = (command: CliCommand): string => {
  const options = Object.keys(command.options).map((option) => `--${option}`)
  return `dotbox ${command.name} ${command.usage}\n\n${command.summary}\n${options.length === 0 ? '' : `Options: ${options.join(' ')}\n`}`
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
process.stdout.on('error', () => {})
process.exitCode = await main(process.argv.slice(2))
