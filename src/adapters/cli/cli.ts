/** `npx duikou …`: the same house, the same rules, beside a running server or without one. */
import { openHouse, systemReader } from '../../house.ts'
import { Problem } from '../../kernel/problem.ts'
import { settings } from '../../settings.ts'
import { auditCommand } from './audit.ts'
import { booksCommand } from './book.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { figureCommand } from './figure.ts'
import { filesCommand } from './files.ts'
import { keysCommand } from './keys.ts'
import { recordCommand } from './record.ts'
import { rollupCommand } from './rollup.ts'
import type { CliCommand, FolderCommand } from './command.ts'

const COMMANDS: Record<string, CliCommand> = {
  figure: figureCommand,
  record: recordCommand,
  audit: auditCommand,
  rollup: rollupCommand,
  books: booksCommand,
  files: filesCommand,
  backup: backupCommand,
}

const FOLDER_COMMANDS: Record<string, FolderCommand> = {
  keys: keysCommand,
  restore: restoreCommand,
}

const HELP = `duikou figure ID --area CODE [--side giver] [--kind K] [--from D --to D | --as-of D] [--known-at T] [--by area] [--as USER] [--json]
duikou record TYPE CODE FIELD [--as USER] [--json]
duikou audit verify [--against FILE]
duikou rollup publish | verify
duikou books verify
duikou files verify [--remove]
duikou backup FILE
duikou restore FILE
duikou keys show | rotate | backup FILE | restore FILE
`

/** @returns the exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function cli(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args
  try {
    const code = await run(name, rest)
    if (code === undefined || code === 2) process.stdout.write(HELP)
    return code ?? (name && name !== 'help' && name !== '--help' ? 2 : 0)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    process.stderr.write(`${error.say('zh')}\n${error.say('en')}\n`)
    return 1
  }
}

async function run(name: string, args: readonly string[]): Promise<number | undefined> {
  const desk = { settings: settings(), args, print: (text: string) => void process.stdout.write(`${text}\n`) }
  const alone = FOLDER_COMMANDS[name]
  if (alone) return alone(desk)
  const command = COMMANDS[name]
  if (!command) return undefined
  const house = await openHouse(desk.settings)
  try {
    return await command({
      ...desk,
      house,
      owner: await systemReader(house.base, process.env.USER ?? 'owner'),
    })
  } finally {
    await house.close()
  }
}
